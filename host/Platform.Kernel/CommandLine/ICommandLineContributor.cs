using System.CommandLine;

namespace Platform.Kernel.CommandLine;

/// <summary>Adds a module's verbs to the command line <c>platform</c>..</summary>
public interface ICommandLineContributor
{
    /// <summary>Adds commands; none of them runs here.</summary>
    void Contribute(CommandLineContext context);
}

/// <summary>What a contributor writes to.</summary>
public sealed class CommandLineContext
{
    private readonly Func<ParseResult, CommandAction, CancellationToken, Task<int>> run;

    internal CommandLineContext(RootCommand root, Command import, Command report, Func<ParseResult, CommandAction, CancellationToken, Task<int>> run)
    {
        Root = root;
        Import = import;
        Report = report;
        this.run = run;
    }

    /// <summary><c>platform</c> itself.</summary>
    public RootCommand Root { get; }

    /// <summary><c>platform import</c>.</summary>
    public Command Import { get; }

    /// <summary><c>platform report</c>.</summary>
    public Command Report { get; }

    /// <summary>Says what a command does. It runs in a scope of its own that works for the platform itself.</summary>
    public void SetAction(Command command, CommandAction action)
        => command.SetAction((parsed, cancellationToken) => run(parsed, action, cancellationToken));
}

/// <summary>What a command does.</summary>
/// <param name="services">The command's scope.</param>
/// <param name="parsed">Its arguments.</param>
/// <param name="output">Where it speaks.</param>
/// <param name="cancellationToken">Ctrl+C.</param>
/// <returns>0, or another exit code after <see cref="ICommandOutput.Error"/> said what to do.</returns>
public delegate Task<int> CommandAction(IServiceProvider services, ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken);

/// <summary>Where a command speaks: to a person, or with <c>--json</c> to a script.</summary>
public interface ICommandOutput
{
    /// <summary>A script reads: write one JSON value and nothing else to standard output.</summary>
    bool IsJson { get; }

    /// <summary>A line for a person; nothing with <c>--json</c>.</summary>
    void Line(string text);

    /// <summary>One sentence that says what went wrong and what to do, to standard error.</summary>
    void Error(string sentence);

    /// <summary>One JSON value; nothing without <c>--json</c>.</summary>
    void Json(object value);

    /// <summary>Long work with a progress bar on a terminal. Report the share that is done, from 0 to 1.</summary>
    Task<T> ProgressAsync<T>(string title, Func<IProgress<double>, Task<T>> work);
}
