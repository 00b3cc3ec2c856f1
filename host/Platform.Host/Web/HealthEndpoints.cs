using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Platform.Host.SignIn;
using Platform.Host.Transports;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Modularity;

namespace Platform.Host.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: each thing it stands on, by name, in a sentence.</summary>
internal static class HealthEndpoints
{
    public static IHealthChecksBuilder AddPlatformChecks(this IHealthChecksBuilder checks) => checks
        .AddCheck<DatabaseCheck>("database")
        .AddCheck<MigrationCheck>("migrations")
        .AddCheck<EventLogCheck>("event log")
        .AddCheck<BridgeCheck>("bridge")
        .AddCheck<RabbitMqCheck>("rabbitmq")
        .AddCheck<ModuleCheck>("modules")
        .AddCheck<SecondFactorCheck>("second factor")
        .AddCheck<AuditCheckOfHealth>("audit trail")
        .AddCheck<DataFolderCheck>("data folder");

    public static void MapPlatformHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), says = e.Value.Description }),
        },
        JsonSerializerOptions.Web);

    private sealed class DatabaseCheck(DatabaseBuses buses) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            foreach (var bus in buses.All)
                if (!await bus.InKernelAsync(kernel => kernel.Database.CanConnectAsync(cancellationToken)))
                    return bus.Database.IsPlatform
                        ? HealthCheckResult.Unhealthy($"{bus.Database.Provider.Name} does not answer. Check that it runs and that Database:ConnectionString is right.")
                        : HealthCheckResult.Degraded($"{bus.Database.Says} does not answer. Check that it runs and that Modules:{bus.Database.Name}:Database:ConnectionString is right. The other workstreams go on.");
            return HealthCheckResult.Healthy($"{string.Join(", ", buses.All.Select(b => b.Database.IsPlatform ? b.Database.Provider.Name : $"{b.Database.Provider.Name} of {b.Database.Name}"))} {(buses.All.Count == 1 ? "answers" : "answer")}.");
        }
    }

    private sealed class MigrationCheck(DatabaseBuses buses, ModuleDbContextTypes contexts, IServiceProvider services) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var behind = new List<string>();
            foreach (var bus in buses.All)
                if ((await bus.InKernelAsync(kernel => kernel.Database.GetPendingMigrationsAsync(cancellationToken))).Any())
                    behind.Add(bus.Database.IsPlatform ? "kernel" : $"the kernel in {bus.Database.Says}");
            foreach (var registration in contexts.All)
                if ((await contexts.Resolve(services, registration.ModuleName)!.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                    behind.Add(registration.ModuleName);
            return behind.Count == 0
                ? HealthCheckResult.Healthy("All tables are up to date.")
                : HealthCheckResult.Unhealthy($"Run 'platform migrate': {string.Join(", ", behind)} {(behind.Count == 1 ? "is" : "are")} older in the database than on disk.");
        }
    }

    private sealed class SecondFactorCheck(IOptions<SignInOptions> options) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            => Task.FromResult(options.Value.SecondFactor == SecondFactorRule.Required
                ? HealthCheckResult.Healthy("Roles that ask for a second factor get it.")
                : HealthCheckResult.Degraded("People sign in with a password alone. Set SignIn:SecondFactor to Required, unless this is a demonstration."));
    }

    private sealed class EventLogCheck(DatabaseBuses buses) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var report = await buses.GetHealthAsync(cancellationToken);
            return report.IsDegraded
                ? HealthCheckResult.Degraded($"{report.Parked} event(s) could not be handled and hold back what follows them. Open the Events page, or run 'platform events parked'.")
                : HealthCheckResult.Healthy($"Nothing is parked; {report.Lag} event(s) still to be read.");
        }
    }

    private sealed class BridgeCheck(DatabaseBuses buses, TimeProvider timeProvider) : IHealthCheck
    {
        // It is woken on commit and looks by itself every few seconds: after minutes something is wrong.
        private static readonly TimeSpan Stale = TimeSpan.FromMinutes(2);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (buses.Bridges.Count == 0)
                return HealthCheckResult.Healthy("Every workstream is in the platform's database; there is nothing to carry.");
            long most = 0;
            foreach (var bridge in buses.Bridges)
            {
                var status = await bridge.GetStatusAsync(cancellationToken);
                if (status.Behind > 0 && status.MovedUtc is { } moved && timeProvider.GetUtcNow().UtcDateTime - moved > Stale)
                    return HealthCheckResult.Degraded($"{status.Behind} event(s) and rows wait between the platform's database and {bridge.Database.Says}, and none has moved for minutes. See that both databases answer, and what the log of the platform says about the bridge.");
                most = Math.Max(most, status.Behind);
            }

            return HealthCheckResult.Healthy($"{buses.Bridges.Count} database(s) of their own; {most} event(s) and rows still to be carried.");
        }
    }

    private sealed class RabbitMqCheck(IServiceProvider services, DatabaseBuses buses, TimeProvider timeProvider) : IHealthCheck
    {
        private static readonly TimeSpan Moment = TimeSpan.FromSeconds(30);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (services.GetService<RabbitMqStatus>() is not { } status)
                return HealthCheckResult.Healthy("No other host is asked for: EventBus:Transport is Direct.");
            var lag = (await new LogReader(buses.Platform, RabbitMqSender.ReaderName, timeProvider).FindAsync(cancellationToken))?.Lag ?? 0;
            if (status.LostUtc is { } since && timeProvider.GetUtcNow().UtcDateTime - since > Moment)
                return HealthCheckResult.Degraded($"RabbitMQ cannot be reached since {since:u}. Work goes on here; {lag} event(s) wait in the log and go to the other hosts when it answers. Check that it runs and that EventBus:RabbitMq:Uri is right.");
            return status.DeadLetters > 0
                ? HealthCheckResult.Degraded($"{status.DeadLetters} message(s) could not be read by a host and are kept in the queue {services.GetRequiredService<RabbitMqOptions>().DeadQueue} of RabbitMQ. docs/scaling.md says what to do with them.")
                : HealthCheckResult.Healthy($"RabbitMQ answers; {lag} event(s) still to be looked at.");
        }
    }

    private sealed class ModuleCheck(ModuleCatalogue modules, ModuleSwitches switches) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var failed = modules.Workstreams.Where(m => switches.HasFailed(m.Name)).Select(m => m.DisplayName).ToList();
            return Task.FromResult(failed.Count == 0
                ? HealthCheckResult.Healthy($"{modules.Workstreams.Count()} workstream(s) loaded.")
                : HealthCheckResult.Degraded($"Not available: {string.Join(", ", failed)}. Run 'platform migrate' and read what it says."));
        }
    }

    private sealed class AuditCheckOfHealth(RecordedVerification verifications, TimeProvider timeProvider) : IHealthCheck
    {
        // Verified each night: two missed nights are worth a look.
        private static readonly TimeSpan Stale = TimeSpan.FromDays(3);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            => await verifications.LastAsync(cancellationToken) switch
            {
                null => HealthCheckResult.Healthy("Not verified yet; that happens each night."),
                { IsIntact: false } => HealthCheckResult.Degraded("It does not verify. Run 'platform audit verify', keep the database as it is, and tell the information governance lead."),
                var check when timeProvider.GetUtcNow().UtcDateTime - check.CheckedUtc > Stale => HealthCheckResult.Degraded("It has not been verified for days. Run 'platform audit verify', and see why the nightly jobs do not run."),
                _ => HealthCheckResult.Healthy("It verifies."),
            };
    }

    private sealed class DataFolderCheck(PlatformOptions options) : IHealthCheck
    {
        private const long LowBytes = 500L * 1024 * 1024;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var folder = Path.GetFullPath(options.DataDirectory);
            try
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
                await File.WriteAllTextAsync(probe, "", cancellationToken);
                File.Delete(probe);
                var free = new DriveInfo(folder).AvailableFreeSpace;
                return free < LowBytes
                    ? HealthCheckResult.Degraded($"Only {free / 1024 / 1024} MiB are free. Make room before the disk is full.")
                    : HealthCheckResult.Healthy("It can be written to.");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return HealthCheckResult.Unhealthy("The data folder cannot be written to. Give the platform's account the right to.");
            }
        }
    }
}
