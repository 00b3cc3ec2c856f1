using Microsoft.EntityFrameworkCore;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Kernel.Data;

namespace Platform.Host.People;

/// <summary>The host's directory: who works here, for which agency, in which areas, with which roles.</summary>
internal sealed class HostDbContext(DbContextOptions<HostDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "host_";

    public DbSet<User> Users => Set<User>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        ConfigureSignIn(modelBuilder);
        modelBuilder.Entity<User>(user =>
        {
            user.HasKey(u => u.Id);
            user.HasIndex(u => u.NormalizedUserName).IsUnique();
            user.Property(u => u.PasswordHash).HasMaxLength(400);
            user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
            user.HasMany(u => u.Roles).WithOne().HasForeignKey(r => r.UserId);
            user.HasMany(u => u.Areas).WithOne().HasForeignKey(a => a.UserId);
        });
        modelBuilder.Entity<UserRole>().HasKey(r => new { r.UserId, r.RoleName });
        modelBuilder.Entity<UserArea>().HasKey(a => new { a.UserId, a.AreaCode });
        modelBuilder.Entity<Role>(role =>
        {
            role.HasKey(r => r.Name);
            role.HasMany(r => r.Permissions).WithOne().HasForeignKey(p => p.RoleName);
        });
        modelBuilder.Entity<RolePermission>().HasKey(p => new { p.RoleName, p.Permission });
        modelBuilder.Entity<Agency>().HasKey(a => a.Code);
    }

    private static void ConfigureSignIn(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SecondFactor>(factor =>
        {
            factor.HasKey(f => f.UserId);
            factor.HasOne<User>().WithOne().HasForeignKey<SecondFactor>(f => f.UserId);
            factor.Property(f => f.ProtectedKey).HasMaxLength(1000);
            factor.Property(f => f.PendingKey).HasMaxLength(1000);
            factor.Property(f => f.Version).IsConcurrencyToken();
            factor.HasMany(f => f.RecoveryCodes).WithOne().HasForeignKey(c => c.UserId);
        });
        modelBuilder.Entity<RecoveryCode>().HasKey(c => c.Id);
        modelBuilder.Entity<Session>(session =>
        {
            session.HasKey(s => s.Id);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
            session.HasIndex(s => new { s.UserId, s.EndedUtc });
            session.HasIndex(s => s.StartedUtc);
        });
        modelBuilder.Entity<ApiClient>(client =>
        {
            client.HasKey(c => c.Id);
            client.HasIndex(c => c.KeyPrefix).IsUnique();
            client.HasIndex(c => new { c.Name, c.Id });
            client.HasMany(c => c.Permissions).WithOne().HasForeignKey(p => p.ApiClientId);
            client.HasMany(c => c.Areas).WithOne().HasForeignKey(a => a.ApiClientId);
        });
        modelBuilder.Entity<ApiClientPermission>().HasKey(p => new { p.ApiClientId, p.Permission });
        modelBuilder.Entity<ApiClientArea>().HasKey(a => new { a.ApiClientId, a.AreaCode });
        modelBuilder.Entity<ExternalLogin>(login =>
        {
            login.HasKey(l => l.Id);
            login.Property(l => l.Subject).HasMaxLength(255);
            login.HasOne<User>().WithMany().HasForeignKey(l => l.UserId);
        });
    }
}
