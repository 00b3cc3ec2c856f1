using CsvHelper;

namespace Platform.CspReporting.Disproportionality;

/// <summary>Which of the broad ethnic groups a publisher's wording belongs to. Wordings change over the years, so they are data with an edition.</summary>
internal sealed class EthnicWordings
{
    /// <summary>Wordings of police.uk.</summary>
    public static readonly EthnicWordings Police = new("police");

    /// <summary>Wordings of the Census.</summary>
    public static readonly EthnicWordings Census = new("census");

    private readonly IReadOnlyList<(bool IsWhole, string Wording, string Group)> entries;

    private EthnicWordings(string list)
    {
        using var stream = typeof(EthnicWordings).Assembly.GetManifestResourceStream("ethnic-wordings.csv")!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        List<(bool, string, string)> read = [];
        while (reader.Read())
        {
            if (reader.GetString("List") == list)
                read.Add((reader.GetString("Match") == "exact", reader.GetString("Wording")!, reader.GetString("Group")!));
        }

        // The longest wording that fits is the one that is meant.
        entries = [.. read.OrderByDescending(entry => entry.Item1).ThenByDescending(entry => entry.Item2.Length)];
    }

    /// <summary>The group's code; <c>not-known</c> for nothing and for what says that nothing was said; null for a wording that is not in the list.</summary>
    public string? GroupOf(string? wording)
        => string.IsNullOrEmpty(wording) ? "not-known"
            : entries.Where(entry => entry.IsWhole ? wording == entry.Wording : wording.StartsWith(entry.Wording, StringComparison.Ordinal)).Select(entry => entry.Group).FirstOrDefault();
}
