using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Auditing;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Settings;

namespace Platform.Kernel.Data;

/// <summary>The kernel's own tables: the event log with its readers, the audit trail, the switches and the settings.</summary>
internal sealed class KernelDbContext(DbContextOptions<KernelDbContext> options) : DbContext(options)
{
    public const string MigrationsHistoryTable = "sys_Migrations";

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<Consumer> Consumers => Set<Consumer>();

    public DbSet<ReplayRun> Replays => Set<ReplayRun>();

    public DbSet<Node> Nodes => Set<Node>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<AuditCheck> AuditChecks => Set<AuditCheck>();

    public DbSet<NodeLease> Leases => Set<NodeLease>();

    public DbSet<ModuleState> ModuleStates => Set<ModuleState>();

    public DbSet<SettingValue> SettingValues => Set<SettingValue>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<ErasureConfirmation> ErasureConfirmations => Set<ErasureConfirmation>();

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

        modelBuilder.Entity<ReplayRun>(replay =>
        {
            replay.ToTable("bus_Replay");
            replay.HasKey(r => r.Consumer);
            replay.Ignore(r => r.Percent);
            replay.Property(r => r.Consumer).HasMaxLength(60);
            replay.Property(r => r.Phase).HasConversion<int>();
        });

        modelBuilder.Entity<Node>(node =>
        {
            node.ToTable("sys_Node");
            node.HasKey(n => n.Id);
            node.Property(n => n.Id).ValueGeneratedNever();
            node.Property(n => n.Modules).HasMaxLength(-1);
            node.HasIndex(n => n.UntilUtc);
        });

        modelBuilder.Entity<ProtectionKey>(key =>
        {
            key.ToTable("sys_Key");
            key.HasKey(k => k.Id);
            key.Property(k => k.Id).ValueGeneratedNever();
            key.Property(k => k.Xml).HasMaxLength(-1);
        });

        modelBuilder.Entity<AuditSeal>(seal =>
        {
            seal.ToTable("sys_AuditSeal");
            seal.HasKey(s => s.Number);
            seal.Property(s => s.Number).ValueGeneratedNever();
            seal.Property(s => s.KeyId).HasMaxLength(AuditSealLengths.KeyId);
            seal.Property(s => s.Reason).HasMaxLength(AuditEntry.ReasonLength);
            seal.Property(s => s.LastHash).HasMaxLength(AuditSealLengths.Hash);
            seal.Property(s => s.PreviousHash).HasMaxLength(AuditSealLengths.Hash);
            seal.Property(s => s.Hash).HasMaxLength(AuditSealLengths.Hash);
            seal.Property(s => s.DisposedHash).HasMaxLength(AuditSealLengths.Hash);
            seal.Property(s => s.DisposedSealHash).HasMaxLength(AuditSealLengths.Hash);
            seal.HasIndex(s => s.LastPosition);
        });

        modelBuilder.Entity<AuditCheck>(check =>
        {
            check.ToTable("sys_AuditCheck");
            check.HasKey(c => c.Id);
            check.Property(c => c.Id).ValueGeneratedNever();
            check.Property(c => c.Says).HasMaxLength(1000);
            check.HasIndex(c => c.CheckedUtc);
        });

        modelBuilder.Entity<NodeLease>(lease =>
        {
            lease.ToTable("sys_Lease");
            lease.HasKey(l => l.Name);
            lease.Property(l => l.Name).HasMaxLength(60);
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
