using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsvHelper;
using Platform.CspReporting;
using Platform.CspReporting.Places;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Places;

[Collection<PlacesCollection>]
public class PlacesPageTests(PlacesHost fixture)
{
    private const string Path = "/csp-reporting/places/" + Swindon;

    private readonly PlatformHost host = fixture.Host;

    [Fact]
    public async Task An_analyst_reads_the_places_page_by_page_and_every_LSOA_stands_on_one_of_them()
    {
        using var client = await host.AsAsync(Roles.Analyst, Swindon);
        var page = await client.GetPageAsync($"{Path}?group=violence&sort=most");
        page.Texts("h1").ShouldHaveSingleItem().ShouldContain("Violence and sexual offences (proxy)");
        page.Texts("svg[role=img] > title")[0].ShouldBe("Swindon: violence and sexual offences (proxy) by LSOA, January 2025 to December 2025");
        page.Document.QuerySelectorAll("[style], style, main script").ShouldBeEmpty();
        page.Main.ShouldContain("Contains OS data © Crown copyright and database right");
        page.Main.ShouldContain("Contains public sector information licensed under the Open Government Licence v3.0");

        List<string> seen = [];
        for (var pages = 1; ; pages++)
        {
            var rows = page.Texts("section[aria-labelledby=table-places] tbody th");
            rows.ShouldBe(page.Texts("section[aria-labelledby=table-places-detail] tbody th"));
            seen.AddRange(rows);
            if (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next)
            {
                pages.ShouldBe(6);
                break;
            }

            page = await client.GetPageAsync(next);
        }

        seen.Count.ShouldBe(140);
        seen.Distinct().Count().ShouldBe(140);
        seen.Select((label, place) => label.StartsWith($"{place + 1}. ", StringComparison.Ordinal)).ShouldAllBe(inOrder => inOrder);
    }

    [Fact]
    public async Task The_map_has_the_figures_of_the_table_and_a_pattern_for_each_class()
    {
        var view = (await host.SendAsync(new GetPlaces(Swindon), Roles.Analyst, Swindon)).ShouldNotBeNull();
        var whole = (await host.SendAsync(new GetPlaces(Swindon, IsWhole: true), Roles.Analyst, Swindon)).ShouldNotBeNull();
        var svg = System.Xml.Linq.XElement.Parse(view.Map.ShouldNotBeNull().Svg);
        System.Xml.Linq.XNamespace ns = "http://www.w3.org/2000/svg";

        var drawn = svg.Descendants(ns + "path").Select(path => path.Element(ns + "title")?.Value).OfType<string>().ToList();
        drawn.ShouldBe(whole.Tables.Single(table => table.Key == "places-detail").Rows.Select(row => $"{row.Label[(row.Label.IndexOf(' ') + 1)..]}: {row.Cells[0].Text} recorded"));
        view.Map!.Legend.Count.ShouldBeInRange(4, 5);
        view.Map.Legend.Select(band => band.Colour).Distinct().Count().ShouldBe(view.Map.Legend.Count);
        view.Map.Legend.Skip(1).ShouldAllBe(band => band.Colour.StartsWith("url(#places-map-class-"));
        view.Map.Svg.Length.ShouldBeLessThan(120_000);
    }

    [Fact]
    public async Task The_files_have_every_figure_of_the_view()
    {
        var view = (await host.SendAsync(new GetPlaces(Swindon, Group: "robbery", IsWhole: true), Roles.Analyst, Swindon)).ShouldNotBeNull();
        var expected = view.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text).ToList();
        using var client = await host.AsAsync(Roles.Analyst, Swindon);

        using var csv = await client.GetAsync($"{Path}?handler=Csv&group=robbery");
        csv.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"csp-places-{Swindon}-robbery.csv");
        using var reader = CsvReader.Create(new MemoryStream((await csv.Content.ReadAsByteArrayAsync())[3..]), new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        List<string> shown = [];
        while (reader.Read())
            shown.Add(reader.GetString("shown")!);
        shown.ShouldBe(expected);

        using var xlsx = await client.GetAsync($"{Path}?handler=Xlsx&group=robbery");
        xlsx.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var archive = new ZipArchive(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()));
        archive.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ShouldBe(view.Tables.Count + 1);
        var json = await client.Http.GetFromJsonAsync<JsonElement>($"/api/csp-reporting/places/{Swindon}?group=robbery");
        json.GetProperty("tables").GetArrayLength().ShouldBe(view.Tables.Count);
    }

    [Theory]
    [InlineData(PlaceSort.Often, 6)]
    [InlineData(PlaceSort.Harm, 7)]
    public async Task The_LSOAs_can_be_put_in_another_order(string sort, int column)
    {
        var values = (await host.SendAsync(new GetPlaces(Swindon, Sort: sort, IsWhole: true), Roles.Analyst, Swindon)).ShouldNotBeNull().Tables.Single(table => table.Key == "places-detail").Rows.Select(row => row.Cells[column].Value!.Value).ToList();

        values.ShouldBe(values.OrderDescending());
        values[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_period_that_is_none_is_said_beside_its_field_and_the_last_twelve_months_are_shown()
    {
        using var client = await host.AsAsync(Roles.Analyst, Swindon);

        (await client.GetPageAsync($"{Path}?from=March&to=2025-12")).Errors.ShouldBe(["Write the first month like 2025-01"]);
        (await client.GetPageAsync($"{Path}?from=2025-12&to=2025-01")).Errors.ShouldBe(["The last month must not lie before the first"]);
        (await client.GetPageAsync($"{Path}?from=2020-01&to=2025-01")).Errors.ShouldBe(["Choose 36 months at the most"]);
        (await client.GetPageAsync($"{Path}?from=2025-01")).Errors.ShouldBe(["Enter both months, or neither"]);
        (await client.GetAsync($"/api/csp-reporting/places/{Swindon}?from=March&to=2025-12")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetPageAsync($"{Path}?after=E99999999")).Texts("section[aria-labelledby=table-places] tbody tr").Count.ShouldBe(25);
    }

    [Fact]
    public async Task Months_that_were_not_imported_are_named_and_are_not_nought()
    {
        var view = (await host.SendAsync(new GetPlaces(Swindon, "2024-10", "2025-03", IsWhole: true), Roles.Analyst, Swindon)).ShouldNotBeNull();

        view.Notes.ShouldContain("Not imported: October 2024, November 2024, December 2024. What has not been imported is not nought.");
        view.Tables.Single(table => table.Key == "months").Rows[0].Cells.Take(3).ShouldAllBe(cell => cell.Text == "not imported");
        view.Tables.Single(table => table.Key == "places-detail").Rows[0].Cells[2].Text.ShouldBe("not complete");
        view.Chart.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_areas_are_not_there_and_who_may_not_read_reports_is_refused()
    {
        using var analyst = await host.AsAsync(Roles.Analyst, Swindon);
        foreach (var path in new[] { $"/csp-reporting/places/{Wiltshire}", $"/csp-reporting/places/{Wiltshire}/hexagons", $"/csp-reporting/places/{Wiltshire}?handler=Csv", $"/csp-reporting/places/{Wiltshire}/hexagons?handler=Xlsx", $"/api/csp-reporting/places/{Wiltshire}", "/csp-reporting/places/E99999999" })
            (await analyst.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);

        using var worker = await host.AsAsync(Roles.CaseManager, Swindon);
        foreach (var path in new[] { "/csp-reporting/places", Path, $"{Path}/hexagons", $"{Path}?handler=Csv", $"/api/csp-reporting/places/{Swindon}/hexagons" })
            (await worker.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Without_data_the_pages_say_what_to_import_and_without_boundaries_the_tables_stand_alone()
    {
        await using var empty = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        using var client = await empty.AsAsync(Roles.Analyst, Swindon);
        (await client.GetPageAsync(Path)).Main.ShouldContain("platform import police-uk and platform import lookups");
        (await client.GetPageAsync($"{Path}/hexagons")).Main.ShouldContain("What has not been imported is not nought");
        (await client.GetAsync($"{Path}?handler=Xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await ImportAsync(empty, "geography/lsoa21_to_lad_csp_pfa_target_areas.csv")).Succeeded.ShouldBeTrue();
        (await ImportAsync(empty, "police_street/2025-12-wiltshire-street.csv")).Succeeded.ShouldBeTrue();
        var page = await client.GetPageAsync($"{Path}?from=2025-12&to=2025-12");
        page.Main.ShouldContain("No boundaries have been imported for Swindon, so there is no map.");
        page.Main.ShouldContain("with the command platform import deprivation");
        page.Texts("section[aria-labelledby=table-places] tbody tr").Count.ShouldBe(25);
        page.Texts("svg.csp-map").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_index_leads_to_an_area()
    {
        using var client = await host.AsAsync(Roles.Analyst, Swindon);

        (await client.GetPageAsync("/csp-reporting/places?AreaCode=")).Errors.ShouldBe(["Choose an area"]);
        (await client.GetPageAsync($"/csp-reporting/places?AreaCode={Swindon}")).Texts("h1").ShouldHaveSingleItem().ShouldContain("Places");
    }
}
