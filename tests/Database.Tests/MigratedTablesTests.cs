using System.Globalization;
using Database.Tests.Apples;
using Database.Tests.Pears;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Database.Tests;

/// <summary>One set of migrations, three databases.</summary>
public sealed class MigratedTablesTests
{
    [Fact]
    public void The_kernels_model_keeps_the_rules_and_its_migrations_are_complete() => ModelRules.Offences(typeof(KernelDbContext)).ShouldBeEmpty();

    [Fact]
    public void A_modules_model_keeps_the_rules_and_its_migrations_are_complete()
    {
        ModelRules.Offences(typeof(ApplesDbContext)).ShouldBeEmpty();
        ModelRules.Offences(typeof(PearsDbContext)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task The_kernels_migrations_make_its_tables(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = ModelRules.CreateContext<KernelDbContext>(database.Provider);
        await context.Database.MigrateAsync();
        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await context.Outbox.CountAsync()).ShouldBe(0);
        (await context.Inbox.CountAsync()).ShouldBe(0);
        (await context.Consumers.CountAsync()).ShouldBe(0);
        (await context.Audit.CountAsync()).ShouldBe(0);
        (await context.ModuleStates.CountAsync()).ShouldBe(0);
        (await context.SettingValues.CountAsync()).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task What_a_module_writes_is_read_back_the_same_on_each_database(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, "apples", async provider =>
        {
            await using var kernel = ModelRules.CreateContext<KernelDbContext>(provider);
            await kernel.Database.MigrateAsync();
            await using var apples = ModelRules.CreateContext<ApplesDbContext>(provider);
            await apples.Database.MigrateAsync();
        });

        var washed = new DateTime(2026, 6, 12, 16, 30, 15, 123, 456, DateTimeKind.Utc);
        var long_ = new string('x', 20_000);
        var id = Guid.CreateVersion7();
        await using (var context = ModelRules.CreateContext<ApplesDbContext>(database.Provider))
        {
            context.Apples.Add(new Apple(id)
            {
                Label = "Braeburn", Notes = long_, Weight = 182.55m, PickedOn = new DateOnly(2026, 6, 12), WashedUtc = washed, Ripeness = Ripeness.Ripe, IsRed = true,
                Bites = { new Bite { Id = Guid.CreateVersion7(), Size = 3 } },
            });
            context.Apples.Add(new Apple(Guid.CreateVersion7()));
            context.Apples.Add(new Apple(Guid.CreateVersion7()));
            await context.SaveChangesAsync();
        }

        await using (var context = ModelRules.CreateContext<ApplesDbContext>(database.Provider))
        {
            var apple = await context.Apples.IgnoreQueryFilters().SingleAsync(a => a.Id == id && a.PickedOn > new DateOnly(2026, 6, 11) && a.WashedUtc <= washed);
            apple.WashedUtc.ShouldBe(washed);
            apple.WashedUtc!.Value.Kind.ShouldBe(DateTimeKind.Utc);
            apple.Weight.ShouldBe(182.55m);
            apple.PickedOn.ShouldBe(new DateOnly(2026, 6, 12));
            apple.Ripeness.ShouldBe(Ripeness.Ripe);
            apple.IsRed.ShouldBeTrue();
            apple.Notes.ShouldBe(long_);
            apple.Bites.ShouldHaveSingleItem().Size.ShouldBe(3);
            apple.Version.ShouldBe(1);
        }
    }

    [Theory, EachDatabase]
    public async Task A_unique_index_lets_several_rows_be_empty_and_refuses_the_same_value_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var kernel = ModelRules.CreateContext<KernelDbContext>(database.Provider);
        await kernel.Database.MigrateAsync();
        await using var context = ModelRules.CreateContext<ApplesDbContext>(database.Provider);
        await context.Database.MigrateAsync();
        context.AddRange(new Apple(Guid.CreateVersion7()), new Apple(Guid.CreateVersion7()), new Apple(Guid.CreateVersion7()) { Label = "Cox" });
        await context.SaveChangesAsync();
        context.Add(new Apple(Guid.CreateVersion7()) { Label = "Cox" });
        var refused = await Should.ThrowAsync<DbUpdateException>(() => context.SaveChangesAsync());
        database.Provider.IsTransient(refused).ShouldBeFalse();
    }

    [Fact]
    public void A_planted_model_that_breaks_the_rules_is_caught()
    {
        var offences = string.Join('\n', ModelRules.Offences(typeof(BrokenDbContext)));
        offences.ShouldContain("no migration makes");
        offences.ShouldContain("bad_Thing.Number is made by the database");
        offences.ShouldContain("bad_Thing.Price is a decimal without precision");
        offences.ShouldContain("bad_Thing.Free has no length");
        offences.ShouldContain("bad_Thing.At is a DateTimeOffset");
        offences.ShouldContain("bad_Thing.Typed names a type");
        offences.ShouldContain("bad_Thing.Stamped has a default");
        offences.ShouldContain("is longer than 60 characters");
        offences.ShouldContain("was cut at 60 characters");
    }

    private sealed class BrokenDbContext(DbContextOptions<BrokenDbContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Thing>(thing =>
        {
            modelBuilder.Model.SetMaxIdentifierLength(ModuleDbContext.MaxNameLength);
            thing.ToTable("bad_Thing").HasKey(t => t.Number);
            thing.HasIndex(t => new { t.Number, t.WhatSomebodyNamedAtSuchLengthThatNoIndexCanCarryIt });
            thing.Property(t => t.Typed).HasColumnType("nvarchar(10)").HasMaxLength(10);
            thing.Property(t => t.Stamped).HasDefaultValueSql("getutcdate()");
            thing.HasIndex(t => t.At, string.Create(CultureInfo.InvariantCulture, $"IX_{new string('x', 60)}"));
        });
    }

    private sealed class Thing
    {
        public int Number { get; init; }

        public decimal Price { get; init; }

        public string Free { get; init; } = "";

        public string Typed { get; init; } = "";

        public DateTime Stamped { get; init; }

        public DateTimeOffset At { get; init; }

        public int WhatSomebodyNamedAtSuchLengthThatNoIndexCanCarryIt { get; init; }
    }
}
