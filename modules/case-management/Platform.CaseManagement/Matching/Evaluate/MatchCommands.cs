using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Platform.CaseManagement.Matching.Engine;
using Platform.Kernel.CommandLine;

namespace Platform.CaseManagement.Matching.Evaluate;

/// <summary><c>platform match evaluate --file F --id COLUMN --truth COLUMN [--truth-pattern REGEX] [--map name=COLUMN,...]</c>.</summary>
internal sealed class MatchCommands : ICommandLineContributor
{
    /// <inheritdoc />
    public void Contribute(CommandLineContext context)
    {
        var file = new Option<FileInfo>("--file") { Description = "A CSV file of records, whose first row names the columns", Required = true };
        var id = new Option<string>("--id") { Description = "The column that is different in each row", Required = true };
        var truth = new Option<string>("--truth") { Description = "The column that is the same in all rows about one person. It is read when everything is decided", Required = true };
        var pattern = new Option<string?>("--truth-pattern") { Description = "A regular expression for the part of the truth column that is the person, for example \"rec-([0-9]+)\"" };
        var map = new Option<string[]>("--map") { Description = $"What columns hold, where their headings do not say it: name=COLUMN, by commas. The names are {string.Join(", ", MatchFile.Names.Keys)}, and {MatchFile.Ignored} to leave a column out" };
        var evaluate = new Command("evaluate", "Match the records of a file with each other and hold the result against a known truth") { file, id, truth, pattern, map };
        var match = new Command("match", "Matching of records about people") { evaluate };
        context.Root.Add(match);
        context.SetAction(evaluate, (_, parsed, output, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(id), parsed.GetRequiredValue(truth), parsed.GetValue(pattern), parsed.GetValue(map) ?? [], output, cancellationToken));
    }

    private static async Task<int> RunAsync(FileInfo file, string id, string truth, string? pattern, string[] map, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            output.Error($"There is no file {file.Name} there. Check the path and try again.");
            return 1;
        }

        try
        {
            var clock = Stopwatch.StartNew();
            using var reader = new StreamReader(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var read = await MatchFile.ReadAsync(reader, new MatchColumns(id, truth, pattern, Mapped(map)), cancellationToken);
            var linked = await output.ProgressAsync("Matching", progress => Task.Run(() => Linkage.Run(read.Records, progress, cancellationToken), cancellationToken));
            clock.Stop();
            Say(output, read, linked, MatchEvaluation.Of(linked, read.Truth), clock.Elapsed);
            return 0;
        }
        catch (MatchFileException e)
        {
            output.Error(e.Message);
            return 1;
        }
        catch (DecoderFallbackException)
        {
            output.Error("The file is not UTF-8 text. Save it as CSV UTF-8 and try again.");
            return 1;
        }
        catch (IOException)
        {
            output.Error($"{file.Name} cannot be read. See that no other program has it open, and that you may read it.");
            return 1;
        }
        catch (UnauthorizedAccessException)
        {
            output.Error($"{file.Name} cannot be read. See that it is a file and that you may read it.");
            return 1;
        }
    }

    private static IReadOnlyList<(string Name, string Column)> Mapped(string[] map)
        => [.. map.SelectMany(m => m.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(m => m.Split('=', 2) is [var name, var column] && column.Length > 0
            ? (name.Trim(), column.Trim())
            : throw new MatchFileException($"“{m}” in --map is not of the form name=COLUMN, for example family-name=LAST."))];

    private static void Say(ICommandOutput output, MatchFile file, LinkedPairs linked, MatchEvaluation found, TimeSpan time)
    {
        var comparer = file.Records.Comparer;
        output.Line($"{file.Records.Count:N0} records, {linked.Pairs.Length:N0} pairs compared of {file.Records.Pairs:N0}, in {time.TotalSeconds:0.0} seconds.");
        output.Line($"Compared: {string.Join(", ", comparer.Fields.Select(f => f.Name))}.{(file.ColumnsLeftOut.Count > 0 ? $" Not compared: {string.Join(", ", file.ColumnsLeftOut)}." : "")}");
        output.Line($"{found.TruePairs:N0} pairs are one person; {found.Compared:N0} of them were compared.");
        output.Line(Line("At the default threshold", found.Default));
        output.Line(Line("At the best threshold", found.Best));
        output.Json(new
        {
            records = file.Records.Count,
            pairs = file.Records.Pairs,
            pairsCompared = linked.Pairs.Length,
            seconds = Math.Round(time.TotalSeconds, 3),
            truePairs = found.TruePairs,
            truePairsCompared = found.Compared,
            atDefault = Json(found.Default),
            atBest = Json(found.Best),
            columnsLeftOut = file.ColumnsLeftOut,
            fields = comparer.Fields.Select((f, i) => new { f.Name, kind = f.Kind.ToString(), levels = comparer.Comparison(i).Levels.Select((l, n) => new { l.Name, weight = Math.Round(linked.Model.Weights[i].Of(n), 2) }) }),
        });
    }

    private static string Line(string where, MatchQuality quality)
        => FormattableString.Invariant($"{where} ({quality.Threshold:0.0}): precision {quality.Precision:0.0000}, recall {quality.Recall:0.0000}, F1 {quality.F1:0.0000}.");

    private static object Json(MatchQuality quality) => new { quality.Threshold, quality.Precision, quality.Recall, quality.F1 };
}
