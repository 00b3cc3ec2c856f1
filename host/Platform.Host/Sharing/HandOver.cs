using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.Sharing;

/// <summary>A record that one person offers to another, of their own agency or of another one, and what came of it.</summary>
internal sealed class HandOver
{
    public required Guid Id { get; init; }

    public required HandOverKind Kind { get; init; }

    public required string RecordType { get; init; }

    public required Guid RecordId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid FromUserId { get; init; }

    public required string? FromAgency { get; init; }

    public required Guid ToUserId { get; init; }

    public required string? ToAgency { get; init; }

    public required string Why { get; init; }

    /// <summary>The agreement that allows it between agencies; null within one, and for an override.</summary>
    public required Guid? AgreementId { get; init; }

    public required DateTime OfferedUtc { get; init; }

    public HandOverState State { get; set; }

    public DateTime? DecidedUtc { get; set; }

    public Guid? DecidedBy { get; set; }

    public string? DecisionNote { get; set; }

    public DateTime? DoneUtc { get; set; }

    /// <summary>Concurrency token: accepted and revoked at once.</summary>
    public int Version { get; set; }

    public bool IsOpen => State is HandOverState.Offered or HandOverState.Accepted;

    /// <summary>Its table.</summary>
    public static void Configure(ModelBuilder model) => model.Entity<HandOver>(handOver =>
    {
        handOver.HasKey(h => h.Id);
        handOver.IsAbout(h => h.PersonId);
        handOver.Property(h => h.Why).HasMaxLength(1000);
        handOver.Property(h => h.DecisionNote).HasMaxLength(1000);
        handOver.Property(h => h.Version).IsConcurrencyToken();
        handOver.HasIndex(h => new { h.ToUserId, h.State, h.OfferedUtc });
        handOver.HasIndex(h => new { h.FromUserId, h.State, h.OfferedUtc });
        handOver.HasIndex(h => new { h.PersonId, h.OfferedUtc });
        handOver.HasIndex(h => new { h.RecordId, h.State });
    });
}

internal enum HandOverKind
{
    /// <summary>To a colleague of the same agency.</summary>
    Assign,

    /// <summary>To somebody of another agency.</summary>
    Transfer,
}

internal enum HandOverState
{
    Offered,

    /// <summary>The receiver said yes; the record's own module has not made the change yet.</summary>
    Accepted,
    Declined,
    Done,
    Revoked,
}
