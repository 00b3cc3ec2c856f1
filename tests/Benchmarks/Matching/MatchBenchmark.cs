using System.Globalization;
using System.Text.Json;
using Benchmarks.Measuring;
using Platform.Testing;
using Platform.Testing.Matching;

namespace Benchmarks.Matching;

/// <summary>Matching held against known truth: public files where they are there, and invented children in growing numbers, as a command from start to end.</summary>
internal sealed class MatchBenchmark : IBenchmark
{
    private const int Largest = 50_000;
    private const double MostSeconds = 60;
    private const long MostMemory = 1024L * 1024 * 1024;

    public string Name => "match";

    public string Says => "platform match evaluate on files with a known truth: F1, time and memory by number of records";

    public async Task RunAsync(Findings findings)
    {
        if (SharedFolder() is { } shared)
        {
            await FileAsync(findings, Path.Combine(shared, "dataset1.csv"), 0.998, "--id", "rec_id", "--truth", "rec_id", "--truth-pattern", "rec-([0-9]+)");
            await FileAsync(findings, Path.Combine(shared, "dataset2.csv"), 0.998, "--id", "rec_id", "--truth", "rec_id", "--truth-pattern", "rec-([0-9]+)");
            await FileAsync(findings, Path.Combine(shared, "fake_1000.csv"), 0.86, "--id", "unique_id", "--truth", "cluster");
        }

        (int Records, double Seconds)? before = null;
        foreach (var records in (int[])[5_000, 10_000, 20_000, Largest])
            before = await GrowingAsync(findings, records, before);
    }

    private static async Task FileAsync(Findings findings, string file, double least, params string[] columns)
    {
        var (result, _, _) = await EvaluateAsync(file, columns);
        var f1 = result.GetProperty("atDefault").GetProperty("f1").GetDouble();
        findings.Add(new Finding($"{Path.GetFileName(file)}, F1 at the default threshold", F1(f1), Target: $"at least {least.ToString(CultureInfo.InvariantCulture)}", IsMet: f1 >= least));
        findings.Add(new Finding($"{Path.GetFileName(file)}, F1 at the best threshold", F1(result.GetProperty("atBest").GetProperty("f1").GetDouble())));
    }

    private static async Task<(int, double)?> GrowingAsync(Findings findings, int records, (int Records, double Seconds)? before)
    {
        var file = Path.Combine(Path.GetTempPath(), $"platform-children-{records}.csv");
        await File.WriteAllTextAsync(file, ChildrenFile.Make(records));
        try
        {
            var (result, milliseconds, peak) = await EvaluateAsync(file, ["--id", "record", "--truth", "child"]);
            var seconds = result.GetProperty("seconds").GetDouble();
            var size = records.ToString("N0", CultureInfo.InvariantCulture);
            var largest = records == Largest;
            findings.Add(new Finding($"{size} children, time to match", $"{seconds.ToString("0.0", CultureInfo.InvariantCulture)} s of {(milliseconds / 1000).ToString("0.0", CultureInfo.InvariantCulture)} s in all", Target: largest ? $"under {MostSeconds} s" : null, IsMet: largest ? seconds < MostSeconds : null));
            findings.Add(new Finding($"{size} children, pairs compared", result.GetProperty("pairsCompared").GetInt64().ToString("N0", CultureInfo.InvariantCulture)));
            findings.Add(new Finding($"{size} children, most memory of the process", $"{peak / 1024 / 1024} MiB", Target: largest ? "under 1,024 MiB" : null, IsMet: largest ? peak < MostMemory : null));
            findings.Add(new Finding($"{size} children, F1 at the default threshold", F1(result.GetProperty("atDefault").GetProperty("f1").GetDouble())));
            if (before is { } smaller)
            {
                // n log n with a quarter to spare for the caches of the processor.
                var most = records * Math.Log(records) / (smaller.Records * Math.Log(smaller.Records)) * 1.25;
                findings.Add(new Finding($"{size} children against {smaller.Records.ToString("N0", CultureInfo.InvariantCulture)}", $"{Findings.Number(seconds / smaller.Seconds)} times the time", Target: $"at most {Findings.Number(most)} times", IsMet: seconds / smaller.Seconds <= most));
            }

            return (records, seconds);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(JsonElement Result, double Milliseconds, long Peak)> EvaluateAsync(string file, string[] columns)
    {
        var data = Directory.CreateTempSubdirectory("platform-match-").FullName;
        try
        {
            await PlatformProcess.RunAsync(HostOutput.Program, "migrate", "--data", data);
            var (milliseconds, peak, said) = await PlatformProcess.ReadAsync(HostOutput.Program, ["match", "evaluate", "--file", file, .. columns, "--json", "--data", data]);
            using var document = JsonDocument.Parse(said);
            return (document.RootElement.Clone(), milliseconds, peak);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string F1(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string? SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_SHARED_DATA") is { Length: > 0 } told)
            return Path.Combine(told, "record_linkage");
        for (var above = new DirectoryInfo(RepositoryRoot.Path); above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, "shared", "data", "record_linkage") is var folder && Directory.Exists(folder))
                return folder;
        return null;
    }
}
