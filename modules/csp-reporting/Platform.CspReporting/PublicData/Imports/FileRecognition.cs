using System.Globalization;
using System.Text.RegularExpressions;
using Platform.CspReporting.PublicData.Boundaries;
using Platform.CspReporting.PublicData.Deprivation;
using Platform.CspReporting.PublicData.Lookups;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.CspReporting.PublicData.Populations;
using Platform.CspReporting.PublicData.YouthJustice;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>What a file is, before its rows are read.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Subject">What it is about: a file with the same subject is another version.</param>
/// <param name="Source">Publisher, period and licence.</param>
/// <param name="PoliceUk">What a police.uk name says; null for other kinds.</param>
internal sealed record RecognisedFile(PublicFileKind Kind, string Subject, string Source, PoliceUkFileName? PoliceUk = null);

/// <summary>Tells the kinds of file apart: police.uk's by their name, which says month and force, the others by their headings.</summary>
internal static partial class FileRecognition
{
    private const string Licence = "Contains public sector information licensed under the Open Government Licence v3.0.";
    private const string OnsLicence = "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right.";

    /// <summary>Recognises a file.</summary>
    /// <exception cref="PublicDataRefusedException">It is none of the files that can be imported.</exception>
    public static RecognisedFile Recognise(string fileName, Stream content)
    {
        if (PoliceUkFileName.Parse(fileName) is { } name)
            return OfPolice(name);

        if (fileName.EndsWith(".geojson", StringComparison.OrdinalIgnoreCase))
            return new RecognisedFile(PublicFileKind.Boundaries, BoundaryFile.AuthorityOf(fileName, content), $"LSOA boundaries, 2021. {OnsLicence}");

        var headings = PublicCsv.HeadingsOf(content);
        if (Same(headings, StreetFile.Columns) || Same(headings, StopAndSearchFile.Columns))
            throw Refused(fileName, "the rows are police.uk's but the name is not: give the file the name it was published under, for example 2025-03-wiltshire-street.csv, because only the name says the force and the month");
        if (Same(headings, AreaStopAndSearchFile.Columns))
            return AreaStopAndSearchFile.NameOf(fileName) is { } place
                ? new RecognisedFile(PublicFileKind.AreaStopAndSearch, place, $"Stop and search inside {place}, rows of data.police.uk with an LSOA added. {Licence}")
                : throw Refused(fileName, "the name does not say which place and months the searches are of: name it like hillingdon-stop-and-search-2017-12_to_2019-02.csv");
        if (Same(headings, PopulationFile.Columns))
            return new RecognisedFile(PublicFileKind.Population, PeriodOf(fileName), $"Population estimates {PeriodOf(fileName)}, Office for National Statistics. {Licence}");
        if (Same(headings, EthnicPopulationFile.Columns))
            return new RecognisedFile(PublicFileKind.EthnicPopulation, "Census 2021", $"Ethnic group, all ages, Census 2021, Office for National Statistics. {Licence}");
        if (Same(headings, MeasureFile.Columns))
            return new RecognisedFile(PublicFileKind.YouthJusticeMeasures, "Measures by authority", $"Local authority interactive tool, Department for Education, from figures of the Youth Justice Board, the Ministry of Justice and others. {Licence}");
        if (Same(headings, LsoaLookupFile.Columns))
            return new RecognisedFile(PublicFileKind.LsoaLookup, "LSOA 2021", $"Lookup of LSOA 2021 to local authority, Community Safety Partnership and police force area. {OnsLicence}");
        if (Same(headings, DeprivationFile.Columns))
            return new RecognisedFile(PublicFileKind.Deprivation, "IMD 2019", $"English indices of deprivation 2019, on LSOAs of 2011, Ministry of Housing, Communities and Local Government. {Licence}");
        if (Same(headings, AuthorityLookupFile.Columns) || Same(PublicCsv.HeadingsOf(content, ';'), AuthorityLookupFile.Columns))
            return new RecognisedFile(PublicFileKind.AuthorityLookup, "Authorities", $"Lookup of local authority to Community Safety Partnership and police force area, December 2019. {OnsLicence}");

        throw Refused(fileName, "neither the name nor the headings are those of a file that can be imported; police.uk's are named like 2025-03-wiltshire-street.csv, and the page \"Public data\" lists the others");
    }

    private static RecognisedFile OfPolice(PoliceUkFileName name)
    {
        var street = name.Kind == PoliceUkKind.Street;
        var month = name.Month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        return new RecognisedFile(street ? PublicFileKind.Street : PublicFileKind.StopAndSearch, $"{name.Force} {name.MonthText}",
            $"{(street ? "Street-level crime" : "Stop and search")}, {name.Force}, {month}, data.police.uk. {Licence}", name);
    }

    // "ons_mye_mid2022_…" is about mid-2022.
    private static string PeriodOf(string fileName)
        => MidYear().Match(fileName) is { Success: true } match
            ? "mid-" + match.Groups[1].Value
            : throw Refused(fileName, "the name does not say which year the estimates are for: put mid and the year in it, for example mid2022");

    private static bool Same(IReadOnlyList<string> headings, IReadOnlyList<string> columns) => headings.SequenceEqual(columns);

    private static PublicDataRefusedException Refused(string fileName, string reason) => new(new PublicDataProblem(fileName, 1, 1, null, reason));

    [GeneratedRegex(@"mid-?(20\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex MidYear();
}
