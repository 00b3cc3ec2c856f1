using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Children;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Data;

namespace Platform.FocusedDeterrence.Data;

internal sealed class FocusedDeterrenceDbContext(DbContextOptions<FocusedDeterrenceDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "deter_";

    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<Nomination> Nominations => Set<Nomination>();

    public DbSet<KnownChild> KnownChildren => Set<KnownChild>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Cohort>(cohort =>
        {
            cohort.IsAboutNobody("A cohort has a purpose and no people of its own; its members are nominations.");
            cohort.Property(c => c.AreaCode).HasMaxLength(9);
            cohort.Property(c => c.Purpose).HasMaxLength(SharedRules.NoteLength);
            cohort.Property(c => c.LawfulBasisNote).HasMaxLength(SharedRules.NoteLength);
            cohort.Property(c => c.ReviewNote).HasMaxLength(SharedRules.NoteLength);
            cohort.Property(c => c.CloseNote).HasMaxLength(SharedRules.NoteLength);
            cohort.HasIndex(c => new { c.Status, c.AreaCode, c.OpenedOn });
        });
        modelBuilder.Entity<Nomination>(nomination =>
        {
            // An adult is known here alone, by the nomination.
            nomination.IsAbout(n => n.ChildId ?? n.Id);
            nomination.Property(n => n.AreaCode).HasMaxLength(9);
            nomination.Property(n => n.AdultInitials).HasMaxLength(10);
            nomination.Property(n => n.AdultReference).HasMaxLength(60);
            nomination.Property(n => n.OpenPersonKey).HasMaxLength(80);
            nomination.Property(n => n.Reason).HasMaxLength(SharedRules.NoteLength);
            nomination.Property(n => n.Panel).HasMaxLength(SharedRules.NoteLength);
            nomination.Property(n => n.Reasons).HasMaxLength(SharedRules.NoteLength);
            nomination.Property(n => n.Alternatives).HasMaxLength(SharedRules.NoteLength);
            nomination.Property(n => n.WhatWasTold).HasMaxLength(SharedRules.NoteLength);
            nomination.Property(n => n.CaseWorkerView).HasMaxLength(SharedRules.NoteLength);
            nomination.Property(n => n.ExploitationNote).HasMaxLength(SharedRules.NoteLength);
            nomination.HasOne<Cohort>().WithMany().HasForeignKey(n => n.CohortId);
            // Nobody waits twice for the same panel, also when two people or two events nominate at once.
            nomination.HasIndex(n => new { n.CohortId, n.OpenPersonKey }).IsUnique().HasFilter("\"OpenPersonKey\" IS NOT NULL");
            nomination.HasIndex(n => n.ChildId);
            nomination.HasIndex(n => new { n.Status, n.NominatedOn, n.Id });
            nomination.HasIndex(n => new { n.NextStep, n.NextStepBy, n.Id });
            nomination.HasMany(n => n.Offers).WithOne().HasForeignKey(o => o.NominationId);
            nomination.HasMany(n => n.Contacts).WithOne().HasForeignKey(c => c.NominationId);
        });
        modelBuilder.Entity<SupportOffer>().Property(o => o.PersonsWords).HasMaxLength(SharedRules.NoteLength);
        modelBuilder.Entity<MemberContact>(contact =>
        {
            contact.Property(c => c.Note).HasMaxLength(SharedRules.NoteLength);
            contact.Property(c => c.Proportionality).HasMaxLength(SharedRules.NoteLength);
        });
        modelBuilder.Entity<KnownChild>(child =>
        {
            child.IsAbout(c => c.ChildId);
            child.HasKey(c => c.ChildId);
            // A rebuild takes rows away by their events.
            child.HasIndex(c => c.MessageId);
            child.Property(c => c.AreaCode).HasMaxLength(9);
        });
    }
}
