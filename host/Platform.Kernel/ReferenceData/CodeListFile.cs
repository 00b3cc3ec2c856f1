using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace Platform.Kernel.ReferenceData;

/// <summary>Reads one of the lists that are built into the kernel, <c>Lists/*.csv</c>.</summary>
internal static class CodeListFile
{
    public static IEnumerable<CodeListRow> Read(string name)
    {
        using var stream = typeof(CodeListFile).Assembly.GetManifestResourceStream($"Platform.Kernel.ReferenceData.{name}.csv")
            ?? throw new InvalidOperationException($"The list '{name}' is not built into the kernel.");
        using var parser = new TextFieldParser(stream) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var columns = parser.ReadFields()!;
        while (parser.ReadFields() is { } fields)
            yield return new CodeListRow(name, columns, fields);
    }
}

/// <summary>One row, read by the names of its columns.</summary>
internal sealed class CodeListRow(string list, string[] columns, string[] fields)
{
    public string this[string column] => fields[Array.IndexOf(columns, column) is var i and >= 0 ? i : throw Missing(column)];

    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Several(string column) => this[column].Split('|', StringSplitOptions.RemoveEmptyEntries);

    public int Number(string column) => int.Parse(this[column], CultureInfo.InvariantCulture);

    public DateOnly? Date(string column) => Array.IndexOf(columns, column) >= 0 && Optional(column) is { } text
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    public bool IsConfirmed => this["confirmed"] switch
    {
        "yes" => true,
        "no" => false,
        var other => throw new InvalidOperationException($"{list}: 'confirmed' must be yes or no, not '{other}'."),
    };

    private InvalidOperationException Missing(string column) => new($"{list} has no column '{column}'.");
}
