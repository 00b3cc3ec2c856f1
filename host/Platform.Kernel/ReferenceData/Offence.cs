namespace Platform.Kernel.ReferenceData;

/// <summary>An offence with its place on each scale of seriousness, scale by scale and date by date. Scales are never blended.</summary>
/// <param name="Code">This platform's short code, for example <c>possession-of-blade</c>.</param>
/// <param name="Name">As forms show it.</param>
/// <param name="Category">The Youth Justice Board's category.</param>
/// <param name="Scores">Its scores on every version of every scale.</param>
/// <param name="Provenance">Source of the offence and its category.</param>
public sealed record Offence(string Code, string Name, OffenceCategory Category, IReadOnlyList<OffenceScore> Scores, Provenance Provenance)
{
    private static readonly string[] SeriousViolenceCategories = ["drugs", "robbery", "violence-against-the-person"];

    /// <summary>Its score on the version of a scale that was in force on a day.</summary>
    /// <param name="scale"><see cref="OffenceScale.Yjb"/> or <see cref="OffenceScale.Police"/>.</param>
    /// <param name="day">Usually the day of the offence or of the decision.</param>
    /// <returns>Null where the scale has no score for it, or was not yet in use.</returns>
    public OffenceScore? ScoreOn(string scale, DateOnly day)
        => Scores.FirstOrDefault(s => s.Scale.Code == scale && s.Scale.Provenance.IsInForceOn(day));

    /// <summary>
    /// It is of a kind that the Youth Justice Board's serious violence indicator (KPI 9) counts once it is proven: drugs,
    /// robbery or violence against the person, with a YJB score of 5 to 8. Possession of a blade is not.
    /// </summary>
    /// <returns>Null where the score in the list spans the line, or is missing: then nobody can say until it is confirmed.</returns>
    public bool? IsSeriousViolenceForYjbOn(DateOnly day)
    {
        if (!SeriousViolenceCategories.Contains(Category.Code, StringComparer.Ordinal))
            return false;
        return ScoreOn(OffenceScale.Yjb, day) switch
        {
            { Lowest: >= 5 } => true,
            { Highest: < 5 } => false,
            _ => null,
        };
    }
}

/// <summary>An offence category of the Youth Justice Board.</summary>
/// <param name="Code">For example <c>robbery</c>.</param>
/// <param name="Name">As forms show it.</param>
/// <param name="Provenance">Source.</param>
public sealed record OffenceCategory(string Code, string Name, Provenance Provenance);

/// <summary>One version of a scale of seriousness.</summary>
/// <param name="Code"><see cref="Yjb"/> or <see cref="Police"/>: the same for all versions.</param>
/// <param name="Version">For example <c>NPCC-2025</c>.</param>
/// <param name="Name">As pages show it beside the score; a score is never shown without it.</param>
/// <param name="Minimum">The lowest score of the scale.</param>
/// <param name="Maximum">The highest score of the scale.</param>
/// <param name="Provenance">Source and dates.</param>
public sealed record OffenceScale(string Code, string Version, string Name, int Minimum, int Maximum, Provenance Provenance)
{
    /// <summary>The Youth Justice Board's seriousness score, 1 to 8: fixed by the offence.</summary>
    public const string Yjb = "YJB";

    /// <summary>The police gravity matrix for children: 1 to 4 until September 2023, 1 to 5 since. A base, before circumstances.</summary>
    public const string Police = "POLICE";
}

/// <summary>Where an offence stands on one version of a scale.</summary>
/// <param name="Scale">The scale and its version.</param>
/// <param name="Lowest">The score, or the lower end of its range.</param>
/// <param name="Highest">The upper end; the same as <paramref name="Lowest"/> for a single score.</param>
/// <param name="IsConfirmed">False: not yet compared with the publication.</param>
public sealed record OffenceScore(OffenceScale Scale, int Lowest, int Highest, bool IsConfirmed)
{
    /// <summary>Scale, version and score together: "NPCC child gravity matrix 2025: 3 to 4 (not confirmed)".</summary>
    public override string ToString()
    {
        var score = Lowest == Highest ? $"{Lowest}" : $"{Lowest} to {Highest}";
        return IsConfirmed ? $"{Scale.Name}: {score}" : $"{Scale.Name}: {score} (not confirmed)";
    }
}
