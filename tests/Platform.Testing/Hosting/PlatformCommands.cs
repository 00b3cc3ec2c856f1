using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.CommandLine;

namespace Platform.Testing;

/// <summary>Runs the command line's verbs of the loaded modules inside a host that is there already.</summary>
public static class PlatformCommands
{
    /// <summary>Runs, for example, <c>import police-uk FOLDER</c>, as the platform itself.</summary>
    public static Task<CommandRun> RunAsync(this PlatformHost host, params string[] arguments) => host.InScopeAsync(async services =>
    {
        var run = new CommandRun();
        var root = new RootCommand();
        var import = new Command("import");
        var report = new Command("report");
        root.Subcommands.Add(import);
        root.Subcommands.Add(report);
        var context = new CommandLineContext(root, import, report, (parsed, action, cancellationToken) => action(services, parsed, run, cancellationToken));
        foreach (var contributor in services.GetServices<ICommandLineContributor>())
            contributor.Contribute(context);
        run.ExitCode = await root.Parse(arguments).InvokeAsync();
        return run;
    });
}

/// <summary>What a command said and how it ended.</summary>
public sealed class CommandRun : ICommandOutput
{
    private readonly List<string> lines = [];
    private readonly List<string> errors = [];

    /// <summary>0 for done.</summary>
    public int ExitCode { get; set; }

    /// <summary>Lines for people.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>Sentences on standard error.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <inheritdoc />
    public bool IsJson => false;

    /// <inheritdoc />
    public void Line(string text) => lines.Add(text);

    /// <inheritdoc />
    public void Error(string sentence) => errors.Add(sentence);

    /// <inheritdoc />
    public void Json(object value)
    {
    }

    /// <inheritdoc />
    public Task<T> ProgressAsync<T>(string title, Func<IProgress<double>, Task<T>> work) => work(new Progress<double>());
}
