using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.Data;

/// <summary>
/// Brings the tables up to date: the kernel's, then each module's in the catalogue's order, then the rows that modules cannot
/// work without. May be run again after any failure. A module that fails is closed (503) and the rest run; without the
/// kernel's tables nothing runs.
/// </summary>
internal sealed partial class ModuleMigrator(
    IServiceScopeFactory scopes, ModuleCatalogue modules, ModuleDbContextTypes contexts, ModuleSwitches switches, ModuleDatabases databases, ILogger<ModuleMigrator> logger)
{
    /// <summary>Applies what is pending, in every database.</summary>
    /// <param name="report">Told each thing that was done, in a sentence.</param>
    /// <param name="cancellationToken">Stops after the current migration.</param>
    /// <returns>The modules that failed, with the reason; empty when all is well.</returns>
    /// <exception cref="InvalidOperationException">The kernel's tables could not be made; the message says why.</exception>
    public Task<IReadOnlyList<FailedModule>> MigrateAsync(Action<string> report, CancellationToken cancellationToken) => MigrateAsync(report, _ => true, cancellationToken);

    /// <summary>Applies what is pending in some of the databases.</summary>
    /// <param name="report">Told each thing that was done, in a sentence.</param>
    /// <param name="only">In which databases.</param>
    /// <param name="cancellationToken">Stops after the current migration.</param>
    public async Task<IReadOnlyList<FailedModule>> MigrateAsync(Action<string> report, Func<PlatformDatabase, bool> only, CancellationToken cancellationToken)
    {
        var failed = new List<FailedModule>();
        var prepared = new HashSet<PlatformDatabase>(ReferenceEqualityComparer.Instance);
        foreach (var step in Steps().Where(s => only(s.Database)))
        {
            if (step.Module is not null && failed.Exists(f => f.Name == step.Module.Name))
                continue;
            try
            {
                var applied = await MigrateAsync(step).ConfigureAwait(false);
                if (applied.Count > 0)
                    report($"{step.DisplayName}: applied {(applied.Count == 1 ? "1 migration" : $"{applied.Count} migrations")}, up to {applied[^1]}.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (step.Module is null)
                {
                    if (step.Database.IsPlatform)
                        throw new InvalidOperationException($"The kernel's tables could not be brought up to date: {exception.GetBaseException().Message}", exception);
                    foreach (var module in modules.Modules.Where(m => step.Database.Modules.Contains(m.Name)))
                        Fail(module, $"The kernel's tables in {step.Database.Says} could not be brought up to date", exception);
                    continue;
                }

                Fail(step.Module, "Its tables could not be brought up to date", exception);
            }
        }

        if (prepared.Count == 0 && failed.Count == 0)
            report("The tables were up to date.");
        await SeedAsync().ConfigureAwait(false);
        return failed;

        async Task<IReadOnlyList<string>> MigrateAsync(Step step)
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var own = step.IsKernelElsewhere ? step.Database.OpenKernel() : null;
            var context = own ?? (DbContext)scope.ServiceProvider.GetRequiredService(step.ContextType);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any();
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            if (!applied && step.Module is { } module && !step.Database.IsPlatform)
                await RefuseToForgetAsync(module, step.Database, cancellationToken).ConfigureAwait(false);
            // With nothing to apply Migrate() would take EF's lock all the same, and on SQLite that lock outlives a killed process.
            if (pending.Count == 0)
                return pending;

            if (prepared.Add(step.Database))
                await step.Database.Provider.PrepareMigrationAsync(report, cancellationToken).ConfigureAwait(false);
            var isNew = step.Module is not null && !applied;
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            if (isNew)
                await BeginAnewAsync(step).ConfigureAwait(false);
            return pending;
        }

        // Tables that were taken away and are made anew know nothing of what the module heard before: it hears all of it, as when
        // it is installed for the first time.
        async Task BeginAnewAsync(Step step)
        {
            var module = step.Module!;
            await using var kernel = step.Database.OpenKernel();
            if (await kernel.Consumers.Where(c => c.Name == module.Name && c.Position > 0).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 0)
                return;
            await kernel.Inbox.Where(i => i.Consumer == module.Name).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            report($"{module.DisplayName}: its tables are new, so it is told again what the event log keeps.");
        }

        async Task SeedAsync()
        {
            List<Type> contributors;
            await using (var scope = scopes.CreateAsyncScope())
                contributors = scope.ServiceProvider.GetServices<IDataSeedContributor>().Select(c => c.GetType()).ToList();

            foreach (var contributor in contributors)
            {
                var module = modules.Of(contributor);
                if (module is not null && switches.HasFailed(module.Name))
                    continue;
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
                    var seed = (IDataSeedContributor)ActivatorUtilities.CreateInstance(scope.ServiceProvider, contributor);
                    await seed.SeedAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException && module is { IsWorkstream: true })
                {
                    Fail(module, $"The rows it cannot work without could not be written ({contributor.Name})", exception);
                }
            }
        }

        void Fail(ModuleDescriptor module, string what, Exception exception)
        {
            switches.MarkFailed(module.Name);
            failed.Add(new FailedModule(module.Name, module.DisplayName, $"{what}: {exception.GetBaseException().Message}"));
            LogFailed(logger, module.Name, exception);
            report($"{module.DisplayName}: {char.ToLowerInvariant(what[0])}{what[1..]}. {exception.GetBaseException().Message} Its pages answer that it is unavailable; the other modules run.");
        }
    }

    /// <summary>
    /// For a host that may not change tables: closes the modules that have migrations to apply, and says which. The kernel
    /// is the first of them where its own tables are behind.
    /// </summary>
    public async Task<IReadOnlyList<PendingMigrations>> CloseBehindAsync(CancellationToken cancellationToken)
    {
        var behind = new List<PendingMigrations>();
        foreach (var step in Steps())
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var own = step.IsKernelElsewhere ? step.Database.OpenKernel() : null;
            var context = own ?? (DbContext)scope.ServiceProvider.GetRequiredService(step.ContextType);
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            if (pending.Count == 0)
                continue;
            if (step.IsKernelElsewhere)
            {
                foreach (var name in step.Database.Modules)
                    switches.MarkFailed(name);
                behind.Add(new PendingMigrations(step.Database.Name, step.DisplayName, pending));
                continue;
            }

            behind.Add(new PendingMigrations(step.Module?.Name, step.DisplayName, pending));
            if (step.Module is not null)
                switches.MarkFailed(step.Module.Name);
        }

        return behind;
    }

    /// <summary>An empty database must not hide what people entered while the module was in the platform's.</summary>
    private async Task RefuseToForgetAsync(ModuleDescriptor module, PlatformDatabase database, CancellationToken cancellationToken)
    {
        var history = contexts.Registration(module.Name)!.TablePrefix + ModuleDbContextRegistration.HistorySuffix;
        await using var before = databases.Platform.OpenKernel(history);
        if ((await before.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any())
            throw new InvalidOperationException($"Its rows are in the platform's database, and {database.Says} is empty. Take the setting Modules:{module.Name}:Database away again.");
    }

    private IEnumerable<Step> Steps()
    {
        foreach (var database in databases.All)
            yield return new Step(null, database.IsPlatform ? "Kernel" : $"Kernel in {database.Says}", typeof(KernelDbContext), database);
        foreach (var module in modules.Modules)
        {
            if (contexts.Find(module.Name) is { } contextType)
                yield return new Step(module, module.DisplayName, contextType, databases.Of(module.Name));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tables of {Module} are not up to date; the module is closed")]
    private static partial void LogFailed(ILogger logger, string module, Exception exception);

    private sealed record Step(ModuleDescriptor? Module, string DisplayName, Type ContextType, PlatformDatabase Database)
    {
        public bool IsKernelElsewhere => Module is null && !Database.IsPlatform;
    }
}

/// <summary>A module that is closed because its tables are not up to date.</summary>
internal sealed record FailedModule(string Name, string DisplayName, string Reason);

/// <summary>What is still to apply; no module name means the kernel.</summary>
internal sealed record PendingMigrations(string? Module, string DisplayName, IReadOnlyList<string> Migrations);
