using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Gravity;

/// <summary>One offence on both scales on one day, the rule between them, and where they disagree about what to do. Never one score of both.</summary>
/// <param name="OffenceCode">The offence.</param>
/// <param name="OffenceName">Its name.</param>
/// <param name="Yjb">The Youth Justice Board's score, with scale, edition and source.</param>
/// <param name="Police">The police matrix's score, before circumstances, with the same.</param>
/// <param name="Rule">The rule that goes from one to the other, in a sentence.</param>
/// <param name="Disagreements">Where they say different things to do, in sentences; empty where they do not.</param>
internal sealed record Crosswalk(string OffenceCode, string OffenceName, CrosswalkSide? Yjb, CrosswalkSide? Police, string Rule, IReadOnlyList<string> Disagreements)
{
    /// <summary>From here the Youth Justice Board counts an offence as serious, whatever came of it (KPI 9: 5 to 8).</summary>
    private const int SeriousForYjb = 5;

    public static Crosswalk On(Offence offence, DateOnly day, ScaleBook book)
    {
        var yjb = book.ScoreOn(offence.Code, OffenceScale.Yjb, day);
        var police = book.ScoreOn(offence.Code, OffenceScale.Police, day);
        return new Crosswalk(offence.Code, offence.Name, CrosswalkSide.Of(yjb), CrosswalkSide.Of(police), RuleOf(yjb, police, book), [.. Disagree(yjb, police, book)]);
    }

    private static string RuleOf(OffenceScore? yjb, OffenceScore? police, ScaleBook book)
    {
        if (yjb is null || police is null)
            return "One of the scales has no score for it on that day, so nothing is compared.";
        var sentences = Enumerable.Range(yjb.Lowest, yjb.Highest - yjb.Lowest + 1)
            .Select(score => book.Rule(police.Scale.Version, score) is { } rule
                ? $"A Youth Justice Board score of {score} usually goes with {Range(rule.Lowest, rule.Highest)} on the {police.Scale.Name}{(rule.IsConfirmed ? "" : " (not confirmed)")}."
                : $"Nobody has written the rule from a Youth Justice Board score of {score} to the {police.Scale.Name}.");
        return string.Join(" ", sentences);
    }

    private static IEnumerable<string> Disagree(OffenceScore? yjb, OffenceScore? police, ScaleBook book)
    {
        if (yjb is null || police is null)
            yield break;
        var rules = Enumerable.Range(yjb.Lowest, yjb.Highest - yjb.Lowest + 1).Select(s => book.Rule(police.Scale.Version, s)).OfType<GravityEntry>().ToList();
        if (rules.Count > 0 && (police.Lowest < rules.Min(r => r.Lowest) || police.Highest > rules.Max(r => r.Highest)))
            yield return "The police score lies outside what the rule expects.";
        if (yjb.Lowest >= SeriousForYjb && book.Outcome(police.Scale.Version, police.Lowest) is { Highest: 0 } least)
            yield return $"The Youth Justice Board score is 5 or more, which its statistics treat as serious whatever comes of it; the police matrix may lead to no more than {least.Words}.";
        if (yjb.Highest < SeriousForYjb && book.Outcome(police.Scale.Version, police.Highest) is { Lowest: 1 } most)
            yield return $"The Youth Justice Board score is under 5, which its statistics do not treat as serious; the police matrix may lead to {most.Words}.";
    }

    internal static string Range(int lowest, int highest) => lowest == highest ? $"{lowest}" : $"{lowest} to {highest}";
}

/// <summary>A score with the name of its scale, its edition and its source: a bare number is never shown.</summary>
/// <param name="Scale">The scale's name with the edition.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Score">The score, or its range.</param>
/// <param name="Source">Publisher and publication.</param>
/// <param name="IsConfirmed">Somebody has compared it with the publication.</param>
internal sealed record CrosswalkSide(string Scale, string Edition, string Score, string Source, bool IsConfirmed)
{
    public static CrosswalkSide? Of(OffenceScore? score)
        => score is null ? null : new CrosswalkSide(score.Scale.Name, score.Scale.Version, Crosswalk.Range(score.Lowest, score.Highest), Name(score.Scale.Provenance), score.IsConfirmed);

    public override string ToString() => $"{Scale}: {Score}{(IsConfirmed ? "" : " (not confirmed)")}";

    private static string Name(Provenance from) => from.Source.Contains(from.Edition, StringComparison.Ordinal) ? from.Source : $"{from.Source}, {from.Edition}";
}
