using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Host.Transports;
using Platform.Kernel.Application;
using Platform.Kernel.CommandLine;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;

namespace Platform.Host.CommandLine;

/// <summary><c>platform events</c>: how each module stands in the log; parked events, retried or skipped with a reason; replay.</summary>
internal static class EventsCommand
{
    public static void Add(CommandLineContext context)
    {
        var command = new Command("events", "Show the event log, retry or skip what is parked, tell a module the past again.");
        var status = new Command("status", "How each module stands.");
        context.SetAction(status, StatusAsync);
        context.SetAction(command, StatusAsync);
        command.Subcommands.Add(status);
        command.Subcommands.Add(Parked(context));
        command.Subcommands.Add(Decide(context, "retry", "Try a parked event again.", (events, module, position, reason, token) => events.RetryAsync(module, position, reason, token)));
        command.Subcommands.Add(Decide(context, "skip", "Leave a parked event out for good.", (events, module, position, reason, token) => events.SkipAsync(module, position, reason, token)));
        ReplayCommands.Add(context, command);
        command.Subcommands.Add(SendAgain(context));
        context.Root.Subcommands.Add(command);
    }

    private static async Task<int> StatusAsync(IServiceProvider services, ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Kernel.Modularity.ModuleSwitches>().RefreshAsync(cancellationToken);
        var consumers = await services.GetRequiredService<DatabaseBuses>().GetConsumersAsync(cancellationToken);
        output.Json(consumers);
        ((ConsoleOutput)output).Table(
            ["Module", "Database", "State", "Cursor", "Log end", "Waiting", "Parked"],
            consumers.Select(c => (IReadOnlyList<string>)[c.Name, c.Database, c.State.ToString(), Text(c.Cursor), Text(c.LogEnd), Text(c.Waiting), Text(c.Dead)]));
        return 0;
    }

    private static Command Parked(CommandLineContext context)
    {
        var command = new Command("parked", "Events that could not be handled, the newest first.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            var failed = await services.GetRequiredService<DatabaseBuses>().GetFailedAsync(null, null, 100, cancellationToken);
            output.Json(failed);
            ((ConsoleOutput)output).Table(
                ["Module", "Position", "Event", "State", "Tries", "Held behind it", "Failure"],
                failed.Select(f => (IReadOnlyList<string>)[f.Consumer, Text(f.Position), f.Name, f.IsDead ? "parked" : "tried again", Text(f.Attempts), Text(f.Held), f.Error ?? ""]));
            return 0;
        });
        return command;
    }

    private static Command Decide(CommandLineContext context, string verb, string description, Func<EventLogAdministration, string, long, string?, CancellationToken, Task<Result>> decide)
    {
        var module = new Argument<string>("module") { Description = "The module that could not handle it." };
        var position = new Argument<long>("position") { Description = "Its position in the log." };
        var reason = Reason();
        var command = new Command(verb, description);
        command.Arguments.Add(module);
        command.Arguments.Add(position);
        command.Options.Add(reason);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var name = parsed.GetValue(module)!;
            var result = await services.GetRequiredService<DatabaseBuses>().AdministerAsync(name, services, events => decide(events, name, parsed.GetValue(position), parsed.GetValue(reason), cancellationToken));
            return Tell(output, result, $"Done. A running platform goes on with the stream within seconds.");
        });
        return command;
    }

    private static Command SendAgain(CommandLineContext context)
    {
        var command = new Command("send-again", "Send every kept event to the hosts that others run on once more. What they have they pass over.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            if (services.GetService<RabbitMqOptions>() is null)
            {
                output.Error("This host sends to no other: EventBus:Transport is Direct.");
                return 2;
            }

            await services.GetRequiredService<DatabaseBuses>().Platform.InKernelAsync(kernel => kernel.Consumers
                .Where(c => c.Name == RabbitMqSender.ReaderName)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, 0), cancellationToken));
            return Tell(output, Result.Success(), "Done. A running platform sends from the first kept event on.");
        });
        return command;
    }

    private static Option<string> Reason() => new("--reason") { Description = "Why; kept in the audit trail.", Required = true };

    private static int Tell(ICommandOutput output, Result result, string done)
    {
        if (!result.Succeeded)
        {
            output.Error(string.Join(" ", result.Errors.Select(e => e.Message)));
            return 2;
        }

        output.Line(done);
        output.Json(new { done = true });
        return 0;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
