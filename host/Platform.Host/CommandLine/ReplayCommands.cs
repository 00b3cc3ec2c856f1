using System.CommandLine;
using System.Globalization;
using Platform.Host.Administration;
using Platform.Kernel.CommandLine;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Modularity;
using Platform.Web;

namespace Platform.Host.CommandLine;

/// <summary>
/// <c>platform events replay</c> and <c>rebuild</c>: a preview, then with <c>--yes</c> the work itself, with its progress. Stopped in
/// the middle, a running platform goes on with it, and so does the same command.
/// </summary>
internal static class ReplayCommands
{
    private const int Refused = 2;

    public static void Add(CommandLineContext context, Command events)
    {
        events.Subcommands.Add(Create(context, "replay", "Tell a module the past again. Says first what that means; --yes does it.", isRebuild: false));
        events.Subcommands.Add(Create(context, "rebuild", "Empty a module's read model and build it again from the kept events. Says first what that means; --yes does it.", isRebuild: true));
    }

    private static Command Create(CommandLineContext context, string verb, string description, bool isRebuild)
    {
        var module = new Option<string>("--module") { Description = "The module, as 'platform modules' names it.", Required = true };
        var from = new Option<string?>("--from") { Description = "The first day whose events are told, for example 2026-04-01. Everything that is kept unless given." };
        var yes = new Option<bool>("--yes") { Description = "Do it, and do not only say what it would mean." };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the audit trail.", DefaultValueFactory = _ => "Asked for on the command line." };
        var command = new Command(verb, description);
        command.Options.Add(module);
        if (!isRebuild)
            command.Options.Add(from);
        command.Options.Add(yes);
        command.Options.Add(reason);
        context.SetAction(command, (services, parsed, output, cancellationToken) => RunAsync(
            services,
            new Request(parsed.GetValue(module)!, isRebuild ? null : parsed.GetValue(from), isRebuild, parsed.GetValue(yes), parsed.GetValue(reason)!),
            output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Request request, ICommandOutput output, CancellationToken cancellationToken)
    {
        DateOnly? from = null;
        if (request.From is not null)
        {
            if (!DateOnly.TryParseExact(request.From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                output.Error($"'{request.From}' is not a day. Write it like 2026-04-01.");
                return Refused;
            }

            from = day;
        }

        await services.GetRequiredService<ModuleSwitches>().RefreshAsync(cancellationToken);
        if (await services.GetRequiredService<DatabaseBuses>().PreviewReplayAsync(request.Module, from, cancellationToken) is not { } preview)
        {
            output.Error($"No module '{request.Module}' that is installed here reads the event log. 'platform events' lists those that do.");
            return Refused;
        }

        if (!preview.IsRunning)
        {
            Say(preview, request.IsRebuild, output);
            if (!request.Yes)
            {
                output.Json(preview);
                output.Line("");
                output.Line("Nothing has been done. Add --yes to do it.");
                return 0;
            }

            var started = await services.GetRequiredService<DatabaseBuses>().AdministerAsync(request.Module, services, administration => request.IsRebuild
                ? administration.RebuildAsync(request.Module, request.Reason, cancellationToken)
                : administration.ReplayAsync(request.Module, preview.FromPosition, request.Reason, cancellationToken));
            if (!started.Succeeded)
            {
                output.Error(string.Join(" ", started.Errors.Select(e => e.Message)));
                return Refused;
            }
        }
        else
        {
            output.Line($"{preview.DisplayName} is being told the past again already; this goes on with it.");
        }

        return await WorkAsync(services, preview, output, cancellationToken);
    }

    private static async Task<int> WorkAsync(IServiceProvider services, ReplayPreview preview, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!preview.IsSwitchedOn)
        {
            output.Line($"{preview.DisplayName} is switched off. It is told as soon as it is switched on.");
            output.Json(new { preview.Module, Ended = false });
            return 0;
        }

        var began = System.Diagnostics.Stopwatch.StartNew();
        var lines = new LineProgress(output);
        await output.ProgressAsync($"Telling {preview.DisplayName}", async progress =>
        {
            await services.GetRequiredService<DatabaseBuses>().Of(preview.Module).Get<Replayer>().RunAsync(preview.Module, run =>
            {
                progress.Report(run.Percent / 100.0);
                lines.Report(run);
            }, goesOn: null, cancellationToken);
            return true;
        });
        var ended = (await services.GetRequiredService<DatabaseBuses>().GetReplaysAsync(cancellationToken)).Single(r => r.Consumer == preview.Module);
        var rate = (long)(ended.Told / Math.Max(0.001, began.Elapsed.TotalSeconds));
        output.Line($"{ended.Told:N0} events were told in {began.Elapsed.TotalSeconds:N1} s, {rate:N0} a second.");
        output.Json(new { preview.Module, Ended = ended.EndedUtc is not null, ended.Told, ended.IsRebuild, Seconds = Math.Round(began.Elapsed.TotalSeconds, 1), PerSecond = rate });
        return 0;
    }

    private static void Say(ReplayPreview preview, bool isRebuild, ICommandOutput output)
    {
        output.Line(preview.Count == 0
            ? $"{preview.DisplayName} handles none of the events that are kept."
            : $"{preview.DisplayName} is told {preview.Count:N0} events again, from {preview.FirstUtc!.Value.ToDisplayDate()} to {preview.LastUtc!.Value.ToDisplayDate()}:");
        ((ConsoleOutput)output).Table(
            ["Event", "From", "How many"],
            preview.Events.Select(e => (IReadOnlyList<string>)[e.Title, e.Publisher, e.Count.ToString("N0", CultureInfo.InvariantCulture)]));
        foreach (var sentence in ReplayWords.Of(preview, isRebuild))
            output.Line($"- {sentence}");
    }

    private sealed record Request(string Module, string? From, bool IsRebuild, bool Yes, string Reason);

    /// <summary>For a log file, where there is no bar: a line each tenth.</summary>
    private sealed class LineProgress(ICommandOutput output)
    {
        private int last;

        public void Report(ReplayRun run)
        {
            if (!Console.IsOutputRedirected || run.Percent / 10 <= last)
                return;
            last = run.Percent / 10;
            output.Line($"{run.Percent}%, {run.Told:N0} of {run.Expected:N0} events");
        }
    }
}
