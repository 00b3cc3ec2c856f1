using System.IO.Compression;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>The pages of places with a real year, on a desk and on a phone, with and without scripts.</summary>
public sealed class PlacesWalk(Chromium chromium, RunningPlatform platform) : IClassFixture<RunningPlatform>, IDisposable
{
    private const string Area = "E06000030";

    private readonly string folder = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, true)]
    [InlineData(320, false)]
    public async Task No_page_scrolls_sideways_or_has_a_fault_that_axe_finds(int width, bool withScripts)
    {
        var host = platform.Host;
        await ImportAsync(host);
        var analyst = await host.AddPersonAsync(Roles.Analyst, Area);
        await using var it = await Visitor.OpenAsync(chromium.Started, host.Url, width: width, withScripts: withScripts);
        await it.SignInAsync(analyst);
        foreach (var (name, path) in new[]
        {
            ("index", "/csp-reporting/places"), ("area", $"/csp-reporting/places/{Area}"), ("robbery", $"/csp-reporting/places/{Area}?group=robbery&sort=often"),
            ("hexagons", $"/csp-reporting/places/{Area}/hexagons?group=all"), ("wrong", $"/csp-reporting/places/{Area}?from=March"), ("public-data", "/csp-reporting/public-data"),
        })
        {
            var answer = await it.Page.GotoAsync(path);
            answer!.Status.ShouldBe(200, path);
            await it.PictureAsync($"places-{width}-{(withScripts ? "" : "plain-")}{name}");
            (await it.SidewaysAsync()).ShouldBe(0, path);
            // The checker is itself a script.
            if (withScripts)
                (await it.AccessibilityFaultsAsync()).ShouldBeEmpty(path);
        }

        it.Complaints.ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ImportAsync(PlatformHost host)
    {
        foreach (var packed in Directory.EnumerateFiles(RepositoryRoot.Combine("modules", "csp-reporting", "Platform.CspReporting", "Demonstration"), "*.br"))
        {
            await using var from = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress);
            await using var to = File.Create(Path.Combine(folder, Path.GetFileNameWithoutExtension(packed)));
            await from.CopyToAsync(to);
        }

        foreach (var (kind, file) in new[] { ("lookups", "lsoa21_to_lad_csp_pfa_target_areas.csv"), ("boundaries", "lsoa21_E06000030.geojson"), ("deprivation", "imd2019_file1_lsoa_rank_decile.csv") }
            .Concat(Enumerable.Range(1, 12).Select(month => ("police-uk", $"2025-{month:00}-wiltshire-street.csv"))))
            (await host.RunAsync("import", kind, Path.Combine(folder, file))).ExitCode.ShouldBe(0, file);
    }
}
