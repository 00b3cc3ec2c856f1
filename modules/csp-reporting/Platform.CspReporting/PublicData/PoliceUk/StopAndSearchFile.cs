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
            yield return ReadRow(csv, 0, name.Month, "the file's name says");

        csv.CheckEnd();
    }

    /// <summary>The current row, whose fifteen columns begin at <paramref name="from"/>.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="from">The first of the columns.</param>
    /// <param name="month">The month that the search must lie in by local time.</param>
    /// <param name="whoSays">What says that it is this month, for the sentence of a refusal.</param>
    public static StopRow ReadRow(PublicCsv csv, int from, DateOnly month, string whoSays)
    {
        foreach (var flag in (ReadOnlySpan<int>)[PartOfOperation, OutcomeLinked, Removal])
        {
            if (csv[from + flag] is not ("" or "True" or "False"))
                csv.Refuse(from + flag, $"expected True, False or nothing but found {Shown(csv[from + flag])}");
        }

        if (csv[from + AgeRange].Length > 0 && !AgeRanges.Contains(csv[from + AgeRange]))
            csv.Refuse(from + AgeRange, $"expected one of {string.Join(", ", AgeRanges)}, or nothing, but found {Shown(csv[from + AgeRange])}");

        var (longitude, latitude) = Location.Read(csv, from + Longitude, from + Latitude);
        return new StopRow(csv.Row, Instant(csv, from + Date, month, whoSays), longitude, latitude, csv.Required(from + Kind), Text(csv, from + Gender), Text(csv, from + AgeRange),
            Text(csv, from + SelfDefined), Text(csv, from + OfficerDefined), Text(csv, from + Legislation), Text(csv, from + ObjectOfSearch), Text(csv, from + Outcome));
    }

    private static DateTime Instant(PublicCsv csv, int column, DateOnly month, string whoSays)
    {
        if (!DateTimeOffset.TryParseExact(csv[column], "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            csv.Refuse(column, $"expected a time such as 2025-03-31T23:15:00+00:00 but found {Shown(csv[column])}");

        var local = LondonTime.DateOf(instant.UtcDateTime);
        if (local.Year != month.Year || local.Month != month.Month)
            csv.Refuse(column, string.Create(CultureInfo.InvariantCulture,
                $"{whoSays} {month:yyyy-MM} but this search was on {local:yyyy-MM-dd} by local time; give the file the name it was published under"));

        return instant.UtcDateTime;
    }

    private static string? Text(PublicCsv csv, int column) => csv[column] is { Length: > 0 } text ? text : null;
}
