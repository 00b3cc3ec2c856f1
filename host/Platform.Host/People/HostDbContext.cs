using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.People;

/// <summary>The host's directory: who works here, for which agency, in which areas, with which roles.</summary>
internal sealed class HostDbContext(DbContextOptions<HostDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "host_";

    public DbSet<User> Users => Set<User>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Agency> Agencies => Set<Agency>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
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
}
