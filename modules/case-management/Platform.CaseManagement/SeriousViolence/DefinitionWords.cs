using Platform.CaseManagement.Children;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Notices;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>What a definition says, in words.</summary>
internal static class DefinitionWords
{
    public static string Of(DomesticContextMode mode) => mode switch
    {
        DomesticContextMode.Count => "Counted like any other",
        DomesticContextMode.NoteOnly => "Noted, and not counted: it has a strategy of its own",
        _ => "Left out: it has a strategy of its own",
    };

    public static string Of(IncidentBasis basis) => basis == IncidentBasis.Proven ? "Only what ended in a caution or a sentence" : "Allegations too";

    /// <summary>Which clauses nobody has yet compared with their source, said once for them all; null when each has been.</summary>
    public static string? NotConfirmed(SeriousViolenceDefinition definition)
    {
        var open = definition.Clauses.Where(c => !c.IsConfirmed).Select(c => c.Order).Order().ToList();
        if (open.Count == 0)
            return null;
        if (open.Count == definition.Clauses.Count)
            return "Nobody has yet compared its clauses with their source.";
        return open.Count == 1
            ? $"Nobody has yet compared clause {open[0]} with its source."
            : $"Nobody has yet compared clauses {string.Join(", ", open.SkipLast(1))} and {open[^1]} with their source.";
    }

    /// <summary>What a clause asks for, all of it.</summary>
    public static string Conditions(DefinitionClause clause, ReferenceData reference, Func<string, string> editionName)
    {
        var conditions = new List<string>();
        if (clause.OffenceCategories is { } categories)
            conditions.Add("Offence category: " + Among(categories, c => reference.Offences.FirstOrDefault(o => o.Category.Code == c)?.Category.Name ?? c));
        if (clause.OffenceCodes is { } offences)
            conditions.Add("Offence: " + Among(offences, c => reference.Offence(c)?.Name ?? c));
        if (clause.MinimumYjbScore is { } score)
            conditions.Add($"Youth Justice Board seriousness score of {score} or more");
        if (clause is { MinimumPoliceScore: { } police, PoliceScale: { } scale })
            conditions.Add($"{editionName(scale)}: {police} or more");
        if (clause.Weapons is { } weapons)
            conditions.Add("Weapon: " + (weapons == "any" ? "any" : Among(weapons, c => NoticeCodes.Weapons.Name(c))));
        if (clause.MinimumInjury is { } injury)
            conditions.Add("Injury, at least: " + NoticeCodes.Injuries.Name(injury));
        if (clause.MinimumPeopleHarmed is { } people)
            conditions.Add($"People harmed: {people} or more");
        if (clause.PlaceKinds is { } places)
            conditions.Add("Place: " + Among(places, c => IncidentCodes.PlaceKinds.Name(c)));
        if (clause.Online is { } online)
            conditions.Add(online ? "Online" : "Not online");
        return string.Join("; ", conditions);
    }

    /// <summary>The rules that differ between two definitions or versions, a sentence each.</summary>
    public static IReadOnlyList<string> Differences(SeriousViolenceDefinition first, SeriousViolenceDefinition second, ReferenceData reference, Func<string, string> editionName)
    {
        var found = new List<string>();
        Differ("Ages at the incident", $"{first.AgeFrom} to {first.AgeTo}", $"{second.AgeFrom} to {second.AgeTo}");
        Differ("Counts", Of(first.Basis), Of(second.Basis));
        Differ("Domestic context", Of(first.DomesticContext), Of(second.DomesticContext));
        // A code means one clause within one definition; two definitions each have their own.
        var sameCode = first.Code == second.Code;
        var before = Sentences(first);
        var after = Sentences(second);
        foreach (var (clause, conditions) in before)
        {
            if (after.Any(a => a.Conditions == conditions && (!sameCode || a.Clause.Code == clause.Code)))
                continue;
            found.Add(sameCode && after.FirstOrDefault(a => a.Clause.Code == clause.Code) is { Clause: not null } changed
                ? $"Clause {changed.Clause.Order} ({changed.Clause.Sentence}). {first.FullName}: {conditions}. {second.FullName}: {changed.Conditions}."
                : $"Only in {first.FullName}, clause {clause.Order}: {clause.Sentence} ({conditions}).");
        }

        found.AddRange(after.Where(a => !before.Any(b => sameCode ? b.Clause.Code == a.Clause.Code : b.Conditions == a.Conditions))
            .Select(a => $"Only in {second.FullName}, clause {a.Clause.Order}: {a.Clause.Sentence} ({a.Conditions})."));
        Differ("Asks a person to look", Patterns(first), Patterns(second));
        return found;

        void Differ(string what, string one, string other)
        {
            if (one != other)
                found.Add($"{what}. {first.FullName}: {one}. {second.FullName}: {other}.");
        }

        List<(DefinitionClause Clause, string Conditions)> Sentences(SeriousViolenceDefinition definition)
            => [.. definition.Clauses.OrderBy(c => c.Order).Select(c => (c, Conditions(c, reference, editionName)))];
    }

    public static string Patterns(SeriousViolenceDefinition definition)
        => definition.Patterns.Count == 0 ? "never" : string.Join("; ", definition.Patterns.OrderBy(p => p.Kind).ThenBy(p => p.Days).Select(p => p.Sentence));

    private static string Among(string codes, Func<string, string> name) => string.Join(" or ", codes.Split(',').Select(name));
}
