namespace Platform.CspReporting.Indicators;

/// <summary>Figures of an indicator that were entered as they were published; a correction is another edition beside the first.</summary>
internal sealed class IndicatorFigures : Kernel.Data.IHasArea
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <inheritdoc />
    public required string AreaCode { get; init; }

    /// <summary>The calendar quarter, for example 2025Q4.</summary>
    public required string Quarter { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Edition { get; init; }

    public required int Numerator { get; init; }

    /// <summary>Null where the denominator is a population.</summary>
    public int? Denominator { get; init; }

    /// <summary>Where the figures were read: publication, table, page.</summary>
    public required string Source { get; init; }

    public required string EnteredBy { get; init; }

    public required DateTime EnteredUtc { get; init; }
}

/// <summary>What a partnership wants to reach, from a quarter on.</summary>
internal sealed class IndicatorTarget : Kernel.Data.IHasArea
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <inheritdoc />
    public required string AreaCode { get; init; }

    /// <summary>The first quarter for which it holds.</summary>
    public required string FromQuarter { get; init; }

    public required decimal Value { get; init; }

    /// <summary>Why this and by whom it was agreed.</summary>
    public required string Why { get; init; }

    public required string SetBy { get; init; }

    public required DateTime SetUtc { get; init; }
}

/// <summary>
/// The return of an area and quarter as it was made: what was counted, by which version of each definition. It is kept apart from what is
/// shown, so that it can be worked out again and compared to the last digit.
/// </summary>
internal sealed class IndicatorReturn : Kernel.Data.IHasArea
{
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required string AreaCode { get; init; }

    public required string Quarter { get; init; }

    /// <summary>1 for the first, one more for each revision.</summary>
    public required int Revision { get; init; }

    /// <summary>Code, version, numerator and denominator of each indicator as JSON, in the order of the catalogue.</summary>
    public required string Counts { get; init; }

    public required string MadeBy { get; init; }

    public required DateTime MadeUtc { get; init; }
}
