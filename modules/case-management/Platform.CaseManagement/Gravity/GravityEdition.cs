namespace Platform.CaseManagement.Gravity;

/// <summary>
/// An edition of a scale that somebody brought in by a file, beside those that the platform comes with. An edition is never
/// changed: a corrected one is another edition.
/// </summary>
internal sealed class GravityEdition
{
    public required Guid Id { get; init; }

    /// <summary><c>YJB</c> or <c>POLICE</c>.</summary>
    public required string ScaleCode { get; init; }

    /// <summary>For example <c>NPCC-2027</c>.</summary>
    public required string Edition { get; init; }

    /// <summary>As pages show it beside every score.</summary>
    public required string Name { get; init; }

    public required int Minimum { get; init; }

    public required int Maximum { get; init; }

    /// <summary>The first day it holds. The edition before it holds up to then.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Publisher, publication and date.</summary>
    public required string Source { get; init; }

    /// <summary>Whoever brought it in had compared it with the publication.</summary>
    public required bool IsConfirmed { get; init; }

    public required string ImportedByName { get; init; }

    public required DateOnly ImportedOn { get; init; }
}

/// <summary>One line of an edition: an offence's score, the rule from a YJB score to this scale, or what a score usually leads to.</summary>
internal sealed class GravityEntry
{
    public required string Edition { get; init; }

    public required GravityEntryKind Kind { get; init; }

    /// <summary>An offence code, a YJB score, or a score of the edition.</summary>
    public required string Code { get; init; }

    public required int Lowest { get; init; }

    public required int Highest { get; init; }

    /// <summary>What the score usually leads to.</summary>
    public string? Words { get; init; }

    public bool IsConfirmed { get; init; }
}

/// <summary>What a line of an edition says.</summary>
internal enum GravityEntryKind
{
    /// <summary>The score of an offence, or its range.</summary>
    Offence,

    /// <summary>The scores that a YJB score usually goes with.</summary>
    Rule,

    /// <summary>What a score usually leads to; lowest 1 where that is a conditional caution or a charge, highest 1 where it is a charge.</summary>
    Outcome,
}

/// <summary>What was decided about an offence where the scales say different things to do, and who did. A later decision stands before it.</summary>
internal sealed class GravityDecision
{
    public required Guid Id { get; init; }

    public required string OffenceCode { get; init; }

    /// <summary>The editions that were compared.</summary>
    public required string YjbEdition { get; init; }

    public required string PoliceEdition { get; init; }

    /// <summary>The joint band, of <see cref="GravityCodes.Bands"/>: words, never a number.</summary>
    public required string Band { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who agreed it: the panel or the agencies.</summary>
    public required string Forum { get; init; }

    public required string DecidedByName { get; init; }

    public required DateOnly DecidedOn { get; init; }
}
