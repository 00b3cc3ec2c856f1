using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Reports;

/// <summary>Figures that were counted from the files by another program (docs of the test data), against every form of the report.</summary>
public class QuarterlyReportTests(ReportingHost fixture) : IClassFixture<ReportingHost>
{
    private readonly PlatformHost host = fixture.Host;

    [Fact]
    public async Task Recorded_proxies_by_month_are_the_figures_that_were_counted_independently()
    {
        var table = Table(await GetAsync(), "recorded-crime");

        table.Columns.ShouldBe(["October 2025", "November 2025", "December 2025", "Quarter 2025Q4", "October 2024", "November 2024", "December 2024", "Quarter 2024Q4"]);
        Row(table, "Violence and sexual offences").ShouldBe(["649", "615", "588", "1,852", "not imported", "not imported", "not imported", "not imported"]);
        Row(table, "Robbery")[..4].ShouldBe(["8", "9", "9", "26"]);
        Row(table, "Possession of weapons")[..4].ShouldBe(["23", "14", "16", "53"]);
        Row(table, "These three together")[..4].ShouldBe(["680", "638", "613", "1,931"]);
        Row(table, "All types, anti-social behaviour among them")[..4].ShouldBe(["1,725", "1,630", "1,537", "4,892"]);
        table.Notes.ShouldContain(note => note.Contains("everything from harassment to homicide"));
        table.Notes.ShouldContain("Not imported: October 2024, November 2024, December 2024. What has not been imported is not nought.");
    }

    [Fact]
    public async Task The_ten_LSOAs_with_most_stand_in_order_with_ties_by_code()
    {
        var table = Table(await GetAsync(), "places");

        table.Rows.Select(row => (row.Label[^10..^1], row.Cells[3].Value)).ShouldBe(
        [
            ("E01032714", 107), ("E01015494", 63), ("E01015534", 58), ("E01015475", 50), ("E01033845", 50),
            ("E01015573", 43), ("E01015547", 39), ("E01015546", 36), ("E01015479", 35), ("E01015473", 34),
        ]);
        table.Notes.ShouldContain("1 more LSOA has as many as the last of these; ties stand in the order of their codes.");
        table.Notes.ShouldContain(note => note.StartsWith("187 of the 1,931 rows lie in LSOAs that were drawn anew in 2021", StringComparison.Ordinal));
    }

    [Fact]
    public void The_previous_year_stands_beside_where_it_has_been_imported()
    {
        CalendarQuarter.TryParse("2025Q4", out var quarter).ShouldBeTrue();
        var months = quarter.Months.Concat(quarter.PreviousYear.Months).ToList();
        var crime = new RecordedCrime(months.ToDictionary(month => (month, "Robbery"), month => month.Year == 2025 ? 10 : 12), months.ToHashSet(), [], 0, 30, []);

        var table = new RecordedCrimeTables("Swindon", quarter, crime, null).ByMonth();

        Row(table, "Robbery").ShouldBe(["10", "10", "10", "30", "12", "12", "12", "36"]);
        table.Message.ShouldBe("30 in October to December 2025, 36 in the same months of 2024.");
        table.ChartColumns.Select(column => table.Columns[column]).ShouldBe(["October 2024", "October 2025", "November 2024", "November 2025", "December 2024", "December 2025"]);
    }

    [Fact]
    public void A_quarter_with_a_month_missing_has_no_sum()
    {
        CalendarQuarter.TryParse("2025Q4", out var quarter).ShouldBeTrue();
        var crime = new RecordedCrime(new Dictionary<(DateOnly, string), int> { [(quarter.FirstDay, "Robbery")] = 7 }, new HashSet<DateOnly> { quarter.FirstDay }, [], 0, 7, []);

        Row(new RecordedCrimeTables("Swindon", quarter, crime, null).ByMonth(), "Robbery")[..4].ShouldBe(["7", "not imported", "not imported", "not complete"]);
    }

    [Fact]
    public async Task Searches_of_the_force_are_shown_for_the_months_that_have_been_imported()
    {
        (await ImportAsync(host, "police_stop_search/2023-01-wiltshire-stop-and-search.csv")).Succeeded.ShouldBeTrue();

        var table = Table((await host.SendAsync(new GetQuarterlyReport(Swindon, "2023Q1"), Roles.Analyst, Swindon)).ShouldNotBeNull(), "stop-and-search");

        Row(table, "Children aged 10 to 17").ShouldBe(["46", "not imported", "not imported", "not complete"]);
        table.Message.ShouldBe("For the whole of Wiltshire, of which Swindon is a part.");
    }

    [Fact]
    public async Task The_map_draws_every_LSOA_of_the_area()
    {
        var map = (await GetAsync()).Map.ShouldNotBeNull();

        map.Svg.Split("<path ").Length.ShouldBe(141);
        map.Title.ShouldContain("October to December 2025");
    }

    [Fact]
    public async Task The_report_says_that_the_quarter_is_a_calendar_quarter_and_what_it_rests_on()
    {
        var report = await GetAsync();

        report.Title.ShouldBe("Swindon, calendar quarter, October to December 2025");
        report.Notes[0].ShouldBe("2025Q4 is a calendar quarter: October to December 2025. The Youth Justice Board counts financial quarters, which begin with April, and would call these months 2025Q3.");
        report.Notes.ShouldContain("Children aged 10 to 17 in the area: 23,647 (mid-2022).");
        report.Sources.ShouldContain(source => source.Contains("October 2025, data.police.uk. Contains public sector information licensed under the Open Government Licence v3.0."));
        report.Sources.ShouldContain(source => source.Contains("OS data © Crown copyright"));
    }

    [Fact]
    public async Task An_area_whose_force_has_not_been_imported_says_so_and_not_nought()
    {
        var report = (await host.SendAsync(new GetQuarterlyReport("E07000079", "2025Q4"), Roles.Analyst)).ShouldNotBeNull();

        Row(Table(report, "recorded-crime"), "Robbery").ShouldAllBe(text => text == "not imported");
        Table(report, "places").Rows.ShouldBeEmpty();
        report.Map.ShouldBeNull();
    }

    [Fact]
    public async Task Page_API_and_CSV_show_the_same_figures()
    {
        var report = await GetAsync();
        using var client = await host.AsAsync(Roles.Analyst, Swindon);

        var page = await client.GetPageAsync("/csp-reporting/reports/E06000030/2025Q4");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text("h1").ShouldContain("Swindon, calendar quarter, October to December 2025");
        page.Texts("table.govuk-table tbody tr td").ShouldBe(report.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text));
        page.Document.QuerySelectorAll("svg.csp-map path").Length.ShouldBe(140);

        var json = await client.Http.GetFromJsonAsync<JsonElement>("/api/csp-reporting/reports/E06000030/2025Q4");
        json.GetProperty("tables").EnumerateArray().SelectMany(table => table.GetProperty("rows").EnumerateArray())
            .SelectMany(row => row.GetProperty("cells").EnumerateArray()).Select(cell => cell.GetProperty("text").GetString())
            .ShouldBe(report.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text));

        using var csv = await client.GetAsync("/csp-reporting/reports/E06000030/2025Q4?handler=Csv");
        csv.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("csp-report-E06000030-2025Q4.csv");
        var lines = (await csv.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + report.Tables.Sum(table => table.Rows.Count * table.Columns.Count));
        lines.ShouldContain(line => line.Contains("recorded-crime,Robbery,October 2025,8,8"));

        ReportFiles.ToHtml(report).ShouldContain("<td>1,931</td>");
    }

    [Fact]
    public async Task An_area_out_of_reach_is_not_found_on_the_page_and_by_the_API()
    {
        using var client = await host.AsAsync(Roles.Analyst, Wiltshire);

        (await client.GetAsync("/csp-reporting/reports/E06000030/2025Q4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/api/csp-reporting/reports/E06000030/2025Q4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/csp-reporting/reports/E06000054/2025Q4")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/csp-reporting/reports/E06000030/2025Q5")]
    [InlineData("/csp-reporting/reports/E99999999/2025Q4")]
    public async Task A_quarter_or_an_area_that_is_none_is_not_found(string path)
    {
        using var client = await host.AsAsync(Roles.Analyst);

        (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_partner_may_not_see_reports()
    {
        using var client = await host.AsAsync(Roles.Partner, Swindon);

        (await client.GetAsync("/csp-reporting/reports/E06000030/2025Q4")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_choice_leads_to_the_report_and_asks_for_what_is_missing()
    {
        using var client = await host.AsAsync(Roles.Analyst, Swindon);

        (await client.GetPageAsync("/csp-reporting/reports?AreaCode=E06000030&Quarter=2025Q4")).Url.AbsolutePath.ShouldBe("/csp-reporting/reports/E06000030/2025Q4");
        (await client.GetPageAsync("/csp-reporting/reports?AreaCode=&Quarter=2025Q4")).Errors.ShouldBe(["Choose an area"]);
        (await client.GetPageAsync("/csp-reporting/reports")).Texts("#AreaCode option").ShouldBe(["Choose an area", "Swindon"]);
    }

    [Fact]
    public async Task Nothing_in_the_page_would_be_stopped_by_the_content_security_policy()
    {
        using var client = await host.AsAsync(Roles.Analyst, Swindon);

        var page = await client.GetPageAsync("/csp-reporting/reports/E06000030/2025Q4");

        page.Document.QuerySelectorAll("main [style], main script, main style").Length.ShouldBe(0);
        page.Document.All.SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<QuarterlyReport> GetAsync()
        => (await host.SendAsync(new GetQuarterlyReport(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();

    private static ReportTable Table(QuarterlyReport report, string key) => report.Tables.Single(table => table.Key == key);

    private static string[] Row(ReportTable table, string label) => [.. table.Rows.Single(row => row.Label == label).Cells.Select(cell => cell.Text)];
}
