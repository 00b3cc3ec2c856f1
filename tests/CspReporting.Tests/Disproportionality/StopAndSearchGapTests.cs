using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.CspReporting;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Security;
using Platform.Testing;

namespace CspReporting.Tests.Disproportionality;

/// <summary>Searches of a real borough over eleven months, against figures that another program counted (docs of the test data).</summary>
public sealed class StopAndSearchGapTests : IAsyncLifetime
{
    private const string Hillingdon = "E09000017", Lancashire = "E07000121";

    private PlatformHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        foreach (var path in new[]
        {
            "geography/lsoa21_to_lad_csp_pfa_target_areas.csv", "population/ons-ethnic-population-la.csv", "police_stop_search/hillingdon-stop-and-search-2017-12_to_2019-02.csv",
            "police_stop_search/2023-01-wiltshire-stop-and-search.csv",
        })
            (await ReportingHost.ImportAsync(host, path)).Succeeded.ShouldBeTrue(path);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Relative_rates_of_searches_are_those_that_were_counted_independently_wherever_they_are_read()
    {
        var view = await GetAsync(new GetDisproportionality(Hillingdon, "stop-and-search", "2018-04", "2019-02"));

        Column(view, 0).ShouldBe(["1,527", "111", "804", "976", "74", "354", "3,846"]);
        Column(view, 1)[..5].ShouldBe(["147,387", "13,359", "101,938", "23,955", "19,268"]);
        Column(view, 3)[..5].ShouldBe(["compared with", "0.802", "0.761", "3.933", "0.371"]);
        view.Table.Columns[1].ShouldBe("People of all ages in Hillingdon, Census 2021");
        Column(view, 7)[1..5].ShouldBe(["Watch: more than chance, but within a fifth", "Less often, by more than chance", "More often, by more than chance", "Less often, by more than chance"]);
        view.Table.Message.ShouldStartWith("3,846 in Hillingdon, April 2018 to February 2019.");
        view.Table.Notes.ShouldContain(note => note.Contains("\"Not stated\" is not a group"));

        using var client = await host.AsAsync(Roles.Analyst, Hillingdon);
        var page = await client.GetPageAsync($"/csp-reporting/disproportionality/{Hillingdon}/stop-and-search?from=2018-04&to=2019-02");
        page.Texts("table.govuk-table tbody tr td").ShouldBe(view.Table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text));
        page.Document.QuerySelector("svg desc")!.TextContent.ShouldContain("3.933");
        page.Document.QuerySelectorAll("[style]").ShouldBeEmpty();
        var json = await client.Http.GetFromJsonAsync<JsonElement>($"/api/csp-reporting/disproportionality/{Hillingdon}/stop-and-search?from=2018-04&to=2019-02");
        json.GetProperty("table").GetProperty("rows")[3].GetProperty("cells")[3].GetProperty("value").GetDecimal().ShouldBe(3.933m);
        using var csv = await client.GetAsync($"/csp-reporting/disproportionality/{Hillingdon}/stop-and-search?handler=Csv&from=2018-04&to=2019-02");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("3.933");
        (await client.GetAsync($"/csp-reporting/disproportionality/E06000030/stop-and-search")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/api/csp-reporting/disproportionality/{Hillingdon}/stop-and-search?from=April")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetPageAsync($"/csp-reporting/disproportionality/{Hillingdon}/stop-and-search?from=April&to=2019-02")).Errors.ShouldContain("Write the first month like 2018-04");
    }

    [Fact]
    public async Task Months_of_which_nothing_was_imported_are_not_nought()
    {
        var view = await GetAsync(new GetDisproportionality(Hillingdon, "stop-and-search", "2021-04", "2021-06"));

        view.Table.Rows.ShouldBeEmpty();
        view.Gaps.ShouldBeEmpty();
        using var client = await host.AsAsync(Roles.Analyst, Hillingdon);
        var page = await client.GetPageAsync($"/csp-reporting/disproportionality/{Hillingdon}/stop-and-search?from=2021-04&to=2021-06");
        page.Main.ShouldContain("No file with these months has been imported for");
        page.Texts("table.govuk-table tbody tr td").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_base_can_be_changed_and_the_officers_view_and_children_alone_can_be_counted()
    {
        var black = await GetAsync(new GetDisproportionality(Hillingdon, "stop-and-search", "2018-04", "2019-02", BaseGroup: "black"));
        Column(black, 3)[0].ShouldBe("0.254");
        Column(black, 3)[3].ShouldBe("compared with");

        var officer = await GetAsync(new GetDisproportionality(Hillingdon, "stop-and-search", "2018-04", "2019-02", DefinedBy: "officer"));
        Column(officer, 0).ShouldBe(["1,614", "0", "892", "1,141", "122", "77", "3,846"]);
        Column(officer, 3)[1].ShouldBe("too few to say");

        var children = await GetAsync(new GetDisproportionality(Hillingdon, "stop-and-search", "2018-04", "2019-02", Ages: "children"));
        Column(children, 0)[^1].ShouldBe("645");
        children.Table.Notes.ShouldContain(note => note.StartsWith("The base is people of all ages and what is counted is searches of children", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Months_that_were_published_unfinished_are_left_out_and_named()
    {
        var view = await GetAsync(new GetDisproportionality(Hillingdon, "stop-and-search"));

        Column(view, 0)[^1].ShouldBe("4,389");
        view.Table.Notes.ShouldContain("Left out, because most of their rows have no age and the publisher put them out unfinished: February 2018, March 2018.");
        (await host.SendAsync(new Platform.CspReporting.PublicData.Imports.FindPublicFiles(), Roles.Analyst)).ShouldContain(file => file.Remarks.StartsWith("Most rows of February 2018 and March 2018 have no age", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Searches_without_an_LSOA_are_counted_for_the_whole_force_over_its_own_people_and_small_numbers_are_not_shown()
    {
        var view = await GetAsync(new GetDisproportionality("E06000030", "stop-and-search"));

        view.Table.Columns[1].ShouldBe("People of all ages in Wiltshire, Census 2021");
        view.Table.Message.ShouldContain("the whole of Wiltshire, of which Swindon is a part");
        Column(view, 0).ShouldAllBe(text => text == "<6" || text == "[c]" || decimal.Parse(text) >= 6);
        Column(view, 0)[2].ShouldBe("<6");
        Column(view, 3)[2].ShouldBe("too few to say");
        Column(view, 7)[2].ShouldBe("Too few to say");
        view.Table.Notes.ShouldContain(note => note.StartsWith("<6 is a count of 1 to 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_district_whose_groups_are_not_published_has_counts_and_no_rate()
    {
        var view = await GetAsync(new GetDisproportionality(Lancashire, "case-opened"));

        Column(view, 1)[0].ShouldBe("no base");
        view.Table.Notes.ShouldContain(note => note.Contains("is published for counties and unitary authorities"));
    }

    private async Task<GapView> GetAsync(GetDisproportionality request) => (await host.SendAsync(request, Roles.Analyst)).ShouldNotBeNull();

    private static string[] Column(GapView view, int column) => [.. view.Table.Rows.Select(row => row.Cells[column].Text)];
}
