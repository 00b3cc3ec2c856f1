using System.CommandLine;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;

namespace Platform.Host.CommandLine;

/// <summary><c>platform serve</c>, and what <c>platform</c> does alone.</summary>
internal static class ServeCommand
{
    public static void Add(CommandLineContext context, WebApplication app)
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to serve on, for example http://127.0.0.1:5080.", Recursive = true };
        context.Root.Options.Add(urls);
        var command = new Command("serve", "Serve the platform to browsers (the default).");
        context.SetAction(command, (services, _, output, cancellationToken) => ServeAsync(app, services, output, cancellationToken));
        context.SetAction(context.Root, (services, _, output, cancellationToken) => ServeAsync(app, services, output, cancellationToken));
        context.Root.Subcommands.Add(command);
    }

    private static bool IsEmbedded(PlatformDatabase database) => database.Provider.Name == "Sqlite";

    private static async Task<int> ServeAsync(WebApplication app, IServiceProvider services, ICommandOutput output, CancellationToken cancellationToken)
    {
        var migrator = services.GetRequiredService<ModuleMigrator>();
        // An embedded database belongs to this process; a server's tables are changed by the people who run it.
        var databases = services.GetRequiredService<ModuleDatabases>();
        if (databases.All.All(IsEmbedded))
        {
            await migrator.MigrateAsync(output.Line, cancellationToken);
        }
        else
        {
            if (databases.All.Any(IsEmbedded) && !IsEmbedded(databases.Platform))
                await migrator.MigrateAsync(output.Line, IsEmbedded, cancellationToken);
            var behind = await migrator.CloseBehindAsync(cancellationToken);
            if (behind.Any(b => b.Module is null or "host"))
            {
                output.Error("The database is older than this version of the platform. Run 'platform migrate', then start again.");
                return 2;
            }

            foreach (var module in behind)
                output.Line($"{module.DisplayName} is older in the database than on disk and stays closed. Run 'platform migrate', then start again.");
        }

        await app.StartAsync(cancellationToken);
        output.Line($"Serving on {string.Join(", ", app.Urls)}. Press Ctrl+C to stop.");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
