using System.Net;
using Platform.CspReporting;
using Platform.Kernel.Security;
using Platform.Testing;

namespace CspReporting.Tests.PublicData.Imports;

public class PublicDataPageTests
{
    private const string Path = "/csp-reporting/public-data";
    private const string March = "2025-03-wiltshire-street.csv";

    [Theory, EachDatabase]
    public async Task An_analyst_imports_a_file_and_its_later_version_and_reads_what_changed(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.With<CspReportingModule>());
        using var client = await host.AsAsync(Roles.Analyst, ReportingHost.Swindon);
        var file = SharedData.OpenStreet(March).ToArray();

        var first = await client.PostFileAsync(await client.GetPageAsync(Path), "Upload", March, file);
        first.Status.ShouldBe(HttpStatusCode.OK);
        first.Texts("tbody th").ShouldHaveSingleItem().ShouldStartWith(March);
        first.Texts("tbody .govuk-tag").ShouldBe(["In use"]);

        var shorter = file[..(Array.LastIndexOf(file, (byte)'\n', file.Length - 2) + 1)];
        var second = await client.PostFileAsync(first, "Upload", March, shorter);
        second.Texts("tbody .govuk-tag").ShouldBe(["In use", "Replaced"]);
        second.Main.ShouldContain("4,374 rows before, 4,373 now.");
    }

    [Theory, EachDatabase]
    public async Task A_file_with_a_fault_is_answered_with_its_place_beside_the_field(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.With<CspReportingModule>());
        using var client = await host.AsAsync(Roles.Analyst, ReportingHost.Swindon);

        var page = await client.PostFileAsync(await client.GetPageAsync(Path), "Upload", March, SharedData.OpenStreet(March).ToArray()[..^30]);

        page.Errors.ShouldHaveSingleItem().ShouldStartWith("2025-03-wiltshire-street.csv, row 4375, column 11 (Last outcome category): the file ends in the middle of this row");
        page.Main.ShouldContain("Nothing has been imported yet");
    }

    [Theory, EachDatabase]
    public async Task A_file_is_checked_and_not_imported(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.With<CspReportingModule>());
        using var client = await host.AsAsync(Roles.Analyst, ReportingHost.Swindon);
        var start = await client.GetPageAsync(Path + "?handler=Check");
        var boundaries = SharedData.Open("geography/lsoa21_E06000030.geojson").ToArray();

        var page = await client.PostFileAsync(start, "Upload", "lsoa21_E06000030.geojson", boundaries);
        page.Main.ShouldContain("lsoa21_E06000030.geojson: 140 rows and no fault. It would be the first version. Nothing was imported.");
        page.Main.ShouldContain("Contains OS data © Crown copyright and database right.");
        page.Main.ShouldContain("Nothing has been imported yet");

        (await client.PostFileAsync(start, "Upload", "lsoa21_E06000030.geojson", boundaries[..^20])).Errors.ShouldHaveSingleItem().ShouldContain("the file is not whole GeoJSON from here on");
    }

    [Theory, EachDatabase]
    public async Task Who_may_read_and_not_import_sees_the_list_without_the_form(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.With<CspReportingModule>());
        using var client = await host.AsAsync(Roles.OperationsManager, ReportingHost.Swindon);

        var page = await client.GetPageAsync(Path);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("main form[method=post]").Length.ShouldBe(0);
    }
}
