using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CspReporting;
using Platform.CspReporting.Data;
using Platform.CspReporting.Reports;
using Platform.Kernel.Security;
using Platform.Testing;

namespace CspReporting.Tests.PublicData.Imports;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [Fact]
    public async Task A_folder_is_imported_file_by_file_each_whole_or_not_at_all_and_twice_changes_nothing()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        var march = SharedData.OpenStreet("2025-03-wiltshire-street.csv").ToArray();
        await WriteAsync("2025-03/2025-03-wiltshire-street.csv", march);
        await WriteAsync("2025-03/2025-03-wiltshire-outcomes.csv", march);
        await WriteAsync("2025-04/2025-04-wiltshire-street.csv", SharedData.OpenStreet("2025-04-wiltshire-street.csv").ToArray()[..200_000]);
        await WriteAsync("2025-05/2025-05-wiltshire-street.csv", march);
        await WriteAsync("2025-06/2025-06-wiltshire-street.csv", System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(march).Replace(',', ';')));

        var run = await host.RunAsync("import", "police-uk", folder);

        run.ExitCode.ShouldBe(1);
        run.Errors.Count.ShouldBe(3);
        run.Errors[0].ShouldStartWith("2025-04-wiltshire-street.csv, row ");
        run.Errors[1].ShouldStartWith("2025-05-wiltshire-street.csv, row 2, column 2 (Month): the file's name says 2025-05 but this row says \"2025-03\"");
        run.Errors[2].ShouldStartWith("2025-06-wiltshire-street.csv, row 1, column 1: the columns are separated by semicolons");
        run.Lines.ShouldContain("2025-03-wiltshire-outcomes.csv: left out, files of outcomes are not imported.");
        run.Lines[^1].ShouldBe("1 file imported with 4,374 rows, 0 unchanged, 3 refused. Nothing of a refused file was kept.");
        (await RowsAsync(host)).ShouldBe(4_374);

        (await host.RunAsync("import", "police-uk", folder)).Lines[^1].ShouldBe("0 files imported with 0 rows, 1 unchanged, 3 refused. Nothing of a refused file was kept.");
        (await RowsAsync(host)).ShouldBe(4_374);
    }

    [Fact]
    public async Task A_folder_without_files_is_said()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());

        var run = await host.RunAsync("import", "police-uk", folder);

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldHaveSingleItem().ShouldEndWith("Name a file, or a folder that holds some.");
    }

    [Fact]
    public async Task A_dry_run_says_what_an_import_would_do_and_keeps_nothing()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        await WriteAsync("lsoa21_E06000030.geojson", SharedData.Open("geography/lsoa21_E06000030.geojson").ToArray());
        await WriteAsync("imd.csv", SharedData.Open("deprivation/imd2019_file1_lsoa_rank_decile.csv").ToArray());
        await WriteAsync("broken.geojson", System.Text.Encoding.UTF8.GetBytes("""{"features":[{"properties":{"LSOA21CD":"E1","LSOA21NM":"A","LADCD_ACTIVE":"E06000030"}}]}"""));

        var boundaries = await host.RunAsync("import", "boundaries", folder, "--dry-run");
        boundaries.ExitCode.ShouldBe(1);
        boundaries.Errors.ShouldHaveSingleItem().ShouldBe("broken.geojson, row 1, column 1 (LSOA21CD): expected an LSOA code such as E01032714 but found \"E1\".");
        boundaries.Lines[0].ShouldBe("lsoa21_E06000030.geojson: 140 rows and no fault. It would be the first version. Nothing was imported. LSOA boundaries, 2021. Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right.");
        boundaries.Lines[^1].ShouldBe("2 files checked, 1 with a fault. Nothing was imported.");

        var deprivation = await host.RunAsync("import", "deprivation", folder, "--dry-run");
        deprivation.ExitCode.ShouldBe(0);
        deprivation.Lines[0].ShouldStartWith("imd.csv: 32,844 rows and no fault. It would be the first version. Nothing was imported.");
        (await FilesAsync(host)).ShouldBe(0);

        (await host.RunAsync("import", "deprivation", folder)).Lines[^1].ShouldStartWith("1 file imported with 32,844 rows, 0 unchanged, 0 refused.");
        (await host.RunAsync("import", "deprivation", folder)).Lines[^1].ShouldStartWith("0 files imported with 0 rows, 1 unchanged, 0 refused.");
        (await host.RunAsync("import", "deprivation", folder, "--dry-run")).Lines[0].ShouldContain("so importing it would change nothing.");
        (await FilesAsync(host)).ShouldBe(1);
    }

    [Fact]
    public async Task The_report_command_writes_the_figures_of_the_page()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        (await ReportingHost.ImportAsync(host, "geography/lsoa21_to_lad_csp_pfa_target_areas.csv")).Succeeded.ShouldBeTrue();
        (await ReportingHost.ImportAsync(host, "police_street/2025-10-wiltshire-street.csv")).Succeeded.ShouldBeTrue();

        var run = await host.RunAsync("report", "csp", "--area", "E06000030", "--quarter", "2025Q4", "--out", folder);

        run.ExitCode.ShouldBe(0, string.Join(' ', run.Errors));
        var report = (await host.SendAsync(new GetQuarterlyReport("E06000030", "2025Q4"), Roles.Analyst)).ShouldNotBeNull();
        (await File.ReadAllBytesAsync(Path.Combine(folder, "csp-report-E06000030-2025Q4.csv"))).ShouldBe(ReportFiles.ToCsv(report));
        ReportFiles.ToJson(ReportFiles.FromJson(await File.ReadAllTextAsync(Path.Combine(folder, "csp-report-E06000030-2025Q4.json")))).ShouldBe(ReportFiles.ToJson(report));
        (await File.ReadAllTextAsync(Path.Combine(folder, "csp-report-E06000030-2025Q4.html"))).ShouldBe(ReportFiles.ToHtml(report));
        (await File.ReadAllBytesAsync(Path.Combine(folder, "csp-report-E06000030-2025Q4.pdf"))).ShouldBe(Platform.CspReporting.Reports.Files.PdfWriter.Write(Platform.CspReporting.Reports.Files.ReportDocument.Of(report)));
        (await File.ReadAllBytesAsync(Path.Combine(folder, "csp-report-E06000030-2025Q4.xlsx"))).ShouldBe(Platform.CspReporting.Reports.Files.XlsxWriter.Write(Platform.CspReporting.Reports.Files.ReportDocument.Of(report)));
    }

    [Theory]
    [InlineData("E06000030", "2025-Q4", "\"2025-Q4\" is not a quarter. Write a calendar quarter like 2025Q4, which is October to December 2025.")]
    [InlineData("Swindon", "2025Q4", "\"Swindon\" is not a local authority. Write its ONS code, for example E06000030 for Swindon.")]
    public async Task A_quarter_or_an_area_that_is_none_is_said_in_a_sentence(string area, string quarter, string sentence)
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());

        var run = await host.RunAsync("report", "csp", "--area", area, "--quarter", quarter, "--out", folder);

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldHaveSingleItem().ShouldBe(sentence);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task WriteAsync(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        await File.WriteAllBytesAsync(Path.Combine(folder, path), bytes);
    }

    private static Task<int> RowsAsync(PlatformHost host) => host.InScopeAsync(services => services.GetRequiredService<CspReportingDbContext>().StreetCrimes.CountAsync());

    private static Task<int> FilesAsync(PlatformHost host) => host.InScopeAsync(services => services.GetRequiredService<CspReportingDbContext>().PublicFiles.CountAsync());
}
