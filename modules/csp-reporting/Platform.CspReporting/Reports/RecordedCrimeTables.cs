using System.Globalization;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Maps;
using Platform.CspReporting.Proxies;
using Platform.CspReporting.PublicData.Boundaries;
using Platform.CspReporting.Quarters;

namespace Platform.CspReporting.Reports;

/// <summary>The tables and the map of recorded crime. Its counts are public already and nothing of them is hidden.</summary>
internal sealed class RecordedCrimeTables(string areaName, CalendarQuarter quarter, RecordedCrime crime, IReadOnlyDictionary<string, int>? deciles)
{
    private const int Most = 10;
    private const string NotImported = "not imported";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private readonly IReadOnlyList<SeriousViolenceProxy> proxies = SeriousViolenceProxy.On(quarter.FirstDay);

    /// <summary>Proxies by month, with the same months of the year before.</summary>
    public ReportTable ByMonth()
    {
        List<DateOnly> months = [.. quarter.Months, .. quarter.PreviousYear.Months];
        var rows = proxies.Select(proxy => Row(proxy.ShownAs, months, month => crime.Count(month, proxy.CrimeType))).ToList();
        rows.Add(Row("These three together", months, month => proxies.Sum(proxy => crime.Count(month, proxy.CrimeType)), isTotal: true));
        rows.Add(Row("All types, anti-social behaviour among them", months, month => crime.Months.Where(each => each.Key.Month == month).Sum(each => each.Value), isTotal: true));

        return new ReportTable("recorded-crime", "Recorded crime that stands in for serious violence", MonthMessage(), "Type recorded by the police",
            [.. quarter.Months.Select(CalendarQuarter.NameOf), $"Quarter {quarter}", .. quarter.PreviousYear.Months.Select(CalendarQuarter.NameOf), $"Quarter {quarter.PreviousYear}"],
            rows, [.. proxies.Select(proxy => $"{proxy.ShownAs}: {proxy.Caveat}"), .. Missing()],
            quarter.PreviousYear.Months.Any(crime.Imported.Contains) ? [4, 0, 5, 1, 6, 2] : [0, 1, 2]);
    }

    /// <summary>The ten LSOAs with most.</summary>
    public ReportTable Places()
    {
        var ranked = Ranked();
        var most = ranked.Take(Most).ToList();
        var ties = most.Count < Most ? 0 : ranked.Skip(Most).Count(lsoa => lsoa.Count == most[^1].Count && lsoa.Count > 0);
        List<string> notes = [];
        if (ties > 0)
            notes.Add($"{ties} more {(ties == 1 ? "LSOA has" : "LSOAs have")} as many as the last of these; ties stand in the order of their codes.");
        notes.Add("Points are moved by the publisher to protect people, so a count says where roughly and not in which street.");
        if (deciles is not null)
        {
            notes.Add("Deprivation: 1 is the most deprived tenth of England, Index of Multiple Deprivation 2019, on LSOAs of 2011.");
            var without = crime.Lsoas.Where(lsoa => !deciles.ContainsKey(lsoa.Code)).Sum(Proxies);
            if (without > 0)
                notes.Add(string.Create(English, $"{without:N0} of the {crime.Lsoas.Sum(Proxies):N0} rows lie in LSOAs that were drawn anew in 2021 and have no match in it; they are counted all the same."));
        }

        string[] columns = deciles is null ? [] : ["Deprivation decile"];
        return new ReportTable("places", "The ten LSOAs with most recorded", most.Count == 0 || most[0].Count == 0 ? "Nothing has been imported for this quarter."
                : string.Create(English, $"{most[0].Lsoa.Name} has most, with {most[0].Count:N0}."),
            "LSOA", [.. proxies.Select(proxy => proxy.ShownAs), "Together", .. columns],
            [.. most.Where(each => each.Count > 0).Select((each, place) => new ReportRow($"{place + 1}. {each.Lsoa.Name} ({each.Lsoa.Code})",
            [
                .. proxies.Select(proxy => Number(each.Lsoa.Types.GetValueOrDefault(proxy.CrimeType))), Number(each.Count),
                .. deciles is null ? [] : new[] { deciles.TryGetValue(each.Lsoa.Code, out var decile) ? Number(decile) : DisclosureGate.Words("no match") },
            ]))],
            notes, [proxies.Count]);
    }

    /// <summary>The map; the ten are numbered as in the table.</summary>
    public ReportMap? Map(IReadOnlyDictionary<string, Shape> shapes)
    {
        var ranked = Ranked();
        if (shapes.Count == 0 || ranked.Sum(each => each.Count) == 0)
            return null;

        var places = ranked.Select((each, place) => (each, place)).Where(item => shapes.ContainsKey(item.each.Lsoa.Code))
            .Select(item => new MapPlace(item.each.Lsoa.Code, item.each.Lsoa.Name, item.each.Count, item.place < Most && item.each.Count > 0 ? $"{item.place + 1}" : null, shapes[item.each.Lsoa.Code]))
            .ToList();
        var title = $"{areaName}: recorded crime that stands in for serious violence, by LSOA, {quarter.MonthsInWords}";
        var description = string.Create(English, $"{places.Count(place => place.Count > 0)} of {places.Count} LSOAs have some; {ranked[0].Lsoa.Name} has most, with {ranked[0].Count:N0}. The ten with most are numbered as in the table.");
        return new ReportMap(title, LsoaMap.Draw("csp-map", title, description, "recorded", places),
            [.. LsoaMap.Legend(places).Select(entry => new ReportMapBand(entry.Band.Colour, $"{entry.Band.Words} recorded: {entry.Places} {(entry.Places == 1 ? "LSOA" : "LSOAs")}"))]);
    }

    private List<(LsoaCrime Lsoa, int Count)> Ranked()
        => [.. crime.Lsoas.Select(lsoa => (lsoa, Count: Proxies(lsoa))).OrderByDescending(each => each.Count).ThenBy(each => each.lsoa.Code, StringComparer.Ordinal)];

    private int Proxies(LsoaCrime lsoa) => proxies.Sum(proxy => lsoa.Types.GetValueOrDefault(proxy.CrimeType));

    private ReportRow Row(string label, IReadOnlyList<DateOnly> months, Func<DateOnly, int> count, bool isTotal = false)
    {
        Figure Month(DateOnly month) => crime.Imported.Contains(month) ? Number(count(month)) : DisclosureGate.Words(NotImported);
        Figure Sum(CalendarQuarter of) => crime.IsComplete(of) ? Number(of.Months.Sum(count)) : DisclosureGate.Words(of.Months.Any(crime.Imported.Contains) ? "not complete" : NotImported);
        return new ReportRow(label, [.. months.Take(3).Select(Month), Sum(quarter), .. months.Skip(3).Select(Month), Sum(quarter.PreviousYear)], isTotal);
    }

    private string MonthMessage()
    {
        if (!crime.IsComplete(quarter))
            return $"Recorded crime has not been imported for every month of {quarter.MonthsInWords}.";

        var now = proxies.Sum(proxy => crime.Count(quarter, proxy.CrimeType)!.Value);
        if (!crime.IsComplete(quarter.PreviousYear))
            return string.Create(English, $"{now:N0} in {quarter.MonthsInWords}. The same months of {quarter.PreviousYear.Year} have not been imported, so there is nothing to compare with.");

        var before = proxies.Sum(proxy => crime.Count(quarter.PreviousYear, proxy.CrimeType)!.Value);
        return string.Create(English, $"{now:N0} in {quarter.MonthsInWords}, {before:N0} in the same months of {quarter.PreviousYear.Year}.");
    }

    private IEnumerable<string> Missing()
        => quarter.Months.Concat(quarter.PreviousYear.Months).Where(month => !crime.Imported.Contains(month)).Select(CalendarQuarter.NameOf).ToList() is { Count: > 0 } missing
            ? [$"Not imported: {string.Join(", ", missing)}. What has not been imported is not nought."]
            : [];

    private static Figure Number(int value) => DisclosureGate.Published(value);
}
