using System.IO.Compression;
using Platform.Testing;

namespace Benchmarks.PublicData;

/// <summary>
/// A year of one force as it was published: from the folder shared/data beside the checkout or where PLATFORM_SHARED_DATA says, else
/// from the demonstration data that lies beside the built module.
/// </summary>
internal sealed class StreetFiles : IDisposable
{
    private const string Lookup = "lsoa21_to_lad_csp_pfa_target_areas.csv";
    private readonly string folder = Directory.CreateTempSubdirectory("platform-street-").FullName;

    private StreetFiles(IEnumerable<(string Name, Func<Stream> Open)> files)
    {
        foreach (var (name, open) in files)
        {
            using var from = open();
            using var to = File.Create(Path.Combine(folder, name));
            from.CopyTo(to);
        }
    }

    public string LookupFile => Path.Combine(folder, Lookup);

    public IReadOnlyList<string> Months => [.. Directory.GetFiles(folder, "*-street.csv").Order(StringComparer.Ordinal)];

    public static StreetFiles Unpack()
    {
        if (SharedFolder() is { } shared)
            return new StreetFiles(Directory.GetFiles(Path.Combine(shared, "police_street"), "*-wiltshire-street.csv")
                .Append(Path.Combine(shared, "geography", Lookup)).Select(file => (Path.GetFileName(file), (Func<Stream>)(() => File.OpenRead(file)))));

        var packed = Path.Combine(HostOutput.ModulesPath, "csp-reporting", "Demonstration");
        return new StreetFiles(Directory.GetFiles(packed, "*-street.csv.br").Append(Path.Combine(packed, Lookup + ".br"))
            .Select(file => (Path.GetFileNameWithoutExtension(file), (Func<Stream>)(() => new BrotliStream(File.OpenRead(file), CompressionMode.Decompress)))));
    }

    /// <summary>A folder with the first so many months.</summary>
    public string FolderOf(int months)
    {
        var chosen = Path.Combine(folder, $"first-{months}");
        Directory.CreateDirectory(chosen);
        foreach (var file in Months.Take(months))
            File.Copy(file, Path.Combine(chosen, Path.GetFileName(file)), overwrite: true);
        return chosen;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string? SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_SHARED_DATA") is { Length: > 0 } told)
            return told;
        for (var above = new DirectoryInfo(RepositoryRoot.Path); above is not null; above = above.Parent)
        {
            if (Directory.Exists(Path.Combine(above.FullName, "shared", "data", "police_street")))
                return Path.Combine(above.FullName, "shared", "data");
        }

        return null;
    }
}
