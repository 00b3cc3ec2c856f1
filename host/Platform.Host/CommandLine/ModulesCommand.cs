using System.CommandLine;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Modularity;

namespace Platform.Host.CommandLine;

/// <summary><c>platform modules</c>: list, on, off.</summary>
internal static class ModulesCommand
{
    public static void Add(CommandLineContext context)
    {
        var command = new Command("modules", "List the workstreams, and switch them on and off.");
        var list = new Command("list", "List the workstreams.");
        context.SetAction(list, ListAsync);
        context.SetAction(command, ListAsync);
        command.Subcommands.Add(list);
        command.Subcommands.Add(Switch(context, "on", "Switch a workstream on. A running platform follows within seconds.", isEnabled: true));
        command.Subcommands.Add(Switch(context, "off", "Switch a workstream off. Its data stays; its events wait.", isEnabled: false));
        context.Root.Subcommands.Add(command);
    }

    private static Command Switch(CommandLineContext context, string verb, string description, bool isEnabled)
    {
        var name = new Argument<string>("name") { Description = "The workstream's name, or 'all'." };
        var command = new Command(verb, description);
        command.Arguments.Add(name);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var modules = services.GetRequiredService<ModuleCatalogue>();
            var chosen = parsed.GetValue(name) is "all" ? modules.Workstreams.ToList() : modules.Workstreams.Where(m => m.Name == parsed.GetValue(name)).ToList();
            if (chosen.Count == 0)
            {
                output.Error($"There is no workstream '{parsed.GetValue(name)}'. The workstreams are: {string.Join(", ", modules.Workstreams.Select(m => m.Name))}.");
                return 2;
            }

            foreach (var module in chosen)
            {
                await services.GetRequiredService<ModuleSwitches>().SetAsync(module.Name, isEnabled, "command line", by: null, cancellationToken);
                output.Line($"{module.DisplayName} is switched {verb}.");
            }

            output.Json(chosen.Select(m => new { m.Name, isEnabled }));
            return 0;
        });
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken)
    {
        var switches = services.GetRequiredService<ModuleSwitches>();
        await switches.RefreshAsync(cancellationToken);
        var rows = services.GetRequiredService<ModuleCatalogue>().Workstreams
            .Select(m => new { m.Name, m.DisplayName, Version = m.Version.ToString(3), IsEnabled = switches.IsSwitchedOn(m.Name), m.Manifest.Description })
            .ToList();
        output.Json(rows);
        ((ConsoleOutput)output).Table(["Name", "Workstream", "Version", "State"], rows.Select(r => (IReadOnlyList<string>)[r.Name, r.DisplayName, r.Version, r.IsEnabled ? "on" : "off"]));
        return 0;
    }
}
