using System.Globalization;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Facts;
using Platform.CspReporting.Quarters;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Reports;

/// <summary>
/// The tables of what the workstreams did. They are about children and people who were harmed, so each goes through suppression
/// before anything of it is put into words.
/// </summary>
internal sealed class WorkstreamTables(ReferenceData reference, CalendarQuarter quarter, FactCounts facts, DisclosureGate gate, EarlierReports earlier)
{
    private const string HeldBack = "The figures are those of the last edition: what changed since is so small that the change would tell of single people.";
    private const string EachRowForItself = "Rows are not added up: each counts something else.";

    /// <summary>All of them, in the order of the report.</summary>
    public IEnumerable<ReportTable> All()
    {
        yield return Table("notices-by-agency", "Notices from partners, by agency", "Agency", ByCode(Measures.Notice, code => reference.AgencyKind(code)?.Name), isSum: true,
            "notices from partners");
        yield return Table("notices-by-driver", "Drivers named in notices", "Driver", ByCode(Measures.NoticeDriver, code => reference.DriverOfViolence(code)?.Name), isSum: false,
            "", "A notice may name several drivers, so the rows add up to more than the notices.");
        yield return Table("serious-violence", "Incidents that are serious violence under the partnership's definition", "Weapon",
            ByCode(Measures.SeriousViolence, code => code switch { "" => "No weapon", "knife" => "Knife or blade", "firearm" => "Firearm", "other" => "Another weapon", _ => null }), isSum: true,
            "incidents", "Counted once for each child who is recorded as having caused harm. The definition is the partnership's own; recorded crime above is a proxy.");
        yield return Table("cases", "Children's cases opened and closed", "Cases",
            [new("Opened", facts.Months(Measures.CaseOpened)), new("Closed", facts.Months(Measures.CaseClosed))], isSum: false, "", EachRowForItself);
        yield return Table("knife-crime", "Knife-crime programmes", "Step",
        [
            new("Programmes begun", facts.Months(Measures.KnifeStarted)),
            new("Sessions that the child was at", facts.Months(Measures.KnifeSession, "attended")),
            new("Sessions that the child was not able to be at", facts.Months(Measures.KnifeSession, "not-attended")),
            new("Programmes finished", facts.Months(Measures.KnifeCompleted)),
            new("Programmes that ended early", facts.Months(Measures.KnifeEndedEarly)),
        ], isSum: false, "", EachRowForItself);
        yield return Table("focused-deterrence", "Focused deterrence: from nomination to support", "Step",
        [
            new("Nominations", facts.Months(Measures.Nominated)),
            new("People who joined a cohort", facts.Months(Measures.Enrolled)),
            new("Nominations that the panel declined", facts.Months(Measures.NominationDeclined)),
            new("Support offered", facts.Months(Measures.SupportOffered)),
            new("Support taken up", facts.Months(Measures.SupportTakenUp)),
        ], isSum: false, "", "Children and adults together. A nomination decides nothing; the panel does.");
        yield return VictimContacts();
        yield return Table("voices", "Views heard, by whose they are", "Who", ByCode(Measures.Voice, code => code switch
        {
            "child" => "Children", "parent-or-carer" => "Parents and carers", "sibling" => "Brothers and sisters", "community-member" => "Community members",
            "harmed-person" => "People who were harmed", _ => null,
        }), isSum: true, "views");
        yield return Table("voice-themes", "What the views were about", "Theme", ByCode(Measures.VoiceTheme, _ => null), isSum: false, "", "A view may have several themes.");
        yield return Table("you-said-we-did", "You said, we did", "Answer",
        [
            new("Themes asked of an owner", facts.Months(Measures.ThemeRaised)),
            new("Answered: done", facts.Months(Measures.YouSaidWeDid, "done")),
            new("Answered: doing", facts.Months(Measures.YouSaidWeDid, "doing")),
            new("Answered: cannot, with why", facts.Months(Measures.YouSaidWeDid, "cannot")),
        ], isSum: false, "", EachRowForItself);
    }

    private ReportTable VictimContacts()
    {
        Line[] lines = [new("Wish to stay in contact", facts.Months(Measures.VictimContact, "yes")), new("Do not wish it", facts.Months(Measures.VictimContact, "no"))];
        var contacts = lines.Sum(line => line.Months.Sum());
        // An average over few contacts, or beside a hidden count, would say what the table does not.
        string Average(ReleasedTable shown) => contacts < gate.Rule.Threshold || shown.HasHidden
            ? "The average number of working days is not shown: it stands on few contacts or beside a hidden count."
            : string.Create(CultureInfo.InvariantCulture, $"First contact took {(double)facts.Amount(Measures.VictimContact) / contacts:0.0} working days on average from the day the service was told.");
        return Table("victim-contacts", "First contacts with people who were harmed", "Their wish", lines, isSum: true, "first contacts", shown => [Average(shown)]);
    }

    private Line[] ByCode(string measure, Func<string, string?> nameOf)
        => [.. facts.Breakdowns(measure).Select(code => new Line(nameOf(code) ?? InWords(code), facts.Months(measure, code))).OrderBy(line => line.Label, StringComparer.Ordinal)];

    private ReleasedTable? Protect(string key, Line[] lines, bool isSum)
    {
        var counts = new int[lines.Length, quarter.Months.Count];
        for (var row = 0; row < lines.Length; row++)
        {
            for (var column = 0; column < quarter.Months.Count; column++)
                counts[row, column] = lines[row].Months[column];
        }

        return gate.ReleaseNext(new AdditiveTable(counts, HasRowTotals: true, HasColumnTotals: isSum), [.. lines.Select(line => line.Label)], earlier.Table(key));
    }

    private ReportTable Table(string key, string title, string rowHeading, Line[] lines, bool isSum, string what, params string[] notes)
        => Table(key, title, rowHeading, lines, isSum, what, _ => notes);

    private ReportTable Table(string key, string title, string rowHeading, Line[] lines, bool isSum, string what, Func<ReleasedTable, string[]> notesOf)
    {
        if (Protect(key, lines, isSum) is not { } shown)
        {
            var last = earlier.Last(key)!;
            return last with { Notes = [.. last.Notes.Where(note => note != HeldBack), HeldBack] };
        }

        var notes = notesOf(shown);
        var rows = lines.Select((line, row) => new ReportRow(line.Label, shown.Row(row))).ToList();
        if (isSum && lines.Length > 0)
            rows.Add(new ReportRow("Total", shown.Row(lines.Length), IsTotal: true));

        var message = lines.All(line => line.Months.Sum() == 0) ? $"Nothing was recorded in {quarter.MonthsInWords}."
            : isSum ? $"{shown[lines.Length, quarter.Months.Count].Text} {what} in {quarter.MonthsInWords}."
            : $"Counts for {quarter.MonthsInWords}.";
        return new ReportTable(key, title, message, rowHeading, [.. quarter.Months.Select(CalendarQuarter.NameOf), "Quarter"], rows,
            shown.HasHidden ? [.. notes, gate.Rule.Note] : notes, [quarter.Months.Count]);
    }

    // "moving-home" is "Moving home": codes of other workstreams that no shared list names.
    private static string InWords(string code)
        => code.Length == 0 ? "Not recorded" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    private sealed record Line(string Label, int[] Months);
}
