using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Auditing;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Settings;

namespace Platform.Kernel.Data;

/// <summary>The kernel's own tables: the event log with its readers, the audit trail, the switches and the settings.</summary>
internal sealed class KernelDbContext(DbContextOptions<KernelDbContext> options) : DbContext(options)
{
    public const string MigrationsHistoryTable = "sys_Migrations";

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<Consumer> Consumers => Set<Consumer>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<ModuleState> ModuleStates => Set<ModuleState>();

    public DbSet<SettingValue> SettingValues => Set<SettingValue>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Model.SetMaxIdentifierLength(ModuleDbContext.MaxNameLength);
        SharedTables.Map(modelBuilder, migrated: true);

        modelBuilder.Entity<Consumer>(consumer =>
        {
            consumer.ToTable("bus_Consumer");
            consumer.HasKey(c => c.Name);
            consumer.Property(c => c.Name).HasMaxLength(60);
            consumer.Property(c => c.State).HasConversion<int>();
            consumer.Property(c => c.Handles).HasMaxLength(-1);
        });

        modelBuilder.Entity<ModuleState>(state =>
        {
            state.ToTable("sys_Module");
            state.HasKey(s => s.Name);
            state.Property(s => s.Name).HasMaxLength(60);
            state.Property(s => s.Version).IsConcurrencyToken();
        });

        modelBuilder.Entity<SettingValue>(setting =>
        {
            setting.ToTable("sys_Setting");
            setting.HasKey(s => s.Name);
            setting.Property(s => s.Value).HasMaxLength(4000);
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => ModelConventions.Apply(configurationBuilder);
}
