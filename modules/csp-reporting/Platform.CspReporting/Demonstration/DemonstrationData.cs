using System.IO.Compression;

namespace Platform.CspReporting.Demonstration;

/// <summary>
/// Published files that travel with the module, beside its assembly: a demonstration shows real recorded crime and real
/// populations without the internet. LICENCE.txt names each publisher.
/// </summary>
internal static class DemonstrationData
{
    private static string Folder => Path.Combine(Path.GetDirectoryName(typeof(DemonstrationData).Assembly.Location)!, "Demonstration");

    /// <summary>The files in the order in which they are imported: lookups and boundaries first, then the months.</summary>
    public static IReadOnlyList<string> FileNames
        => Directory.Exists(Folder)
            ? [.. Directory.EnumerateFiles(Folder, "*.br").Select(path => Path.GetFileNameWithoutExtension(path)).OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal)]
            : [];

    /// <summary>One file as it was published.</summary>
    public static MemoryStream Open(string fileName)
    {
        using var packed = new BrotliStream(File.OpenRead(Path.Combine(Folder, fileName + ".br")), CompressionMode.Decompress);
        var content = new MemoryStream();
        packed.CopyTo(content);
        content.Position = 0;
        return content;
    }

    private static int Rank(string name) => name switch
    {
        _ when name.StartsWith("lad_", StringComparison.Ordinal) => 0,
        _ when name.StartsWith("lsoa", StringComparison.Ordinal) => 1,
        _ when char.IsAsciiDigit(name[0]) => 3,
        _ => 2,
    };
}
