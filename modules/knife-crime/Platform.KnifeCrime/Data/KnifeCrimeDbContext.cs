using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Data;

internal sealed class KnifeCrimeDbContext(DbContextOptions<KnifeCrimeDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "knife_";

    public DbSet<Intervention> Interventions => Set<Intervention>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Intervention>(intervention =>
        {
            intervention.IsAbout(i => i.ChildId);
            intervention.Property(i => i.AreaCode).HasMaxLength(9);
            intervention.Property(i => i.ProgrammeCode).HasMaxLength(60);
            intervention.Property(i => i.ProgrammeEvidence).HasMaxLength(400);
            intervention.Property(i => i.Suitability).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.DeclineNote).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.Explanation).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.AnswerInWords).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.ParentOrCarer).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.EndNote).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.ViewAtEnd).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.WhyNoViewAtEnd).HasMaxLength(Intervention.NoteLength);
            intervention.Property(i => i.ReviewNote).HasMaxLength(Intervention.NoteLength);
            // One record for each request, however often the event is told.
            intervention.HasIndex(i => i.RequestId).IsUnique();
            intervention.HasIndex(i => i.ChildId);
            intervention.HasIndex(i => i.CaseId);
            // The list of one status, and what is due next.
            intervention.HasIndex(i => new { i.Status, i.RequestedOn, i.Id });
            intervention.HasIndex(i => new { i.NextStep, i.NextStepBy, i.Id });

            intervention.HasMany(i => i.Sessions).WithOne().HasForeignKey(s => s.InterventionId);
            intervention.HasMany(i => i.FollowUps).WithOne().HasForeignKey(f => f.InterventionId);
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.Property(s => s.ChildsWords).HasMaxLength(Intervention.NoteLength);
            session.Property(s => s.WhyNoWords).HasMaxLength(Intervention.NoteLength);
            session.Property(s => s.Note).HasMaxLength(Intervention.NoteLength);
        });
        modelBuilder.Entity<FollowUp>(followUp =>
        {
            followUp.Property(f => f.ChildsWords).HasMaxLength(Intervention.NoteLength);
            followUp.Property(f => f.WhyNoWords).HasMaxLength(Intervention.NoteLength);
        });
    }
}
