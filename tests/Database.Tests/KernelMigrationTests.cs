using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Database.Tests;

public sealed class KernelMigrationTests
{
    [Theory, EachDatabase]
    public async Task The_kernels_tables_are_made_by_its_migrations(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var context = ModelRules.CreateContext<KernelDbContext>(database.Provider))
        {
            await context.Database.MigrateAsync();
            (await context.Outbox.CountAsync()).ShouldBe(0);
            (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        }
    }
}
