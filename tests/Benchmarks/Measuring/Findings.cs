using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Benchmarks.Measuring;

/// <summary>One line of the result.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">The platform's figure, with its unit.</param>
/// <param name="Baseline">What it is held against, with its unit; null for none.</param>
/// <param name="Ratio">Ours divided by the baseline; null for none.</param>
/// <param name="Target">What it should be; null where nothing was promised.</param>
/// <param name="IsMet">Whether it is.</param>
internal sealed record Finding(string Name, string Ours, string? Baseline = null, double? Ratio = null, string? Target = null, bool? IsMet = null);

/// <summary>Collects what was found, as a table for people and a file for scripts.</summary>
internal sealed class Findings
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Finding> found = [];

    public void Add(Finding finding)
    {
        found.Add(finding);
        Console.WriteLine($"  {finding.Name}: {finding.Ours}{(finding.Baseline is null ? "" : $" against {finding.Baseline}")}{(finding.Ratio is { } ratio ? $", {Number(ratio)} times" : "")}");
    }

    /// <summary>Times against times: the medians, their ratio, and how the slowest twentieth fared.</summary>
    public void Add(string name, Sample ours, Sample baseline, string? target = null, Func<double, bool>? isMet = null)
    {
        var ratio = ours.Median / baseline.Median;
        Add(new Finding(name, Milliseconds(ours), Milliseconds(baseline), ratio, target, isMet?.Invoke(ratio)));
    }

    public static string Number(double value) => value.ToString(value < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    public static string Milliseconds(Sample sample) => $"{Number(sample.Median)} ms (p95 {Number(sample.P95)})";

    public void Print()
    {
        string[] headings = ["What", "Ours", "Baseline", "Ratio", "Target"];
        var rows = found.Select(f => new[] { f.Name, f.Ours, f.Baseline ?? "", f.Ratio is { } r ? Number(r) : "", f.Target is null ? "" : f.IsMet is false ? $"{f.Target} (missed)" : f.Target }).Prepend(headings).ToList();
        var widths = Enumerable.Range(0, headings.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        Console.WriteLine();
        foreach (var row in rows)
            Console.WriteLine($"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
    }

    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(
            new
            {
                MeasuredUtc = DateTime.UtcNow,
                Machine = new { Processors = Environment.ProcessorCount, System = RuntimeInformation.OSDescription, Runtime = RuntimeInformation.FrameworkDescription, Build = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name },
                Findings = found,
            },
            Indented));
    }
}
