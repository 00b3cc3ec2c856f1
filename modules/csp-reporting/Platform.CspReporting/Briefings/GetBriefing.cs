using MediatR;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.Application;

namespace Platform.CspReporting.Briefings;

/// <summary>A briefing of seven minutes for every team of an area, made of the quarter's report; null where there is no such report, or it is out of reach.</summary>
/// <param name="AreaCode">ONS code: changing it makes the briefing of another area.</param>
/// <param name="Quarter">A calendar quarter, for example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetBriefing(string AreaCode, string Quarter) : IQuery<Briefing?>;

/// <summary>The briefing: seven parts, a plan to discuss and a script of three minutes. Its figures are those of the report, which passed the gate.</summary>
/// <param name="AreaCode">The local authority.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Quarter">The calendar quarter.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Parts">The seven parts.</param>
/// <param name="ActionPlan">What a team discusses and who does it.</param>
/// <param name="Script">What somebody says in three minutes.</param>
/// <param name="Locality">What stands at the foot.</param>
/// <param name="Sources">Publishers, periods and licences.</param>
internal sealed record Briefing(
    string AreaCode, string AreaName, string Quarter, string Title, IReadOnlyList<BriefingPart> Parts, ReportTable ActionPlan, IReadOnlyList<string> Script, string Locality,
    IReadOnlyList<string> Sources)
{
    /// <summary>Everything that somebody reads, without the sources.</summary>
    public IEnumerable<string> Texts => Parts.SelectMany(part => part.Sentences.Prepend(part.Title)).Concat(ActionPlan.Rows.Select(row => row.Label)).Concat(Script);

    /// <summary>The briefing as it is written to files.</summary>
    public ReportDocument ToDocument() => new(Title, "A briefing of seven minutes",
        [
            .. Parts.SelectMany((part, place) => part.Sentences.Select(sentence => (DocumentBlock)new ParagraphBlock(sentence)).Prepend(new HeadingBlock($"{place + 1}. {part.Title}"))),
            new HeadingBlock(ActionPlan.Title), new TableBlock(ActionPlan),
            new HeadingBlock("To say in three minutes"), .. Script.Select(line => new ParagraphBlock(line)),
            new HeadingBlock("Sources"), .. Sources.Select(source => new NoteBlock(source)),
        ], Locality);
}

/// <summary>One of the seven parts.</summary>
internal sealed record BriefingPart(string Title, IReadOnlyList<string> Sentences);

internal sealed class GetBriefingHandler(IMediator mediator) : IRequestHandler<GetBriefing, Briefing?>
{
    private const int MostNamed = 3;

    /// <inheritdoc />
    public async Task<Briefing?> Handle(GetBriefing request, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetQuarterlyReport(request.AreaCode, request.Quarter), cancellationToken) is not { } report)
            return null;

        var searches = await mediator.Send(new GetDisproportionality(report.AreaCode, "stop-and-search"), cancellationToken);
        var gaps = searches?.Gaps.Where(gap => gap.Sentence.Contains(" often", StringComparison.Ordinal)).Select(gap => gap.Sentence).ToList() ?? [];
        var recorded = $"Violence and sexual offences, robbery and possession of weapons: {Message(report, "recorded-crime")}";
        var (places, notices) = (Message(report, "places"), $"Notices: {Message(report, "notices-by-agency")}");
        var drivers = MostShown(report, "notices-by-driver");
        var themes = MostShown(report, "voice-themes");
        List<BriefingPart> parts =
        [
            new("Why seven minutes on this", ["Public services share a duty to prevent serious violence. Everybody who meets children plays a part: you may be the adult whom a child tells first.",
                "Carrying a knife is often a sign of fear. Ask what happened to a child before what they did."]),
            new("What the police recorded here", [recorded, places, "Recorded crime is a proxy: it says what was reported, and not what children live through."]),
            new("What partners told us", [notices, drivers.Count == 0 ? "No driver stands out that may be shown." : $"Named most often: {string.Join(", ", drivers)}."]),
            new("What children and families said", [$"Views: {Message(report, "voices")}", themes.Count == 0 ? "No theme stands out that may be shown." : $"They spoke most of: {string.Join(", ", themes)}.", Answered(report)]),
            new("What children were offered", [Shown(report, "knife-crime", "Programmes begun"), Shown(report, "knife-crime", "Programmes finished"), Shown(report, "focused-deterrence", "Support offered"), Shown(report, "focused-deterrence", "Support taken up")]),
            new("Is it the same for everybody", gaps.Count == 0
                ? ["Of searches by the police no gap between ethnic groups can be shown for this area, or none was found. That is not the same as none."]
                : [$"Searches by the police, {searches!.Period}:", .. gaps, "These describe gaps and do not explain them. Ask what could explain them, or what is to change."]),
            new("What you can do tomorrow", ["Notice a change in a child and ask, with time and without judging. Tell the partnership early: a notice costs five minutes.",
                "Say plainly what happens with what a child tells you. If a child is in danger now, call 999 and your safeguarding lead."]),
        ];
        var empty = DisclosureGate.Words("");
        var plan = new ReportTable("action-plan", "To discuss, and who does it", "", "Question", ["Who does it", "By when"],
        [
            new("Which children do we see whom nobody else does?", [empty, empty]),
            new("What of the above surprised us, and what will we look at?", [empty, empty]),
            new("What is one thing that we change this month?", [empty, empty]),
        ], [], []);
        return new Briefing(report.AreaCode, report.AreaName, report.Quarter, $"{report.AreaName}: serious violence and our part, {report.QuarterInWords}", parts, plan,
        [
            $"This is about children in {report.AreaName} and about us. {recorded}",
            notices + (drivers.Count == 0 ? "" : $" What partners named most was {drivers[0]}."),
            themes.Count == 0 ? "We have too few views of children to speak for them, so let us ask." : $"Children and families spoke most of {themes[0]}.",
            gaps.Count == 0 ? "We do not know enough to say whether every group is treated alike." : "Not every group is searched alike: the figures are on the sheet.",
            "So: which children do we see whom nobody else does, and what do we change this month? Let us write down one thing, with a name and a day.",
        ], $"{report.AreaName}, Community Safety Partnership: {report.Partnership}. {report.QuarterInWords}. OFFICIAL", report.Sources.Concat(searches?.Sources ?? []).Distinct().ToList());
    }

    private static string Message(QuarterlyReport report, string key) => report.Tables.FirstOrDefault(table => table.Key == key)?.Message ?? "";

    // The rows with most of those that are shown: what is hidden is not ranked either.
    private static List<string> MostShown(QuarterlyReport report, string key)
        => [.. (report.Tables.FirstOrDefault(table => table.Key == key)?.Rows ?? []).Where(row => !row.IsTotal && row.Cells[^1].Value > 0).OrderByDescending(row => row.Cells[^1].Value).Take(MostNamed).Select(row => row.Label.ToLowerInvariant())];

    private static string Shown(QuarterlyReport report, string key, string label)
    {
        var cell = report.Tables.FirstOrDefault(table => table.Key == key)?.Rows.FirstOrDefault(row => row.Label == label)?.Cells[^1];
        return $"{label}: {(cell is null ? "nothing recorded" : cell.IsHidden ? "a small number" : cell.Text)}.";
    }

    private static string Answered(QuarterlyReport report) => Shown(report, "you-said-we-did", "Answered: done");
}
