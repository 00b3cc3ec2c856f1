using System.Collections.Frozen;

namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// Given names that are one name: short forms, and spellings of one name in letters of another script. The list is
/// <c>nicknames.txt</c> beside this file, one name a line with its forms; it says where it comes from.
/// </summary>
internal static class Nicknames
{
    private static readonly FrozenDictionary<string, int[]> Names = Read();

    /// <summary>Both are forms of one name.</summary>
    public static bool AreOneName(string one, string other)
        => Names.TryGetValue(one, out var lines) && Names.TryGetValue(other, out var others) && lines.AsSpan().ContainsAny(others);

    private static FrozenDictionary<string, int[]> Read()
    {
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream("Platform.CaseManagement.nicknames.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')
            .SelectMany((line, number) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => (name, number)))
            .GroupBy(n => n.name).ToFrozenDictionary(g => g.Key, g => g.Select(n => n.number).ToArray());
    }
}
