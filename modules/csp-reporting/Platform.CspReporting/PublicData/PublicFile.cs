namespace Platform.CspReporting.PublicData;

/// <summary>What a published file holds.</summary>
internal enum PublicFileKind
{
    /// <summary>police.uk street-level crime of one force and month.</summary>
    Street,

    /// <summary>police.uk stop and search of one force and month.</summary>
    StopAndSearch,

    /// <summary>Children aged 10 to 17 by sex and year of age, and all ages.</summary>
    Population,

    /// <summary>Ethnic group by upper-tier authority, all ages.</summary>
    EthnicPopulation,

    /// <summary>LSOA to local authority, Community Safety Partnership and police force area.</summary>
    LsoaLookup,

    /// <summary>Local authority to Community Safety Partnership and police force area.</summary>
    AuthorityLookup,

    /// <summary>Index of Multiple Deprivation 2019.</summary>
    Deprivation,

    /// <summary>LSOA boundaries of one local authority.</summary>
    Boundaries,

    /// <summary>Stop and search inside one local authority over several months, with an LSOA for each row.</summary>
    AreaStopAndSearch,

    /// <summary>Measures of youth justice and its context by local authority and year.</summary>
    YouthJusticeMeasures,
}

/// <summary>
/// One imported file and which version of its subject it is. A later file about the same subject replaces it in every figure; this
/// one and its rows stay, so that an old report can be worked out again and the change can be explained.
/// </summary>
internal sealed class PublicFile
{
    /// <summary>1 for the first file ever imported; the rows of a file carry it.</summary>
    public required int Number { get; init; }

    /// <summary>What it holds.</summary>
    public required PublicFileKind Kind { get; init; }

    /// <summary>What the file is about within its kind: two files with the same subject are versions of each other.</summary>
    public required string Subject { get; init; }

    /// <summary>The force as police.uk names it in file names; null for other kinds.</summary>
    public string? Force { get; init; }

    /// <summary>The first day of the month; null for other kinds.</summary>
    public DateOnly? MonthOn { get; init; }

    /// <summary>Its name without a folder.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal: the same content again changes nothing.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Rows in the file without its headings, or features of a GeoJSON.</summary>
    public int Rows { get; set; }

    /// <summary>Who published it, the period and the licence, as they must be shown beside any figure.</summary>
    public required string Source { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTime ImportedUtc { get; init; }

    /// <summary>Who imported it, as colleagues know them.</summary>
    public required string ImportedBy { get; init; }

    /// <summary>The file that replaced it; null while it is in use.</summary>
    public int? SupersededBy { get; set; }

    /// <summary>What the reader should know of it, a sentence a line.</summary>
    public string Remarks { get; set; } = "";

    /// <summary>What changed against the version that it replaced, a sentence a line; empty for a first version.</summary>
    public string Changes { get; set; } = "";
}
