using Microsoft.EntityFrameworkCore;
using Platform.Host.Access;
using Platform.Host.Rights;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.Limits;
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

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Cover> Covers => Set<Cover>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<PartnershipArea> PartnershipAreas => Set<PartnershipArea>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    public DbSet<FailedAddress> FailedAddresses => Set<FailedAddress>();

    public DbSet<SharedCount> SharedCounts => Set<SharedCount>();

    public DbSet<LogoutToken> LogoutTokens => Set<LogoutToken>();

    public DbSet<IdentityConflict> IdentityConflicts => Set<IdentityConflict>();

    public DbSet<RightsRequest> RightsRequests => Set<RightsRequest>();

    public DbSet<RedactionDecision> RedactionDecisions => Set<RedactionDecision>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<KeptLonger> KeptLonger => Set<KeptLonger>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        ConfigureSignIn(modelBuilder);
        modelBuilder.Entity<User>(user =>
        {
            user.HasKey(u => u.Id);
            user.HasIndex(u => u.NormalizedUserName).IsUnique();
            user.Property(u => u.PasswordHash).HasMaxLength(400);
            user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
            user.HasMany(u => u.Memberships).WithOne().HasForeignKey(m => m.UserId);
        });
        modelBuilder.Entity<Membership>(membership =>
        {
            membership.HasKey(m => m.Id);
            membership.Property(m => m.Version).IsConcurrencyToken();
            membership.HasIndex(m => new { m.AgencyCode, m.UserId });
            membership.HasMany(m => m.Roles).WithOne().HasForeignKey(r => r.MembershipId);
            membership.HasMany(m => m.Areas).WithOne().HasForeignKey(a => a.MembershipId);
        });
        modelBuilder.Entity<MembershipRole>(role =>
        {
            role.HasKey(r => new { r.MembershipId, r.RoleName });
            role.HasIndex(r => r.RoleName);
        });
        modelBuilder.Entity<MembershipArea>().HasKey(a => new { a.MembershipId, a.AreaCode });
        modelBuilder.Entity<Cover>(cover =>
        {
            cover.HasKey(c => c.Id);
            cover.Property(c => c.Reason).HasMaxLength(500);
            cover.HasIndex(c => new { c.CoveredById, c.EndsOn });
            cover.HasIndex(c => new { c.PersonId, c.EndsOn });
        });
        modelBuilder.Entity<Role>(role =>
        {
            role.HasKey(r => r.Name);
            role.Property(r => r.Version).IsConcurrencyToken();
            role.HasMany(r => r.Permissions).WithOne().HasForeignKey(p => p.RoleName);
            role.HasMany(r => r.Grantable).WithOne().HasForeignKey(g => g.RoleName);
        });
        modelBuilder.Entity<RolePermission>().HasKey(p => new { p.RoleName, p.Permission });
        modelBuilder.Entity<RoleGrantable>().HasKey(g => new { g.RoleName, g.GrantableRoleName });
        modelBuilder.Entity<Agency>(agency =>
        {
            agency.HasKey(a => a.Code);
            agency.Property(a => a.Contact).HasMaxLength(500);
            agency.Property(a => a.SafeguardingContact).HasMaxLength(500);
            agency.Property(a => a.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<PartnershipArea>().HasKey(a => a.AreaCode);
        modelBuilder.Entity<DirectoryChange>(change =>
        {
            change.HasKey(c => c.Id);
            change.Property(c => c.Text).HasMaxLength(DirectoryChange.MaxText);
            change.HasIndex(c => new { c.Subject, c.OccurredUtc });
        });
        IdentityConflict.Configure(modelBuilder);
        RightsModel.Map(modelBuilder);
        Sharing.Agreement.Configure(modelBuilder);
        Sharing.InvolvementQuery.Configure(modelBuilder);
        Sharing.HandOver.Configure(modelBuilder);
        Sharing.Knock.Configure(modelBuilder);
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
            session.Property(s => s.ProviderSession).HasMaxLength(64);
            session.HasIndex(s => s.ProviderSession).HasFilter("\"ProviderSession\" IS NOT NULL");
        });
        modelBuilder.Entity<FailedAddress>(failed =>
        {
            failed.HasKey(f => f.Id);
            failed.Property(f => f.Id).HasMaxLength(64);
        });
        modelBuilder.Entity<SharedCount>(count =>
        {
            count.HasKey(c => new { c.Minute, c.Id, c.Node });
            count.Property(c => c.Id).HasMaxLength(64);
            count.Property(c => c.Node).HasMaxLength(16);
        });
        modelBuilder.Entity<LogoutToken>(token =>
        {
            token.HasKey(t => t.Id);
            token.Property(t => t.Id).HasMaxLength(64);
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
