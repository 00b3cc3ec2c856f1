using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Modularity;
using Quartz;

namespace Platform.Kernel.Jobs;

/// <summary>Registers a module's Quartz jobs. They do not fire while the module is switched off.</summary>
public static class ModuleJobs
{
    /// <summary>Adds a job that runs on a Quartz cron expression, in Europe/London.</summary>
    /// <typeparam name="TJob">The job; made from the scope, which works for the platform itself.</typeparam>
    /// <param name="context">The module.</param>
    /// <param name="cron">For example <c>0 0 6 * * ?</c>: six each morning.</param>
    /// <param name="description">What the Jobs page says it does.</param>
    public static ServiceConfigurationContext AddModuleJob<TJob>(this ServiceConfigurationContext context, string cron, string description)
        where TJob : class, IJob
    {
        context.Services.AddScoped<TJob>();
        context.Services.AddSingleton(new ModuleJob(context.Module.Name, typeof(TJob), cron, description));
        return context;
    }
}

/// <summary>One registered job.</summary>
internal sealed record ModuleJob(string ModuleName, Type JobType, string Cron, string Description);
