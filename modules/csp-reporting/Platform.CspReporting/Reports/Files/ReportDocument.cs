namespace Platform.CspReporting.Reports.Files;

/// <summary>A report as it is written to files: every format renders these blocks in this order and counts nothing itself.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">Whose it is.</param>
/// <param name="Blocks">Its parts, in order.</param>
/// <param name="Footer">What stands at the foot of each page.</param>
internal sealed record ReportDocument(string Title, string Subtitle, IReadOnlyList<DocumentBlock> Blocks, string Footer)
{
    /// <summary>Its tables, in order.</summary>
    public IEnumerable<ReportTable> Tables => Blocks.OfType<TableBlock>().Select(block => block.Table);

    /// <summary>A quarterly report.</summary>
    public static ReportDocument Of(QuarterlyReport report) => new(
        report.Title, $"CSP quarterly report, Community Safety Partnership: {report.Partnership}",
        [
            .. Summary(report.Narrative),
            .. report.Tables.SelectMany(OfTable),
            new HeadingBlock("About these figures"), .. report.Notes.Select(note => new BulletBlock(note)),
            new HeadingBlock("Sources"), .. report.Sources.Select(source => new BulletBlock(source)),
        ],
        $"{report.Title}. OFFICIAL");

    private static IEnumerable<DocumentBlock> Summary(string? narrative)
    {
        var lines = (narrative ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > 0)
            yield return new HeadingBlock("Summary");
        foreach (var line in lines)
            yield return new ParagraphBlock(line);
    }

    /// <summary>A table with its heading, message and notes.</summary>
    public static IEnumerable<DocumentBlock> OfTable(ReportTable table)
    {
        yield return new HeadingBlock(table.Title);
        yield return new ParagraphBlock(table.Message);
        if (table.Rows.Count > 0)
            yield return new TableBlock(table);
        foreach (var note in table.Notes)
            yield return new NoteBlock(note);
    }
}

/// <summary>A part of a document.</summary>
internal abstract record DocumentBlock;

/// <summary>A heading of the second level.</summary>
internal sealed record HeadingBlock(string Text) : DocumentBlock;

/// <summary>A paragraph.</summary>
internal sealed record ParagraphBlock(string Text) : DocumentBlock;

/// <summary>An item of a list.</summary>
internal sealed record BulletBlock(string Text) : DocumentBlock;

/// <summary>Small print.</summary>
internal sealed record NoteBlock(string Text) : DocumentBlock;

/// <summary>A table of figures.</summary>
internal sealed record TableBlock(ReportTable Table) : DocumentBlock;
