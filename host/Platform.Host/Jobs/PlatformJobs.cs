using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Platform.Host.Databases;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Quartz;

namespace Platform.Host.Jobs;

/// <summary>Quartz on the platform's own database: the modules' jobs, and a veto while their module is switched off.</summary>
internal static class PlatformJobs
{
    public static IServiceCollection AddPlatformJobs(this IServiceCollection services, DatabaseSettings database)
    {
        var jobs = services.Where(s => s.ServiceType == typeof(ModuleJob)).Select(s => (ModuleJob)s.ImplementationInstance!).ToList();
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                switch (database.Provider.ToUpperInvariant())
                {
                    case "POSTGRESQL":
                        store.UsePostgres(NpgsqlFactory.Instance, PostgreSqlProvider.Complete(database.ConnectionString));
                        store.UseClustering(_ => { });
                        break;
                    case "SQLSERVER":
                        store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
                        store.UseClustering(_ => { });
                        break;
                    default:
                        store.UseSqlite(SqliteFactory.Instance, database.ConnectionString);
                        break;
                }

                store.ConfigureStore(options => options.TablePrefix = "job_");
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer(_ => { });
            });
            quartz.AddTriggerListener<SwitchedOffVeto>();
            quartz.ConfigureJobScope((scope, _, _) => scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem());
            foreach (var job in jobs)
            {
                var key = new JobKey(job.JobType.Name, job.ModuleName);
                quartz.AddJob(job.JobType, configure => configure.WithIdentity(key).WithDescription(job.Description));
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(job.JobType.Name, job.ModuleName)
                    .WithCronSchedule(job.Cron, cron => cron.InTimeZone(london)));
            }
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>A module's jobs do not fire while it is switched off; the group of a job is its module's name.</summary>
    private sealed class SwitchedOffVeto(IModuleSwitches switches) : ITriggerListener
    {
        public string Name => "Switched-off modules";

        public ValueTask<bool> VetoJobExecution(ITrigger trigger, IJobExecutionContext context, CancellationToken cancellationToken = default)
            => ValueTask.FromResult(!switches.IsEnabled(trigger.JobKey.Group));
    }
}
