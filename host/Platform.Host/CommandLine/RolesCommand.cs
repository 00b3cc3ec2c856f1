using System.CommandLine;
using MediatR;
using Platform.Host.Administration;
using Platform.Kernel.CommandLine;

namespace Platform.Host.CommandLine;

/// <summary><c>platform roles</c>: what each role may do, and the way to change a role that everybody who could change it holds.</summary>
internal static class RolesCommand
{
    public static void Add(CommandLineContext context)
    {
        var command = new Command("roles", "List what roles may do, or change one.");
        var list = new Command("list", "List roles with what they may do.");
        context.SetAction(list, ListAsync);
        context.SetAction(command, ListAsync);
        command.Subcommands.Add(list);
        command.Subcommands.Add(Decide(context, "give", "Let a role do something.", (has, named) => has.Union(named, StringComparer.Ordinal)));
        command.Subcommands.Add(Decide(context, "take", "No longer let a role do something.", (has, named) => has.Except(named, StringComparer.Ordinal)));
        context.Root.Subcommands.Add(command);
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken)
    {
        var view = await services.GetRequiredService<IMediator>().Send(new GetRoles(), cancellationToken);
        output.Json(view.Roles.Select(r => new { r.Name, r.DisplayName, r.IsRetired, r.Holders, Permissions = r.Permissions.Order(StringComparer.Ordinal) }));
        foreach (var role in view.Roles)
        {
            output.Line($"{role.Name} ({role.DisplayName}{(role.IsRetired ? ", retired" : "")}): {(role.Holders == 1 ? "1 person" : $"{role.Holders} people")}");
            foreach (var permission in view.Groups.SelectMany(g => g.Permissions).Where(p => role.Permissions.Contains(p.Name)))
                output.Line($"  {permission.Name,-45} {permission.DisplayName}");
        }

        return 0;
    }

    private static Command Decide(CommandLineContext context, string verb, string description, Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> decide)
    {
        var name = new Argument<string>("role") { Description = "The role's name, as 'platform roles list' shows it." };
        var permissions = new Argument<string[]>("permission") { Description = "What it may do; several if you like.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(verb, description);
        command.Arguments.Add(name);
        command.Arguments.Add(permissions);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            if (await mediator.Send(new GetRole(parsed.GetValue(name)!), cancellationToken) is not { } role)
            {
                output.Error($"There is no role '{parsed.GetValue(name)}'. 'platform roles list' shows them.");
                return 2;
            }

            var named = parsed.GetValue(permissions)!;
            var known = role.Groups.SelectMany(g => g.Permissions).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
            if (named.FirstOrDefault(p => !known.Contains(p)) is { } unknown)
            {
                output.Error($"There is no permission '{unknown}'. 'platform roles list' shows those in use.");
                return 2;
            }

            var result = await mediator.Send(new SaveRole(role.Name, role.Version, role.DisplayName, decide(role.Permissions, named).ToList(), role.Grantable), cancellationToken);
            if (!result.Succeeded)
            {
                output.Error(string.Join(" ", result.Errors.Select(e => $"{e.Message.TrimEnd('.')}.")));
                return 2;
            }

            output.Line($"{role.DisplayName} is changed. It is in force within seconds.");
            return 0;
        });
        return command;
    }
}
