using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Auditing;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.Data;

/// <summary>
/// The tables that the kernel owns and migrates, and that every module's context maps as well: a business change, its
/// events and its audit entry are one <c>SaveChanges</c> and one transaction.
/// </summary>
internal static class SharedTables
{
    public static void Map(ModelBuilder model, bool migrated)
    {
        MapErasures(model, migrated);
        MapMerges(model, migrated);
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("bus_Outbox", t => Exclude(t, migrated));
            message.HasKey(m => m.Id);
            message.Property(m => m.Id).ValueGeneratedNever();
            message.Property(m => m.Publisher).HasMaxLength(60);
            message.Property(m => m.StreamKey).HasMaxLength(120);
            message.Property(m => m.Payload).HasMaxLength(-1);
            message.Property(m => m.Headers).HasMaxLength(4000);
            message.HasIndex(m => m.Position).IsUnique().HasFilter("\"Position\" IS NOT NULL");
            // Not unique: EF orders a batch by key, not by version, and PostgreSQL deadlocks on it. The record's concurrency
            // token already makes versions unique.
            message.HasIndex(m => new { m.StreamKey, m.StreamVersion });
            message.HasIndex(m => m.OccurredUtc).HasFilter("\"Position\" IS NULL");
        });

        model.Entity<InboxMessage>(message =>
        {
            message.ToTable("bus_Inbox", t => Exclude(t, migrated));
            message.HasKey(m => new { m.Consumer, m.Position });
            message.Property(m => m.Position).ValueGeneratedNever();
            message.Property(m => m.Consumer).HasMaxLength(60);
            message.Property(m => m.StreamKey).HasMaxLength(120);
            message.Property(m => m.Status).HasConversion<int>();
            message.Property(m => m.LastError).HasMaxLength(2000);
            message.Property(m => m.Decision).HasMaxLength(1000);
            // Waiting rows are taken in the order of the log, so the position follows the status and nothing is sorted; whether an
            // earlier event of the same stream stands in the way is one seek, however long the stream is.
            message.HasIndex(m => new { m.Consumer, m.Status, m.Position });
            message.HasIndex(m => new { m.Consumer, m.StreamKey, m.Status, m.Position });
            message.HasIndex(m => new { m.Consumer, m.MessageId }).IsUnique();
        });

        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("sys_Audit", t => Exclude(t, migrated));
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Module).HasMaxLength(60);
            entry.Property(e => e.UserName).HasMaxLength(AuditEntry.UserNameLength);
            entry.Property(e => e.CoveringFor).HasMaxLength(AuditEntry.MaxCoveringFor);
            entry.Property(e => e.Reason).HasMaxLength(AuditEntry.ReasonLength);
            entry.Property(e => e.Fields).HasMaxLength(AuditEntry.FieldsLength);
            entry.Property(e => e.KeyId).HasMaxLength(AuditSealLengths.KeyId);
            entry.Property(e => e.ReasonHash).HasMaxLength(AuditSealLengths.Hash);
            entry.Property(e => e.Mac).HasMaxLength(AuditSealLengths.Hash);
            entry.Property(e => e.Hash).HasMaxLength(AuditSealLengths.Hash);
            entry.HasIndex(e => new { e.RecordType, e.RecordId, e.OccurredUtc });
            entry.HasIndex(e => new { e.UserId, e.OccurredUtc });
            entry.HasIndex(e => e.OccurredUtc);
            entry.HasIndex(e => e.Position).IsUnique().HasFilter("\"Position\" IS NOT NULL");
            // What waits for its seal, in the order in which it is sealed.
            entry.HasIndex(e => new { e.OccurredUtc, e.Id }).HasFilter("\"Position\" IS NULL").HasDatabaseName("IX_sys_Audit_Unsealed");
        });

        model.Entity<RecordRestriction>(restriction =>
        {
            restriction.ToTable("sys_RecordRestriction", t => Exclude(t, migrated));
            restriction.HasKey(r => new { r.PersonId, r.Kind });
            restriction.Property(r => r.PersonId).ValueGeneratedNever();
            // The default is for rows of the time before there was a second kind.
            restriction.Property(r => r.Kind).HasDefaultValue(RestrictionKind.NamedPeople).ValueGeneratedNever();
            restriction.Property(r => r.AreaCode).HasMaxLength(9);
            restriction.Property(r => r.Reason).HasMaxLength(RecordRestriction.ReasonLength);
            restriction.Property(r => r.Version).IsConcurrencyToken();
        });

        model.Entity<RecordGrant>(grant =>
        {
            grant.ToTable("sys_RecordGrant", t => Exclude(t, migrated));
            grant.HasKey(g => g.Id);
            grant.Property(g => g.Id).ValueGeneratedNever();
            grant.Property(g => g.Restriction).HasDefaultValue(RestrictionKind.NamedPeople).ValueGeneratedNever();
            grant.Property(g => g.Reason).HasMaxLength(1000);
            grant.Property(g => g.ReviewNote).HasMaxLength(2000);
            grant.Property(g => g.Version).IsConcurrencyToken();
            grant.HasIndex(g => new { g.PersonId, g.UserId });
            grant.HasIndex(g => new { g.UserId, g.UntilUtc });
            // What waits for a review, the oldest first.
            grant.HasIndex(g => new { g.Kind, g.ReviewedUtc, g.FromUtc });
        });

        model.Entity<Disclosure>(disclosure =>
        {
            disclosure.ToTable("sys_Disclosure", t => Exclude(t, migrated));
            disclosure.HasKey(d => d.Id);
            disclosure.Property(d => d.Id).ValueGeneratedNever();
            disclosure.Property(d => d.DataTypes).HasMaxLength(400);
            disclosure.Property(d => d.Necessity).HasMaxLength(2000);
            disclosure.Property(d => d.OverrideReason).HasMaxLength(Disclosure.ReasonLength);
            disclosure.Property(d => d.RefusedBecause).HasMaxLength(2000);
            disclosure.Property(d => d.ReviewNote).HasMaxLength(2000);
            disclosure.Property(d => d.Version).IsConcurrencyToken();
            disclosure.HasIndex(d => new { d.PersonId, d.OccurredUtc });
            disclosure.HasIndex(d => new { d.AgreementId, d.OccurredUtc });
            // What waits for a review, the oldest first.
            disclosure.HasIndex(d => new { d.ReviewedUtc, d.OccurredUtc }).HasFilter("\"OverrideReason\" IS NOT NULL").HasDatabaseName("IX_sys_Disclosure_Override");
        });
    }

    private static void MapErasures(ModelBuilder model, bool migrated)
    {
        model.Entity<Erasure>(erasure =>
        {
            erasure.ToTable("sys_Erasure", t => Exclude(t, migrated));
            erasure.HasKey(e => e.Id);
            erasure.Property(e => e.Id).ValueGeneratedNever();
            erasure.Property(e => e.PersonKind).HasMaxLength(40);
            erasure.Property(e => e.Identity).HasMaxLength(-1);
            erasure.Ignore(e => e.Details);
            erasure.HasIndex(e => e.CompletedUtc);
        });
        model.Entity<ErasureConfirmation>(confirmation =>
        {
            confirmation.ToTable("sys_ErasureConfirmation", t => Exclude(t, migrated));
            confirmation.HasKey(c => new { c.ErasureId, c.Module });
            confirmation.Property(c => c.Module).HasMaxLength(60);
        });
    }

    private static void MapMerges(ModelBuilder model, bool migrated)
    {
        model.Entity<PersonMerge>(merge =>
        {
            merge.ToTable("sys_PersonMerge", t => Exclude(t, migrated));
            merge.HasKey(m => m.Id);
            merge.Property(m => m.Id).ValueGeneratedNever();
            merge.Property(m => m.PersonKind).HasMaxLength(40);
            merge.Property(m => m.Reason).HasMaxLength(1000);
            // Two who take it apart at once: the second is told.
            merge.Property(m => m.UnmergedUtc).IsConcurrencyToken();
            // A record is in one other at a time.
            merge.HasIndex(m => m.MergedId).IsUnique().HasFilter("\"UnmergedUtc\" IS NULL");
            merge.HasIndex(m => m.SurvivingId);
        });
        model.Entity<PersonMergeRow>(row =>
        {
            row.ToTable("sys_PersonMergeRow", t => Exclude(t, migrated));
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Module).HasMaxLength(60);
            row.Property(r => r.RowKey).HasMaxLength(400);
            row.HasIndex(r => new { r.MergeId, r.Module });
        });
    }

    private static void Exclude(Microsoft.EntityFrameworkCore.Metadata.Builders.TableBuilder table, bool migrated)
    {
        if (!migrated)
            table.ExcludeFromMigrations();
    }
}
