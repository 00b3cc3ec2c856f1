using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Data;

internal sealed class VictimServicesDbContext(DbContextOptions<VictimServicesDbContext> options, ModuleDbContextServices services)
    : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "victim_";

    public DbSet<Contact> Contacts => Set<Contact>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Contact>(contact =>
        {
            // The person harmed, who is known here alone.
            contact.IsAbout(c => c.Id);
            contact.KeepsEarlier<Contact, ContactEarlierDetail>(modelBuilder,
                c => c.Kind, c => c.Name, c => c.Telephone, c => c.Email, c => c.Address, c => c.PreferredWay, c => c.InterpreterLanguage, c => c.SpeaksForThem, c => c.SpeaksForThemAs,
                c => c.SafeContactNote, c => c.SpecialMeasures, c => c.VulnerabilityNote);
            contact.Property(c => c.AreaCode).HasMaxLength(9);
            contact.Property(c => c.OffenceCode).HasMaxLength(40);
            contact.Property(c => c.WeaponCode).HasMaxLength(40);
            contact.Property(c => c.Telephone).HasMaxLength(40);
            contact.Property(c => c.Address).HasMaxLength(500);
            contact.Property(c => c.SafeContactNote).HasMaxLength(Contact.NoteLength);
            contact.Property(c => c.SpecialMeasures).HasMaxLength(Contact.NoteLength);
            contact.Property(c => c.VulnerabilityNote).HasMaxLength(Contact.NoteLength);
            // One contact for each person harmed in an incident, however often the event is told.
            contact.HasIndex(c => new { c.IncidentId, c.Ordinal }).IsUnique().HasFilter("\"IncidentId\" IS NOT NULL");
            // The list: one state, the earliest due first.
            contact.HasIndex(c => new { c.State, c.DueOn, c.Id });
            contact.HasIndex(c => c.ReportedOn);

            contact.HasMany(c => c.Children).WithOne().HasForeignKey(c => c.ContactId);
            contact.HasMany(c => c.Attempts).WithOne().HasForeignKey("ContactId").IsRequired();
            contact.HasMany(c => c.Consents).WithOne().HasForeignKey("ContactId").IsRequired();
            contact.HasMany(c => c.Provided).WithOne().HasForeignKey("ContactId").IsRequired();
        });
        modelBuilder.Entity<ContactEarlierDetail>().IsAbout(d => d.RecordId);
        modelBuilder.Entity<ContactChild>(child =>
        {
            child.IsAbout(c => c.ChildId);
            child.HasKey(c => new { c.ContactId, c.ChildId });
            child.HasIndex(c => c.ChildId);
        });
        modelBuilder.Entity<ContactAttempt>().Property(a => a.Note).HasMaxLength(Contact.NoteLength);
        modelBuilder.Entity<Consent>().Property(c => c.Note).HasMaxLength(Contact.NoteLength);
        modelBuilder.Entity<ProvidedItem>().Property(p => p.Note).HasMaxLength(Contact.NoteLength);
    }
}
