using System.Globalization;
using Platform.CspReporting.Quarters;
using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.PoliceUk;

/// <summary>One stop and search. "Not stated" is kept as it is written: it is not an ethnic group.</summary>
/// <param name="Row">The row in the file; the headings are row 1.</param>
/// <param name="OccurredUtc">When, in UTC.</param>
/// <param name="Longitude">Degrees east, or null where the row has no location.</param>
/// <param name="Latitude">Degrees north, or null where the row has no location.</param>
/// <param name="Kind">Person, vehicle, or both.</param>
/// <param name="Gender">In the publisher's words, or null.</param>
/// <param name="AgeRange">For example "10-17", or null.</param>
/// <param name="SelfDefinedEthnicity">In the publisher's words, or null.</param>
/// <param name="OfficerDefinedEthnicity">In the publisher's words, or null.</param>
/// <param name="Legislation">In the publisher's words, or null.</param>
/// <param name="ObjectOfSearch">In the publisher's words, or null.</param>
/// <param name="Outcome">In the publisher's words, or null.</param>
internal readonly record struct StopRow(
    int Row, DateTime OccurredUtc, double? Longitude, double? Latitude, string Kind, string? Gender, string? AgeRange, string? SelfDefinedEthnicity,
    string? OfficerDefinedEthnicity, string? Legislation, string? ObjectOfSearch, string? Outcome);

/// <summary>Reads a stop-and-search file of police.uk and checks every row against the file's name.</summary>
internal static class StopAndSearchFile
{
    /// <summary>The fifteen headings, in order; the latitude stands before the longitude.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude", "Longitude", "Gender", "Age range", "Self-defined ethnicity",
        "Officer-defined ethnicity", "Legislation", "Object of search", "Outcome", "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ];

    /// <summary>The age bands that police.uk has used.</summary>
    public static readonly IReadOnlyList<string> AgeRanges = ["under 10", "10-17", "18-24", "25-34", "over 34"];

    private const int Kind = 0, Date = 1, PartOfOperation = 2, Latitude = 4, Longitude = 5, Gender = 6, AgeRange = 7, SelfDefined = 8, OfficerDefined = 9,
        Legislation = 10, ObjectOfSearch = 11, Outcome = 12, OutcomeLinked = 13, Removal = 14;

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<StopRow> Read(string fileName, PoliceUkFileName name, Stream content)
    {
        using var csv = Open(fileName, content, "police.uk", Columns);
        while (csv.Read())
        {
            foreach (var flag in (ReadOnlySpan<int>)[PartOfOperation, OutcomeLinked, Removal])
            {
                if (csv[flag] is not ("" or "True" or "False"))
                    csv.Refuse(flag, $"expected True, False or nothing but found {Shown(csv[flag])}");
            }

            if (csv[AgeRange].Length > 0 && !AgeRanges.Contains(csv[AgeRange]))
                csv.Refuse(AgeRange, $"expected one of {string.Join(", ", AgeRanges)}, or nothing, but found {Shown(csv[AgeRange])}");

            var (longitude, latitude) = Location.Read(csv, Longitude, Latitude);
            yield return new StopRow(csv.Row, Instant(csv, name), longitude, latitude, csv.Required(Kind), Text(csv, Gender), Text(csv, AgeRange),
                Text(csv, SelfDefined), Text(csv, OfficerDefined), Text(csv, Legislation), Text(csv, ObjectOfSearch), Text(csv, Outcome));
        }

        csv.CheckEnd();
    }

    private static DateTime Instant(PublicCsv csv, PoliceUkFileName name)
    {
        if (!DateTimeOffset.TryParseExact(csv[Date], "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            csv.Refuse(Date, $"expected a time such as 2025-03-31T23:15:00+00:00 but found {Shown(csv[Date])}");

        var local = LondonTime.DateOf(instant.UtcDateTime);
        if (local.Year != name.Month.Year || local.Month != name.Month.Month)
            csv.Refuse(Date, string.Create(CultureInfo.InvariantCulture,
                $"the file's name says {name.MonthText} but this search was on {local:yyyy-MM-dd} by local time; give the file the name it was published under"));

        return instant.UtcDateTime;
    }

    private static string? Text(PublicCsv csv, int column) => csv[column] is { Length: > 0 } text ? text : null;
}
