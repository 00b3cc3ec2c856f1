using Platform.CspReporting;
using Platform.CspReporting.PublicData.Imports;
using Platform.Kernel.Security;
using Platform.Testing;

namespace CspReporting.Tests;

/// <summary>The real host with this module alone, and the public data that the report of an area needs.</summary>
public sealed class ReportingHost : IAsyncLifetime
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    public PlatformHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        foreach (var path in new[]
        {
            "geography/lsoa21_to_lad_csp_pfa_target_areas.csv", "geography/lsoa21_E06000030.geojson", "population/ons_mye_mid2022_age10_17_by_sex_ew.csv",
            "deprivation/imd2019_file1_lsoa_rank_decile.csv", "police_street/2025-10-wiltshire-street.csv", "police_street/2025-11-wiltshire-street.csv",
            "police_street/2025-12-wiltshire-street.csv",
        })
            (await ImportAsync(Host, path)).Succeeded.ShouldBeTrue(path);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal static async Task<Platform.Kernel.Application.Result<ImportedFile>> ImportAsync(PlatformHost host, string path)
    {
        await using var content = SharedData.Open(path);
        return await host.SendAsync(new ImportPublicFile(Path.GetFileName(path), content), Roles.Analyst, Swindon);
    }
}
