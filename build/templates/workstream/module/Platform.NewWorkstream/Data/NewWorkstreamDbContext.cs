using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.NewWorkstream.Referrals;

namespace Platform.NewWorkstream.Data;

internal sealed class NewWorkstreamDbContext(DbContextOptions<NewWorkstreamDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "newworkstream_";

    public DbSet<Referral> Referrals => Set<Referral>();

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<Referral>(referral =>
    {
        referral.Property(r => r.AreaCode).HasMaxLength(9);
        referral.Property(r => r.Reason).HasMaxLength(Referral.ReasonLength);
        // The list: one state, the newest first.
        referral.HasIndex(r => new { r.State, r.Id });
    });
}
