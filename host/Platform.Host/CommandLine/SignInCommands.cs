using System.CommandLine;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Platform.Host.People;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Application;
using Platform.Kernel.CommandLine;

namespace Platform.Host.CommandLine;

/// <summary>What council IT does about signing in: <c>users reset-second-factor</c>, <c>users sessions end</c>, <c>api-clients</c>.</summary>
internal static class SignInCommands
{
    public static void AddToUsers(Command users, CommandLineContext context)
    {
        users.Subcommands.Add(ResetSecondFactor(context));
        var sessions = new Command("sessions", "Where people are signed in.");
        sessions.Subcommands.Add(EndSessions(context));
        users.Subcommands.Add(sessions);
    }

    public static void AddApiClients(CommandLineContext context)
    {
        var command = new Command("api-clients", "List the programs that have a key, or take one away.");
        context.SetAction(command, ListAsync);
        var id = new Argument<Guid>("id") { Description = "Which, as 'platform api-clients' shows it." };
        var revoke = new Command("revoke", "Take a program's key away for good.");
        revoke.Arguments.Add(id);
        context.SetAction(revoke, async (services, parsed, output, cancellationToken) => Say(
            output, await services.GetRequiredService<IMediator>().Send(new RevokeApiClient(parsed.GetValue(id)), cancellationToken), "The key works no more. A running platform notices within seconds."));
        command.Subcommands.Add(revoke);
        context.Root.Subcommands.Add(command);
    }

    private static Command ResetSecondFactor(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "Who has lost their app and their recovery codes." };
        var reason = new Option<string>("--reason") { Description = "How you know that it is them.", Required = true };
        var command = new Command("reset-second-factor", "Take somebody's authenticator app away. They set up another when they sign in next.");
        command.Arguments.Add(userName);
        command.Options.Add(reason);
        context.SetAction(command, (services, parsed, output, cancellationToken) => ForAsync(services, parsed.GetValue(userName)!, output,
            user => new ResetSecondFactor(user.Id, parsed.GetValue(reason)), "Their second factor is reset and their sessions are ended.", cancellationToken));
        return command;
    }

    private static Command EndSessions(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "Whose sessions." };
        var command = new Command("end", "End all sessions of a person.");
        command.Arguments.Add(userName);
        context.SetAction(command, (services, parsed, output, cancellationToken) => ForAsync(services, parsed.GetValue(userName)!, output,
            user => new EndSessionsOf(user.Id, SessionId: null, "From the command line"), "Their sessions are ended. A running platform notices within seconds.", cancellationToken));
        return command;
    }

    private static async Task<int> ForAsync(IServiceProvider services, string userName, ICommandOutput output, Func<User, IRequest<Result>> command, string done, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<UserManager<User>>().FindByNameAsync(userName) is { } user)
            return Say(output, await services.GetRequiredService<IMediator>().Send(command(user), cancellationToken), done);
        output.Error($"There is no person '{userName}'. 'platform users list' shows them.");
        return 2;
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken)
    {
        var rows = await services.GetRequiredService<IMediator>().Send(new GetApiClients(), cancellationToken);
        output.Json(rows.Select(r => new { r.Id, r.Name, r.AgencyName, r.Permissions, r.Areas, r.ExpiresOn, r.IsRevoked, r.LastUsedUtc }));
        foreach (var row in rows)
            output.Line($"{row.Id}  {row.Name} ({row.AgencyName}), until {row.ExpiresOn:d MMMM yyyy}{(row.IsRevoked ? ", revoked" : "")}");
        if (rows.Count == 0)
            output.Line("No program has a key.");
        return 0;
    }

    private static int Say(ICommandOutput output, Result result, string done)
    {
        if (result.Succeeded)
        {
            output.Line(done);
            return 0;
        }

        output.Error(string.Join(" ", result.Errors.Select(e => e.Message)));
        return 2;
    }
}
