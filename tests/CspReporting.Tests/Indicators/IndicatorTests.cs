using System.Net.Http.Json;
using System.Text.Json;
using Platform.CaseManagement.Contracts;
using Platform.CspReporting;
using Platform.CspReporting.Indicators;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Indicators;

/// <summary>Indicators from our facts, from figures that were entered, and beside what is published.</summary>
public class IndicatorTests
{
    [Theory, EachDatabase]
    public async Task A_changed_rule_is_a_new_version_and_past_returns_are_rebuilt_exactly(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind, options => options.With<CspReportingModule>());
        await CloseAsync(host, new DateOnly(2025, 11, 12), "goals-met", 12);
        await CloseAsync(host, new DateOnly(2025, 11, 12), "goals-partly-met", 8);
        await CloseAsync(host, new DateOnly(2026, 2, 12), "goals-met", 10);
        await CloseAsync(host, new DateOnly(2026, 2, 12), "goals-partly-met", 10);

        (await TileAsync(host, "2025Q4", "OWN-GOALS")).Value.Text.ShouldBe("60.0");
        (await host.SendAsync(new MakeReturn(Swindon, "2025Q4"), Roles.Analyst, Swindon)).Succeeded.ShouldBeTrue();

        var changed = await host.SendAsync(
            new ChangeIndicator("OWN-GOALS", "Cases that closed with goals met in whole or part", "Cases closed with goals met or partly met", "Cases closed", "case-closed:goals-met|goals-partly-met", "case-closed",
                new DateOnly(2026, 1, 1), "Decided by the board", "2026-2", IsConfirmed: false, "Part of the goals counts too."), Roles.ServiceLead, Swindon);
        changed.Succeeded.ShouldBeTrue(string.Join(" ", changed.Errors.Select(error => error.Message)));

        (await TileAsync(host, "2025Q4", "OWN-GOALS")).ShouldSatisfyAllConditions(tile => tile.Value.Text.ShouldBe("60.0"), tile => tile.VersionText.ShouldStartWith("version 1"));
        (await TileAsync(host, "2026Q1", "OWN-GOALS")).ShouldSatisfyAllConditions(tile => tile.Value.Text.ShouldBe("100.0"), tile => tile.VersionText.ShouldBe("version 2, from 1 January 2026"));
        (await host.SendAsync(new CheckReturns(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldHaveSingleItem().IsSame.ShouldBeTrue();
        (await host.SendAsync(new MakeReturn(Swindon, "2025Q4"), Roles.Analyst, Swindon)).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Revision 1 of this return has been made already");

        // A record that came in late is seen and said, and does not change what was returned.
        await CloseAsync(host, new DateOnly(2025, 12, 1), "goals-met", 1);
        (await host.SendAsync(new CheckReturns(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldHaveSingleItem().Changed.ShouldBe(["OWN-GOALS"]);
        (await host.SendAsync(new ChangeIndicator("OWN-GOALS", "n", "n", "d", "made-up", "case-closed", new DateOnly(2027, 1, 1), "s", "e", false, "w"), Roles.ServiceLead)).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Write the rule like case-closed:goals-met");
        (await host.SendAsync(new ChangeIndicator("OWN-GOALS", "n", "n", "d", "case-closed", "case-closed", new DateOnly(2025, 1, 1), "s", "e", false, "w"), Roles.ServiceLead)).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("The new rule must hold from a day after 2026-01-01");
    }

    [Fact]
    public async Task Entered_figures_show_the_fixtures_of_the_domain_reference_with_their_intervals()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        host.Clock.SetDay(new DateOnly(2026, 2, 1));
        (await ImportAsync(host, "population/ons_mye_mid2022_age10_17_by_sex_ew.csv")).Succeeded.ShouldBeTrue();
        await EnterAsync(host, "KPI1", 36, 40);
        await EnterAsync(host, "KPI10", 12, 30);
        await EnterAsync(host, "FTE", 37, null);
        await EnterAsync(host, "REOFF-FREQUENCY", 151, 37);

        var view = (await host.SendAsync(new GetIndicators(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();
        // Four of forty are not in suitable accommodation, and that is a small number too.
        Tile(view, "KPI1").ShouldSatisfyAllConditions(tile => tile.Value.Text.ShouldBe("[c]"), tile => tile.Denominator.Text.ShouldBe("40"), tile => tile.IsComputed.ShouldBeFalse());
        Tile(view, "KPI10").ShouldSatisfyAllConditions(tile => tile.Value.Text.ShouldBe("40.0"), tile => tile.Numerator.Text.ShouldBe("12"), tile => tile.Denominator.Text.ShouldBe("30"));
        Tile(view, "FTE").ShouldSatisfyAllConditions(tile => tile.Value.Text.ShouldBe("156.5"), tile => tile.Denominator.Text.ShouldBe("23,647"));
        Tile(view, "REOFF-FREQUENCY").Value.Text.ShouldBe("4.08");
        Tile(view, "KPI2").Value.Text.ShouldBe("not entered");
        Tile(view, "LOCAL-SVD").ShouldSatisfyAllConditions(tile => tile.Value.Text.ShouldBe("0.00"), tile => tile.IsConfirmed.ShouldBeFalse());

        await EnterAsync(host, "KPI10", 13, 30);
        Tile((await host.SendAsync(new GetIndicators(Swindon, "2025Q4"), Roles.Analyst, Swindon))!, "KPI10").Numerator.Text.ShouldBe("13");
        (await host.SendAsync(new EnterFigures(Swindon, "KPI10", "2025Q4", 31, 30, "s"), Roles.Analyst, Swindon)).Errors.ShouldHaveSingleItem().Message.ShouldBe("The numerator must not be larger than the denominator: it is a part of it.");
        (await host.SendAsync(new EnterFigures(Swindon, "OWN-GOALS", "2025Q4", 3, 30, "s"), Roles.Analyst, Swindon)).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("This indicator is worked out from our own records");
    }

    [Fact]
    public async Task The_page_opens_the_rule_and_draws_the_series_beside_its_table_and_what_is_published()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        host.Clock.SetDay(new DateOnly(2026, 2, 1));
        (await ImportAsync(host, "population/ons_mye_mid2022_age10_17_by_sex_ew.csv")).Succeeded.ShouldBeTrue();
        (await ImportAsync(host, "youth_justice/dfe_lait_youth_justice_and_context_by_la.csv")).Succeeded.ShouldBeTrue();
        var quarter = new Platform.CspReporting.Quarters.CalendarQuarter(2025, 4);
        for (var step = 0; step < 14; step++, quarter = quarter.Previous)
            (await host.SendAsync(new EnterFigures(Swindon, "FTE", quarter.ToString(), step < 6 ? 10 : 20, null, "Youth Justice Board, table 2"), Roles.Analyst, Swindon)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new SetTarget(Swindon, "FTE", "2025Q1", 40m, "Board of May 2025"), Roles.ServiceLead, Swindon)).Succeeded.ShouldBeTrue();

        var view = (await host.SendAsync(new GetIndicator(Swindon, "FTE", "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();
        view.Series.Rows[0].Cells.Select(cell => cell.Text).ShouldBe(["42.3", "10", "23,647", "20.2", "77.8", "169.2", "1"]);
        view.Signals.ShouldContain(signal => signal.Contains("a shift"));
        // Published: Swindon 103 and 77; England's row is the sum of nine rates and is not believed.
        var swindon = view.Comparators!.Rows[0];
        (swindon.Cells[view.Comparators.Columns.ToList().IndexOf("2024")].Text, swindon.Cells[view.Comparators.Columns.ToList().IndexOf("2023")].Text).ShouldBe(("103.0", "77.0"));
        view.Comparators.Rows.Select(row => row.Label).ShouldBe(["Swindon", "South West"]);
        view.Comparators.Notes.ShouldContain(note => note.StartsWith("The publisher's figure for England in 2024, 1258, lies outside those of its regions", StringComparison.Ordinal));
        var reoffending = (await host.SendAsync(new GetIndicator(Swindon, "REOFF-BINARY", "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();
        reoffending.Comparators!.Rows[0].Cells[^1].Text.ShouldBe("26.8");

        using var client = await host.AsAsync(Roles.ServiceLead, Swindon);
        var list = await client.GetPageAsync($"/csp-reporting/indicators?AreaCode={Swindon}&Quarter=2025Q4");
        var page = await client.GetPageAsync(list.Document.QuerySelector("a[href$='/FTE?quarter=2025Q4']")!.GetAttribute("href")!);
        page.Main.ShouldContain("counted from the Police National Computer");
        page.Main.ShouldContain("Board of May 2025");
        page.Main.ShouldContain("entered as they were published");
        page.Document.QuerySelector("svg desc")!.TextContent.ShouldContain("a shift");
        page.Document.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        page.Texts("section[aria-labelledby=table-series] tbody td").ShouldBe(view.Series.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text));
        var json = await client.Http.GetFromJsonAsync<JsonElement>($"/api/csp-reporting/indicators/{Swindon}/2025Q4/FTE");
        json.GetProperty("series").GetProperty("rows")[0].GetProperty("cells")[0].GetProperty("value").GetDecimal().ShouldBe(42.3m);

        var enter = await client.GetPageAsync($"/csp-reporting/indicators/{Swindon}/KPI8/enter");
        (await client.PostFormAsync(enter, new() { ["Input.Quarter"] = "2025Q4", ["Input.Numerator"] = "3" })).Errors.ShouldContain("Say where the figures were read: the publication, its table and its date.");
        (await client.PostFormAsync(enter, new() { ["Input.Quarter"] = "2025Q4", ["Input.Numerator"] = "3", ["Input.Denominator"] = "5", ["Input.Source"] = "Board minutes" })).Url.AbsolutePath.ShouldBe($"/csp-reporting/indicators/{Swindon}/KPI8");
        var change = await client.GetPageAsync($"/csp-reporting/indicators/{Swindon}/OWN-GOALS/change");
        change.Document.QuerySelector("#Input_Name")!.GetAttribute("value").ShouldBe("Cases that closed with the plan's goals met");
        using var analyst = await host.AsAsync(Roles.Analyst, Swindon);
        (await analyst.GetAsync($"/csp-reporting/indicators/{Swindon}/OWN-GOALS/change")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private static async Task CloseAsync(PlatformHost host, DateOnly on, string outcome, int times)
    {
        for (var number = 0; number < times; number++)
            await host.PublishAsync(new CaseClosedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", on.AddDays(-30), on, outcome));
    }

    private static async Task EnterAsync(PlatformHost host, string code, int numerator, int? denominator)
        => (await host.SendAsync(new EnterFigures(Swindon, code, "2025Q4", numerator, denominator, "Return of the service"), Roles.Analyst, Swindon)).Succeeded.ShouldBeTrue();

    private static async Task<IndicatorTile> TileAsync(PlatformHost host, string quarter, string code)
        => Tile((await host.SendAsync(new GetIndicators(Swindon, quarter), Roles.Analyst, Swindon)).ShouldNotBeNull(), code);

    private static IndicatorTile Tile(IndicatorsView view, string code) => view.Tiles.Single(tile => tile.Code == code);
}
