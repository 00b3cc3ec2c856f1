using System.Text.Json;
using Platform.Kernel.CommandLine;
using Spectre.Console;

namespace Platform.Host.CommandLine;

/// <summary>Speaks to a terminal, a file or a script.</summary>
internal sealed class ConsoleOutput(bool isJson) : ICommandOutput
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool IsJson => isJson;

    public void Line(string text)
    {
        if (!isJson)
            Console.Out.WriteLine(text);
    }

    public void Error(string sentence) => Console.Error.WriteLine(sentence);

    public void Json(object value)
    {
        if (isJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(value, Indented));
    }

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (isJson)
            return;
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(Markup.Escape(heading)));
        foreach (var row in rows)
            table.AddRow(row.Select(Markup.Escape).ToArray());
        AnsiConsole.Write(table);
    }

    public async Task<T> ProgressAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (isJson || Console.IsOutputRedirected)
        {
            Line(title);
            return await work(new Progress<double>());
        }

        return await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(Markup.Escape(title), maxValue: 1);
            var result = await work(new Share(task));
            task.Value = 1;
            return result;
        });
    }

    private sealed class Share(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
