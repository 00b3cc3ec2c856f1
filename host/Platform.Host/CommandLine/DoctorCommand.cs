using System.CommandLine;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Modularity;

namespace Platform.Host.CommandLine;

/// <summary><c>platform doctor</c>: looks at everything the platform stands on and says what to do.</summary>
internal static class DoctorCommand
{
    public static void Add(CommandLineContext context)
    {
        var command = new Command("doctor", "Check the database, the modules, the event log and the data folder, and say what to do.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
            var rows = report.Entries.Select(e => new { Check = e.Key, Status = e.Value.Status.ToString(), Says = e.Value.Description ?? e.Value.Exception?.Message ?? "" }).ToList();
            output.Json(new { Status = report.Status.ToString(), Checks = rows });
            ((ConsoleOutput)output).Table(["Check", "Status", "What it says"], rows.Select(r => (IReadOnlyList<string>)[r.Check, r.Status, r.Says]));
            output.Line($"Modules: {string.Join(", ", services.GetRequiredService<ModuleCatalogue>().Workstreams.Select(m => $"{m.Name} {m.Version.ToString(3)}"))}");
            return report.Status == HealthStatus.Unhealthy ? 1 : 0;
        });
        context.Root.Subcommands.Add(command);
    }
}
