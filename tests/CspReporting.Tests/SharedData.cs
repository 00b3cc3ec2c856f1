using Platform.CspReporting.Demonstration;

namespace CspReporting.Tests;

/// <summary>
/// The published files: from the folder <c>shared/data</c> beside a clone (or where PLATFORM_SHARED_DATA says), else from the copy
/// that travels with the module. A test that needs a file which is in neither is skipped and says so.
/// </summary>
internal static class SharedData
{
    private static readonly string? Folder = Find();

    public static string? FolderOrNull => Folder;

    public static MemoryStream Open(string relativePath)
    {
        var fileName = Path.GetFileName(relativePath);
        if (Folder is not null)
            return new MemoryStream(File.ReadAllBytes(Path.Combine(Folder, relativePath)));

        Assert.SkipUnless(DemonstrationData.FileNames.Contains(fileName),
            $"{relativePath} is not part of the demonstration data; set PLATFORM_SHARED_DATA to the folder that holds it.");
        return DemonstrationData.Open(fileName);
    }

    public static IReadOnlyList<string> StreetFiles { get; } =
        [.. Enumerable.Range(1, 12).Select(month => $"2025-{month:00}-wiltshire-street.csv")];

    public static MemoryStream OpenStreet(string fileName) => Open("police_street/" + fileName);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_SHARED_DATA") is { Length: > 0 } said)
            return Directory.Exists(said) ? said : null;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(Path.Combine(candidate, "police_street")))
                return candidate;
        }

        return null;
    }
}
