using System.CommandLine;
using Platform.Kernel.Application;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Host.CommandLine;

/// <summary>
/// The command line <c>platform</c>: the host's verbs and those that modules add. Every failure is one line that says what
/// to do, and an exit code that is not nought.
/// </summary>
internal static class PlatformCommandLine
{
    private const int Refused = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var data = new Option<string>("--data") { Description = "The folder of the embedded database, keys and uploads.", Recursive = true, DefaultValueFactory = _ => "data" };
        var json = new Option<bool>("--json") { Description = "Write one JSON value, for a script.", Recursive = true };
        var verb = args.Where((a, i) => !a.StartsWith('-') && (i == 0 || args[i - 1] is not ("--data" or "--urls"))).FirstOrDefault();
        var serves = verb is null or "serve";
        var asksForHelp = args.Any(a => a is "--help" or "-h" or "-?" or "--version");
        var demonstrates = args.Contains("seed") && args.Contains("--demo");

        WebApplication app;
        try
        {
            app = PlatformApplication.Build(new PlatformOptions
            {
                DataDirectory = ValueAfter(args, "--data") ?? "data",
                Urls = ValueAfter(args, "--urls"),
                RunsInBackground = serves && !asksForHelp,
                ConfigureServices = demonstrates ? Demonstration.DemonstrationStage.Register : null,
                Settings = serves ? new Dictionary<string, string?>() : QuietLogging,
            });
        }
        catch (Exception exception) when (exception is ModuleLoadException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Refused;
        }

        await using (app)
        {
            var root = new RootCommand("The platform that a local partnership runs its response to the Serious Violence Duty on.");
            root.Options.Add(data);
            root.Options.Add(json);
            var import = new Command("import", "Import published data.");
            var report = new Command("report", "Write a report to files.");

            async Task<int> Run(ParseResult parsed, CommandAction action, CancellationToken cancellationToken)
            {
                var output = new ConsoleOutput(parsed.GetValue(json));
                try
                {
                    await using var scope = app.Services.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("Command line");
                    return await action(scope.ServiceProvider, parsed, output, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    output.Error("Stopped. What was finished before is kept; run the command again to go on.");
                    return 130;
                }
                catch (Exception exception)
                {
                    output.Error(Explain(exception, app.Services));
                    return 1;
                }
            }

            var context = new CommandLineContext(root, import, report, Run);
            ServeCommand.Add(context, app);
            MigrateCommand.Add(context);
            SeedCommand.Add(context);
            root.Subcommands.Add(import);
            root.Subcommands.Add(report);
            ModulesCommand.Add(context);
            EventsCommand.Add(context);
            UsersCommand.Add(context);
            RolesCommand.Add(context);
            SignInCommands.AddApiClients(context);
            DoctorCommand.Add(context);
            // A module's verbs send its requests, and those ask whether it is switched on.
            var ofModules = new CommandLineContext(root, import, report, (parsed, action, token) => Run(parsed, async (services, arguments, output, stop) =>
            {
                await services.GetRequiredService<ModuleSwitches>().RefreshAsync(stop);
                return await action(services, arguments, output, stop);
            }, token));
            using (var scope = app.Services.CreateScope())
                foreach (var contributor in scope.ServiceProvider.GetServices<ICommandLineContributor>())
                    contributor.Contribute(ofModules);

            return await root.Parse(args).InvokeAsync();
        }
    }

    private static readonly Dictionary<string, string?> QuietLogging = new() { ["Logging:LogLevel:Default"] = "Error" };

    private static string? ValueAfter(string[] args, string option)
    {
        var at = Array.IndexOf(args, option);
        if (at >= 0 && at + 1 < args.Length)
            return args[at + 1];
        return args.FirstOrDefault(a => a.StartsWith(option + "=", StringComparison.Ordinal))?[(option.Length + 1)..];
    }

    private static string Explain(Exception exception, IServiceProvider services)
    {
        var cause = exception.GetBaseException();
        return cause switch
        {
            ModuleSwitchedOffException off => $"{off.DisplayName} is switched off. Switch it on with 'platform modules on', then try again.",
            System.Data.Common.DbException when services.GetRequiredService<IDatabaseProvider>().IsTransient(exception)
                => $"The database is busy or cannot be reached ({cause.Message}). Check that it runs, then try again.",
            System.Data.Common.DbException => $"The database refused ({cause.Message}). Run 'platform doctor' to see what is wrong.",
            IOException or UnauthorizedAccessException => $"{cause.Message} Check the folder and its permissions, then try again.",
            _ => $"{cause.GetType().Name}: {cause.Message}",
        };
    }
}
