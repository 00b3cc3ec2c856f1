using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.Access;

/// <summary>
/// A child on the record and a person who was harmed may be the same person, <c>host_IdentityConflict</c>. The workstreams keep the two
/// apart and neither is told: only a lead is, who arranges that they stay safe from what one side does not know of the other.
/// </summary>
internal sealed class IdentityConflict
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>The contact of victim services, which is the person's record there.</summary>
    public required Guid HarmedId { get; init; }

    public required string AreaCode { get; init; }

    public required string HarmedAreaCode { get; init; }

    public required DateTime FoundUtc { get; init; }

    /// <summary>What the lead found; null while it waits.</summary>
    public ConflictFinding? Finding { get; set; }

    /// <summary>What was arranged.</summary>
    public string? Note { get; set; }

    public Guid? DecidedBy { get; set; }

    public string? DecidedByName { get; set; }

    public DateTime? DecidedUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }

    public static void Configure(ModelBuilder model) => model.Entity<IdentityConflict>(conflict =>
    {
        conflict.IsAboutNobody("It is for a lead alone, who must be told also where one of the two records is restricted.");
        conflict.HasKey(c => c.Id);
        conflict.Property(c => c.AreaCode).HasMaxLength(9);
        conflict.Property(c => c.HarmedAreaCode).HasMaxLength(9);
        conflict.Property(c => c.Note).HasMaxLength(2000);
        conflict.Property(c => c.Version).IsConcurrencyToken();
        conflict.HasIndex(c => new { c.ChildId, c.HarmedId }).IsUnique();
        conflict.HasIndex(c => new { c.Finding, c.FoundUtc, c.Id });
    });
}

/// <summary>What a lead found about two records.</summary>
internal enum ConflictFinding
{
    /// <summary>The same person; what was arranged is in the note.</summary>
    SamePerson,

    /// <summary>Two people of one name.</summary>
    TwoPeople,
}
