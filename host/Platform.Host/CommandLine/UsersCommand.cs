using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.CommandLine;
using Platform.Kernel.ReferenceData;
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
        var users = await services.GetRequiredService<HostDbContext>().Users.AsNoTracking().Include(u => u.Roles).Include(u => u.Areas).AsSplitQuery()
            .OrderBy(u => u.NormalizedUserName).ToListAsync(cancellationToken);
        var rows = users.Select(u => new
        {
            u.UserName,
            u.DisplayName,
            Agency = u.AgencyCode ?? "",
            Roles = u.Roles.Select(r => r.RoleName).Order(StringComparer.Ordinal).ToList(),
            Areas = u.HasAllAreas ? ["all"] : u.Areas.Select(a => a.AreaCode).Order(StringComparer.Ordinal).ToList(),
            u.IsActive,
        }).ToList();
        output.Json(rows);
        ((ConsoleOutput)output).Table(
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
        context.SetAction(command, async (services, parsed, output, _) =>
        {
            var db = services.GetRequiredService<HostDbContext>();
            var users = services.GetRequiredService<UserManager<User>>();
            var known = db.Roles.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
            if (parsed.GetValue(roles)!.FirstOrDefault(r => !known.Contains(r)) is { } unknown)
                return Refuse(output, $"There is no role '{unknown}'. The roles are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
            var codes = parsed.GetValue(areas) ?? [];
            var reference = services.GetRequiredService<ReferenceData>();
            if (codes.FirstOrDefault(c => c != "all" && reference.Area(c) is null) is { } noArea)
                return Refuse(output, $"There is no area '{noArea}'. Give a local authority's ONS code, for example E06000030.");

            var user = UserFactory.Create(services, parsed.GetValue(userName)!, parsed.GetValue(displayName)!, parsed.GetValue(agency), parsed.GetValue(roles)!, codes);
            var result = await users.CreateAsync(user, ReadPassword(parsed.GetValue(password)));
            if (!result.Succeeded)
                return Refuse(output, string.Join(" ", result.Errors.Select(e => e.Description)));
            output.Line($"{user.DisplayName} can sign in as {user.UserName}.");
            output.Json(new { user.UserName });
            return 0;
        });
        return command;
    }

    private static Command Password(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "Whose password." };
        var password = PasswordOption();
        var command = new Command("password", "Set a password. Ends the person's sessions within a minute.");
        command.Arguments.Add(userName);
        command.Options.Add(password);
        context.SetAction(command, async (services, parsed, output, _) =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            if (await users.FindByNameAsync(parsed.GetValue(userName)!) is not { } user)
                return Refuse(output, $"There is no person '{parsed.GetValue(userName)}'. 'platform users list' shows them.");
            var text = ReadPassword(parsed.GetValue(password));
            foreach (var validator in users.PasswordValidators)
                if (await validator.ValidateAsync(users, user, text) is { Succeeded: false } refused)
                    return Refuse(output, string.Join(" ", refused.Errors.Select(e => e.Description)));
            await users.RemovePasswordAsync(user);
            await users.AddPasswordAsync(user, text);
            user.LockoutEndUtc = null;
            await users.ResetAccessFailedCountAsync(user);
            output.Line($"The password of {user.UserName} is set.");
            return 0;
        });
        return command;
    }

    private static Command Leave(CommandLineContext context)
    {
        var userName = new Argument<string>("user-name") { Description = "Who has left." };
        var command = new Command("leave", "End a person's access. What they did keeps their name.");
        command.Arguments.Add(userName);
        context.SetAction(command, async (services, parsed, output, _) =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            if (await users.FindByNameAsync(parsed.GetValue(userName)!) is not { } user)
                return Refuse(output, $"There is no person '{parsed.GetValue(userName)}'. 'platform users list' shows them.");
            user.IsActive = false;
            await users.UpdateSecurityStampAsync(user);
            output.Line($"{user.UserName} can no longer sign in.");
            return 0;
        });
        return command;
    }

    private static Option<string?> PasswordOption() => new("--password") { Description = "The password; asked for, or read from standard input, when it is not given." };

    private static string ReadPassword(string? given)
    {
        if (given is not null)
            return given;
        return Console.IsInputRedirected
            ? Console.In.ReadLine() ?? ""
            : AnsiConsole.Prompt(new TextPrompt<string>("Password (12 characters or more):").Secret());
    }

    private static int Refuse(ICommandOutput output, string sentence)
    {
        output.Error(sentence);
        return 2;
    }
}
