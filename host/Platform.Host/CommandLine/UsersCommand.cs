using System.CommandLine;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.CommandLine;
using Spectre.Console;

namespace Platform.Host.CommandLine;

/// <summary><c>platform users</c>: list, add, password, leave. The first person of an installation is added here.</summary>
internal static class UsersCommand
{
    public static void Add(CommandLineContext context)
    {
        var command = new Command("users", "List people, add them, set a password, or end their access.");
        var list = new Command("list", "List people.");
        context.SetAction(list, ListAsync);
        context.SetAction(command, ListAsync);
        command.Subcommands.Add(list);
        command.Subcommands.Add(AddUser(context));
        command.Subcommands.Add(Password(context));
        command.Subcommands.Add(Leave(context));
        SignInCommands.AddToUsers(command, context);
        context.Root.Subcommands.Add(command);
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken)
    {
        var users = await services.GetRequiredService<HostDbContext>().Users.AsNoTracking()
            .Include(u => u.Memberships).ThenInclude(m => m.Roles).Include(u => u.Memberships).ThenInclude(m => m.Areas).AsSplitQuery()
            .OrderBy(u => u.NormalizedUserName).ToListAsync(cancellationToken);
        var today = services.GetRequiredService<TimeProvider>().Today();
        // A line for each agency that a person works for.
        var rows = users.SelectMany(u => u.Memberships.Where(m => !m.HasEnded(today)).OrderBy(m => m.Id).Cast<Membership?>().DefaultIfEmpty(null).Select(m => new
        {
            u.UserName,
            u.DisplayName,
            Agency = m?.AgencyCode ?? "",
            Roles = m is null ? [] : m.Roles.Select(r => r.RoleName).Order(StringComparer.Ordinal).ToList(),
            Areas = m is null ? [] : m.HasAllAreas ? [UserFactory.AllAreas] : m.Areas.Select(a => a.AreaCode).Order(StringComparer.Ordinal).ToList(),
            u.IsActive,
        })).ToList();
        output.Json(rows);
        (output as ConsoleOutput)?.Table(
            ["User name", "Name", "Agency", "Roles", "Areas", ""],
            rows.Select(r => (IReadOnlyList<string>)[r.UserName, r.DisplayName, r.Agency, string.Join(", ", r.Roles), string.Join(", ", r.Areas), r.IsActive ? "" : "has left"]));
        return 0;
    }

    private static Command AddUser(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "What the person signs in with." };
        var displayName = new Option<string>("--name") { Description = "How colleagues know them.", Required = true };
        var roles = new Option<string[]>("--role") { Description = "A role; repeat for several.", Required = true };
        var areas = new Option<string[]>("--area") { Description = "An area, ONS code; repeat for several, or 'all'." };
        var agency = new Option<string?>("--agency") { Description = "Their agency's code." };
        var password = PasswordOption();
        var command = new Command("add", "Add a person.");
        command.Arguments.Add(userName);
        foreach (Option option in new Option[] { displayName, roles, areas, agency, password })
            command.Options.Add(option);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var terms = new MembershipTerms(parsed.GetValue(agency), parsed.GetValue(roles)!, parsed.GetValue(areas) ?? []);
            var result = await services.GetRequiredService<IMediator>().Send(
                new CreatePerson(parsed.GetValue(userName), parsed.GetValue(displayName), terms, ReadPassword(parsed.GetValue(password))), cancellationToken);
            if (!result.Succeeded)
                return Refuse(output, result);
            output.Line($"{parsed.GetValue(displayName)} can sign in as {parsed.GetValue(userName)}.");
            output.Json(new { UserName = parsed.GetValue(userName) });
            return 0;
        });
        return command;
    }

    private static Command Password(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "Whose password." };
        var password = PasswordOption();
        var oneTime = new Option<bool>("--one-time") { Description = "Make a password for one sign-in and show it; the person then chooses their own." };
        var command = new Command("password", "Set a password. Ends the person's sessions within a minute.");
        command.Arguments.Add(userName);
        command.Options.Add(password);
        command.Options.Add(oneTime);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            if (await FindAsync(services, parsed.GetValue(userName)!) is not { } user)
                return Refuse(output, Unknown(parsed.GetValue(userName)!));
            var isOneTime = parsed.GetValue(oneTime);
            var result = await services.GetRequiredService<IMediator>().Send(new SetPassword(user.Id, isOneTime ? null : ReadPassword(parsed.GetValue(password))), cancellationToken);
            if (!result.Succeeded)
                return Refuse(output, result);
            output.Line(isOneTime ? $"{user.UserName} can sign in once with: {result.Value}" : $"The password of {user.UserName} is set.");
            return 0;
        });
        return command;
    }

    private static Command Leave(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "Who has left." };
        var command = new Command("leave", "End a person's access. What they did keeps their name.");
        command.Arguments.Add(userName);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            if (await FindAsync(services, parsed.GetValue(userName)!) is not { } user)
                return Refuse(output, Unknown(parsed.GetValue(userName)!));
            var result = await services.GetRequiredService<IMediator>().Send(new SetStanding(user.Id, IsActive: false), cancellationToken);
            if (!result.Succeeded)
                return Refuse(output, result);
            output.Line($"{user.UserName} can no longer sign in.");
            return 0;
        });
        return command;
    }

    private static Task<User?> FindAsync(IServiceProvider services, string userName) => services.GetRequiredService<UserManager<User>>().FindByNameAsync(userName);

    private static string Unknown(string userName) => $"There is no person '{userName}'. 'platform users list' shows them.";

    private static Option<string?> PasswordOption() => new("--password") { Description = "The password; asked for, or read from standard input, when it is not given." };

    private static string ReadPassword(string? given)
    {
        if (given is not null)
            return given;
        return Console.IsInputRedirected
            ? Console.In.ReadLine() ?? ""
            : AnsiConsole.Prompt(new TextPrompt<string>("Password (12 characters or more):").Secret());
    }

    private static int Refuse(ICommandOutput output, Result result) => Refuse(output, string.Join(" ", result.Errors.Select(e => $"{e.Message.TrimEnd('.')}.")));

    private static int Refuse(ICommandOutput output, string sentence)
    {
        output.Error(sentence);
        return 2;
    }
}
