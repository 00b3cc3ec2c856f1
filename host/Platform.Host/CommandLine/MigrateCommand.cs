using System.CommandLine;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;

namespace Platform.Host.CommandLine;

/// <summary><c>platform migrate</c>.</summary>
internal static class MigrateCommand
{
    public static void Add(CommandLineContext context)
    {
        var command = new Command("migrate", "Bring the database up to this version. May be run again at any time.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            var done = new List<string>();
            var failed = await services.GetRequiredService<ModuleMigrator>().MigrateAsync(line =>
            {
                done.Add(line);
                output.Line(line);
            }, cancellationToken);
            output.Json(new { done, failed });
            foreach (var module in failed)
                output.Error($"{module.DisplayName}: {module.Reason}");
            return failed.Count == 0 ? 0 : 1;
        });
        context.Root.Subcommands.Add(command);
    }
}
