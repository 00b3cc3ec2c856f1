using System.Text.RegularExpressions;

namespace Platform.Testing;

/// <summary>Reads migrations as text: what one database alone understands must not be in them, however it got there.</summary>
public static partial class MigrationText
{
    /// <summary>The offences in all migrations under a folder, as <c>file:line: what</c>.</summary>
    public static IReadOnlyList<string> Offences(string folder)
        => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Folders(file, folder).Contains("Migrations") && !Folders(file, folder).Intersect(["obj", "bin", "node_modules"]).Any())
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Offences(Path.GetRelativePath(folder, file), File.ReadAllText(file)))
            .ToList();

    /// <summary>The offences in one migration, snapshot or designer file.</summary>
    public static IEnumerable<string> Offences(string file, string text)
    {
        foreach (Match match in Pattern().Matches(text))
            yield return $"{file}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value.Trim()}";
    }

    private static string[] Folders(string file, string root) => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);

    // A type of a column, in one line or several; what a provider adds; SQL of a default; a bracketed name in a filter; a
    // schema; a class that others could see.
    [GeneratedRegex("""
        \b(?:oldType|type):\s*"[^"]*"|HasColumnType|SqlServer\w*|Npgsql\w*|Sqlite\w*|defaultValueSql|computedColumnSql|UseIdentityColumn\w*|(?:filter:|HasFilter\()\s*"[^"\n]*\[|\bschema:|^\s*public (?:partial )?class
        """, RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
