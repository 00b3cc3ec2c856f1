namespace Platform.CspReporting.PublicData;

/// <summary>A row of an imported file.</summary>
internal abstract class PublicRow
{
    private const int RowBits = 24;

    /// <summary>The file's number and the row's in one: rows of a file lie together and need no key of the database.</summary>
    public long Id { get; init; }

    /// <summary>The file.</summary>
    public int FileNumber { get; init; }

    /// <summary>The key of a row. A file has fewer than 16 million rows.</summary>
    public static long IdOf(int fileNumber, int row) => ((long)fileNumber << RowBits) | (uint)row;
}

/// <summary>A recorded crime or incident.</summary>
internal sealed class StreetCrime : PublicRow
{
    public string? LsoaCode { get; init; }

    public int CrimeType { get; init; }

    public int? Outcome { get; init; }

    public byte[]? CrimeId { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }
}

/// <summary>A stop and search; the words are <see cref="Term"/>s.</summary>
internal sealed class StopAndSearch : PublicRow
{
    public DateTime OccurredUtc { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public int Kind { get; init; }

    public int? Gender { get; init; }

    public int? AgeRange { get; init; }

    public int? SelfDefinedEthnicity { get; init; }

    public int? OfficerDefinedEthnicity { get; init; }

    public int? Legislation { get; init; }

    public int? ObjectOfSearch { get; init; }

    public int? Outcome { get; init; }

    /// <summary>The month of the publisher's file, where one imported file holds several; null where the file says it.</summary>
    public DateOnly? MonthOn { get; init; }

    /// <summary>The LSOA that the file gives; null for a file that gives none.</summary>
    public string? LsoaCode { get; init; }
}

/// <summary>A publisher's wording, once: wordings change over the years, so none of them is in the program.</summary>
internal sealed class Term
{
    public required int Id { get; init; }

    /// <summary>Which column it stands in.</summary>
    public required TermList List { get; init; }

    public required string Text { get; init; }
}

/// <summary>The columns whose wordings are kept once.</summary>
internal enum TermList
{
    CrimeType,
    CrimeOutcome,
    SearchKind,
    Gender,
    AgeRange,
    SelfDefinedEthnicity,
    OfficerDefinedEthnicity,
    Legislation,
    ObjectOfSearch,
    SearchOutcome,
}

/// <summary>Where an LSOA lies.</summary>
internal sealed class Lsoa : PublicRow
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string AuthorityCode { get; init; }

    public required string AuthorityName { get; init; }

    public required string PartnershipName { get; init; }

    public required string ForceAreaName { get; init; }
}

/// <summary>A local authority.</summary>
internal sealed class Authority : PublicRow
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string PartnershipCode { get; init; }

    public required string PartnershipName { get; init; }

    public required string ForceAreaCode { get; init; }

    public required string ForceAreaName { get; init; }
}

/// <summary>People of one sex and age in one area; no age for all ages.</summary>
internal sealed class Population : PublicRow
{
    public required string AreaCode { get; init; }

    public required string Sex { get; init; }

    public int? Age { get; init; }

    public int People { get; init; }
}

/// <summary>People of one ethnic group in one upper-tier authority, all ages.</summary>
internal sealed class EthnicPopulation : PublicRow
{
    public required string AreaCode { get; init; }

    public int GroupCode { get; init; }

    public required string GroupName { get; init; }

    public int People { get; init; }
}

/// <summary>A published measure of one place and year.</summary>
internal sealed class PublishedMeasure : PublicRow
{
    public required string Measure { get; init; }

    public required string Unit { get; init; }

    public required string Years { get; init; }

    public required string PlaceName { get; init; }

    public int PlaceNumber { get; init; }

    public required string Region { get; init; }

    public decimal? Value { get; init; }
}

/// <summary>The place of an LSOA of 2011 in the Index of Multiple Deprivation 2019.</summary>
internal sealed class DeprivationRank : PublicRow
{
    public required string LsoaCode { get; init; }

    public int Rank { get; init; }

    public int Decile { get; init; }
}

/// <summary>The outline of an LSOA, in the compact form of <see cref="Boundaries.Shape"/>.</summary>
internal sealed class Boundary : PublicRow
{
    public required string LsoaCode { get; init; }

    public required string LsoaName { get; init; }

    public required string AuthorityCode { get; init; }

    public required byte[] Rings { get; init; }
}
