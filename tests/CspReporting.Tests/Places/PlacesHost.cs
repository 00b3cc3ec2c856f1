using Platform.CspReporting;
using Platform.Testing;

namespace CspReporting.Tests.Places;

/// <summary>The real host with this module alone, the whole of 2025, both authorities' boundaries and the deprivation of their LSOAs.</summary>
public sealed class PlacesHost : IAsyncLifetime
{
    public PlatformHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        foreach (var path in new[]
        {
            "geography/lsoa21_to_lad_csp_pfa_target_areas.csv", "geography/lsoa21_E06000030.geojson", "geography/lsoa21_E06000054.geojson", "deprivation/imd2019_file1_lsoa_rank_decile.csv",
        }.Concat(SharedData.StreetFiles.Select(file => "police_street/" + file)))
            (await ReportingHost.ImportAsync(Host, path)).Succeeded.ShouldBeTrue(path);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>Classes that read the year share one host: importing it is most of the work.</summary>
[CollectionDefinition]
public sealed class PlacesCollection : ICollectionFixture<PlacesHost>;

/// <summary>A row of a street file, read by a way that knows nothing of the module: the lines and their commas.</summary>
internal sealed partial record PlainRow(DateOnly Month, double? Longitude, double? Latitude, string Lsoa, string LsoaName, string Type)
{
    public const string Violence = "Violence and sexual offences";

    private static readonly Lazy<IReadOnlyList<PlainRow>> Rows = new(() =>
        [.. SharedData.StreetFiles.SelectMany(file => new StreamReader(SharedData.OpenStreet(file)).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Select(Read)]);

    /// <summary>Every row of the force's year.</summary>
    public static IReadOnlyList<PlainRow> All => Rows.Value;

    /// <summary>The local authority, with whose name the LSOA's begins; empty for a row without a location.</summary>
    public string Authority => LsoaName.Length > 5 ? LsoaName[..^5] : "";

    /// <summary>Rows in one local authority.</summary>
    public static IReadOnlyList<PlainRow> In(string authority) => [.. All.Where(row => row.Authority == authority)];

    /// <summary>Rows by LSOA.</summary>
    public static Dictionary<string, int> ByLsoa(IEnumerable<PlainRow> rows) => rows.GroupBy(row => row.Lsoa).ToDictionary(group => group.Key, group => group.Count());

    private static PlainRow Read(string line)
    {
        // Commas with an even number of quotation marks after them: the others stand inside a field.
        var fields = line.Contains('"') ? Separator().Split(line.TrimEnd('\r')) : line.TrimEnd('\r').Split(',');
        fields.Length.ShouldBe(12);
        return new PlainRow(DateOnly.Parse(fields[1] + "-01"), fields[4].Length == 0 ? null : double.Parse(fields[4]), fields[5].Length == 0 ? null : double.Parse(fields[5]), fields[7], fields[8], fields[9]);
    }

    [System.Text.RegularExpressions.GeneratedRegex(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")]
    private static partial System.Text.RegularExpressions.Regex Separator();
}
