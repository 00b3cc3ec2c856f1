using System.CommandLine;
using Platform.Host.Demonstration;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;

namespace Platform.Host.CommandLine;

/// <summary><c>platform seed</c>.</summary>
internal static class SeedCommand
{
    public static void Add(CommandLineContext context)
    {
        var demo = new Option<bool>("--demo") { Description = "Fill the fictional demonstration partnership, with accounts to sign in with." };
        var command = new Command("seed", "Write the rows that the platform cannot work without.");
        command.Options.Add(demo);
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            await services.GetRequiredService<ModuleMigrator>().MigrateAsync(output.Line, cancellationToken);
            if (!parsed.GetValue(demo))
                return 0;

            var accounts = await services.GetRequiredService<DemonstrationSeed>().RunAsync(output, cancellationToken);
            output.Json(accounts);
            return 0;
        });
        context.Root.Subcommands.Add(command);
    }
}
