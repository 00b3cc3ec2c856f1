using Microsoft.Extensions.DependencyInjection;
using Platform.CspReporting.Data;
using Platform.CspReporting.Places;
using Platform.CspReporting.Reports;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Places;

/// <summary>A year of a real force against counts of the files' lines by another way, and against the figures in the README of the test data.</summary>
[Collection<PlacesCollection>]
public class PlaceCountTests(PlacesHost fixture)
{
    private readonly PlatformHost host = fixture.Host;

    [Theory]
    [InlineData(Swindon, "Swindon")]
    [InlineData(Wiltshire, "Wiltshire")]
    public async Task Every_cell_of_month_LSOA_and_type_is_as_counted_independently(string areaCode, string name)
    {
        var counts = await host.InScopeAsync(services => new PlaceCountsReader(services.GetRequiredService<CspReportingDbContext>()).ReadAsync(services.GetRequiredService<ReferenceData>().Area(areaCode)!, null, default));
        var expected = PlainRow.In(name).GroupBy(row => (row.Month, row.Lsoa, row.Type)).ToDictionary(group => group.Key, group => group.Count());

        counts.Cells.Count.ShouldBe(expected.Count);
        counts.Cells.Where(cell => expected.GetValueOrDefault((cell.Month, cell.Lsoa, cell.CrimeType)) != cell.Rows).ShouldBeEmpty();
        counts.Months.Count.ShouldBe(12);
        counts.IsComplete.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Swindon, "Swindon")]
    [InlineData(Wiltshire, "Wiltshire")]
    public async Task Every_cell_of_the_tables_is_as_counted_independently(string areaCode, string name)
    {
        var rows = PlainRow.In(name);
        var view = await GetAsync(new GetPlaces(areaCode, IsWhole: true));

        var types = Table(view, "lsoa-types");
        var byType = rows.GroupBy(row => (row.Lsoa, row.Type)).ToDictionary(group => group.Key, group => group.Count());
        types.Columns.Select(Plain).ShouldBe(rows.Select(row => row.Type).Distinct().Order(StringComparer.Ordinal));
        foreach (var row in types.Rows)
            row.Cells.Select(cell => (int)cell.Value!).ShouldBe(types.Columns.Select(type => byType.GetValueOrDefault((CodeOf(row), Plain(type)))), customMessage: row.Label);

        var months = Table(view, "lsoa-months");
        var byMonth = rows.Where(row => row.Type == PlainRow.Violence).GroupBy(row => (row.Lsoa, row.Month.Month)).ToDictionary(group => group.Key, group => group.Count());
        foreach (var row in months.Rows)
            row.Cells.Select(cell => (int)cell.Value!).ShouldBe(Enumerable.Range(1, 12).Select(month => byMonth.GetValueOrDefault((CodeOf(row), month))), customMessage: row.Label);

        var all = Table(view, "months");
        foreach (var row in all.Rows)
        {
            var counted = rows.Where(each => row.IsTotal || each.Type == Plain(row.Label)).ToList();
            row.Cells.Select(cell => (int)cell.Value!).ShouldBe([.. Enumerable.Range(1, 12).Select(month => counted.Count(each => each.Month.Month == month)), counted.Count], customMessage: row.Label);
        }

        var places = Table(view, "places");
        var everything = PlainRow.ByLsoa(rows);
        foreach (var row in places.Rows)
            ((int)row.Cells[^1].Value!, row.Cells.SkipLast(1).Sum(cell => cell.Value)).ShouldBe((everything.GetValueOrDefault(CodeOf(row)), row.Cells[^1].Value), customMessage: row.Label);
    }

    [Fact]
    public async Task The_figures_of_the_READMEs_table_come_out_of_both_areas_and_what_is_counted_apart()
    {
        var (swindon, wiltshire) = (await GetAsync(new GetPlaces(Swindon, IsWhole: true)), await GetAsync(new GetPlaces(Wiltshire, IsWhole: true)));
        int Both(string type, int column = 12) => (int)(Cell(swindon, type, column) + Cell(wiltshire, type, column)
            + PlainRow.All.Count(row => row.Authority is not ("Swindon" or "Wiltshire") && (type == "All types" || row.Type == Plain(type)) && (column == 12 || row.Month.Month == column + 1)));

        (Both("All types"), Both("Violence and sexual offences (proxy)"), Both("Robbery"), Both("Possession of weapons"), Both("Anti-social behaviour")).ShouldBe((52_005, 19_618, 244, 454, 9_935));
        (Both("All types", 2), Both("Violence and sexual offences (proxy)", 2), Both("Robbery", 2), Both("Possession of weapons", 2), Both("Anti-social behaviour", 2)).ShouldBe((4_374, 1_615, 11, 45, 790));
    }

    [Fact]
    public async Task The_most_violent_LSOAs_are_those_of_the_README_and_a_tie_stands_by_code()
    {
        var places = new List<(string Code, int Count)>();
        foreach (var area in new[] { Swindon, Wiltshire })
            places.AddRange(Table(await GetAsync(new GetPlaces(area, IsWhole: true)), "places-detail").Rows.Select(row => (CodeOf(row), (int)row.Cells[0].Value!)));

        places.OrderByDescending(place => place.Count).ThenBy(place => place.Code, StringComparer.Ordinal).Take(5)
            .ShouldBe([("E01032714", 359), ("E01032022", 259), ("E01015534", 244), ("E01034534", 244), ("E01033845", 232)]);
        foreach (var area in new[] { Swindon, Wiltshire })
        {
            var order = Table(await GetAsync(new GetPlaces(area, IsWhole: true)), "places-detail").Rows.Select(row => (Code: CodeOf(row), Count: row.Cells[0].Value!.Value)).ToList();
            order.ShouldBe(order.OrderByDescending(place => place.Count).ThenBy(place => place.Code, StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Rows_in_other_authorities_and_rows_without_a_location_are_counted_and_said()
    {
        var inWiltshire = PlainRow.In("Wiltshire").Count;
        var inSwindon = PlainRow.In("Swindon").Count;
        var nowhere = PlainRow.All.Count(row => row.Lsoa.Length == 0);
        (PlainRow.All.Count - inWiltshire - inSwindon - nowhere).ShouldBe(234);

        (await GetAsync(new GetPlaces(Wiltshire))).Notes[0].ShouldBe(
            $"{inWiltshire:N0} rows lie in Wiltshire. Counted apart and not in any table: {inSwindon:N0} of the force's rows in Swindon, 234 in authorities outside the force's area, {nowhere:N0} without a location.");
    }

    [Fact]
    public async Task Violence_in_LSOAs_without_a_match_of_2011_is_said_and_in_every_other_figure()
    {
        var matched = new StreamReader(SharedData.Open("deprivation/imd2019_file1_lsoa_rank_decile.csv")).ReadToEnd().Split('\n').Skip(1).Where(line => line.Length > 9).Select(line => line[..9]).ToHashSet();
        var violence = PlainRow.All.Where(row => row.Type == PlainRow.Violence && row.Lsoa.Length > 0).ToList();
        violence.Count(row => !matched.Contains(row.Lsoa)).ShouldBe(2_549);

        var said = 0;
        foreach (var (area, name) in new[] { (Swindon, "Swindon"), (Wiltshire, "Wiltshire") })
        {
            var expected = PlainRow.In(name).Where(row => row.Type == PlainRow.Violence).ToList();
            var without = expected.Count(row => !matched.Contains(row.Lsoa));
            var view = await GetAsync(new GetPlaces(area, IsWhole: true));
            var table = Table(view, "deprivation");
            table.Notes.ShouldContain($"{without:N0} of the {expected.Count:N0} rows of violence and sexual offences (a proxy) lie in LSOAs without a match. They are in every other figure of this page.");
            table.Rows[10].Label.ShouldBe("No match: drawn anew in 2021");
            ((int)table.Rows[10].Cells[1].Value!, (int)table.Rows[11].Cells[1].Value!, table.Rows.Take(11).Sum(row => row.Cells[1].Value)).ShouldBe((without, expected.Count, expected.Count));
            Table(view, "places-detail").Rows.Where(row => row.Cells[^1].Text == "no match").Sum(row => row.Cells[0].Value).ShouldBe(without);
            said += without;
        }

        (said + violence.Count(row => row.Authority is not ("Swindon" or "Wiltshire") && !matched.Contains(row.Lsoa))).ShouldBe(2_549);
    }

    [Fact]
    public async Task Months_among_the_highest_change_and_harm_are_as_another_way_gives()
    {
        var rows = PlainRow.In("Swindon");
        var violence = rows.Where(row => row.Type == PlainRow.Violence).ToList();
        var codes = Table(await GetAsync(new GetPlaces(Swindon, IsWhole: true)), "lsoa-types").Rows.Select(CodeOf).ToList();
        var tenth = Enumerable.Range(1, 12).ToDictionary(month => month, month => codes.Select(code => violence.Count(row => row.Lsoa == code && row.Month.Month == month)).OrderDescending().ElementAt(9));

        foreach (var row in Table(await GetAsync(new GetPlaces(Swindon, IsWhole: true)), "places-detail").Rows)
        {
            var code = CodeOf(row);
            var here = violence.Where(each => each.Lsoa == code).ToList();
            row.Cells[6].Value.ShouldBe(Enumerable.Range(1, 12).Count(month => here.Count(each => each.Month.Month == month) is > 0 and var count && count >= tenth[month]), customMessage: row.Label);
            row.Cells[7].Value.ShouldBe(rows.Where(each => each.Lsoa == code).Sum(each => each.Type switch { "Robbery" => 365, "Shoplifting" => 2, _ => 0 }), customMessage: row.Label);
            var (earlier, later) = (here.Count(each => each.Month.Month <= 6), here.Count(each => each.Month.Month > 6));
            if (earlier + later < 10 || earlier == 0)
            {
                row.Cells[5].Text.ShouldBe("Too few to say");
                continue;
            }

            // 181 days to the end of June, 184 from July.
            var (lower, upper) = Statistics.ByHand.ExactRatio(later, 184, earlier, 181);
            row.Cells[2].Value.ShouldBe((decimal)Math.Round(((later / 184.0 / (earlier / 181.0)) - 1) * 100, MidpointRounding.AwayFromZero), customMessage: row.Label);
            ((double)row.Cells[3].Value!).ShouldBe((lower - 1) * 100, 0.51, customMessage: row.Label);
            ((double)row.Cells[4].Value!).ShouldBe((upper - 1) * 100, 0.51, customMessage: row.Label);
            if (row.Cells[5].Text != "No change told from chance")
                (lower > 1 || upper < 1).ShouldBeTrue(row.Label);
        }
    }

    [Fact]
    public async Task The_index_of_each_month_is_as_another_way_gives()
    {
        var violence = PlainRow.In("Wiltshire").Where(row => row.Type == PlainRow.Violence).ToList();
        var table = Table(await GetAsync(new GetPlaces(Wiltshire, IsWhole: true)), "season");

        table.Rows.Count.ShouldBe(12);
        for (var month = 1; month <= 12; month++)
        {
            var (rows, days) = (violence.Count(row => row.Month.Month == month), DateTime.DaysInMonth(2025, month));
            var cells = table.Rows[month - 1].Cells;
            ((int)cells[0].Value!, (int)cells[1].Value!).ShouldBe((rows, days));
            ((double)cells[2].Value!).ShouldBe(100.0 * rows / days / (violence.Count / 365.0), 0.51);
            var (lower, upper) = Statistics.ByHand.ExactProportion(rows, violence.Count);
            ((double)cells[3].Value!).ShouldBe(lower * 36_500 / days, 0.51);
            ((double)cells[4].Value!).ShouldBe(upper * 36_500 / days, 0.51);
        }

        table.Notes[0].ShouldStartWith("Each month is here once, so its season cannot be told");
    }

    private async Task<PlacesView> GetAsync(GetPlaces request) => (await host.SendAsync(request, Roles.Analyst, request.AreaCode)).ShouldNotBeNull();

    private static ReportTable Table(PlacesView view, string key) => view.Tables.Single(table => table.Key == key);

    private static decimal Cell(PlacesView view, string type, int column) => Table(view, "months").Rows.Single(row => row.Label == type).Cells[column].Value!.Value;

    private static string CodeOf(ReportRow row) => row.Label[^10..^1];

    private static string Plain(string type) => type.Replace(" (proxy)", "");
}
