using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>A record that one person offers to another, to the team of another area, or to an agency, and what came of it.</summary>
internal sealed class HandOver
{
    public const int SummaryLength = 8000;

    public required Guid Id { get; init; }

    public required HandOverKind Kind { get; init; }

    public required string RecordType { get; init; }

    public required Guid RecordId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid FromUserId { get; init; }

    public required string? FromAgency { get; init; }

    /// <summary>Null where it is offered to a team or an agency: who of them answers first, answers for it.</summary>
    public required Guid? ToUserId { get; init; }

    public required string? ToAgency { get; init; }

    /// <summary>The area whose team it is offered to; null for a person or a whole agency.</summary>
    public string? ToAreaCode { get; init; }

    /// <summary>What is asked of another workstream; null where nothing is.</summary>
    public string? Service { get; init; }

    public required string Why { get; init; }

    /// <summary>What the receiver is told who cannot open the record; null for a colleague who can.</summary>
    public string? Summary { get; init; }

    /// <summary>The agreement that allows it between agencies; null within one, and for an override.</summary>
    public required Guid? AgreementId { get; init; }

    public required DateTime OfferedUtc { get; init; }

    public HandOverState State { get; set; }

    public DateTime? DecidedUtc { get; set; }

    public Guid? DecidedBy { get; set; }

    public string? DecisionNote { get; set; }

    public DateTime? DoneUtc { get; set; }

    /// <summary>Concurrency token: accepted and revoked at once, or by two of a team.</summary>
    public int Version { get; set; }

    public bool IsOpen => State is HandOverState.Offered or HandOverState.Accepted;

    /// <summary>A workstream has something to do when it is accepted; otherwise the yes is all.</summary>
    public bool ChangesTheRecord => Kind is HandOverKind.Assign or HandOverKind.Transfer || Service is not null;

    /// <summary>An offer. Without the gate's permit it cannot be made.</summary>
    public static HandOver Offer(
        SharePermit permit, Guid id, HandOverKind kind, string recordType, Guid personId, Guid from, Guid? toUser, string? toArea, string? service, string why, string? summary, Guid? agreementId, DateTime now) => new()
        {
            Id = id, Kind = kind, RecordType = recordType, RecordId = permit.RecordId, PersonId = personId, FromUserId = from, FromAgency = permit.FromAgency.Length == 0 ? null : permit.FromAgency,
            ToUserId = toUser, ToAgency = permit.ToAgency.Length == 0 ? null : permit.ToAgency, ToAreaCode = toArea, Service = service, Why = why.Trim(),
            Summary = summary is { Length: > SummaryLength } ? summary[..SummaryLength] : summary, AgreementId = agreementId, OfferedUtc = now,
        };

    /// <summary>Its table.</summary>
    public static void Configure(ModelBuilder model) => model.Entity<HandOver>(handOver =>
    {
        handOver.HasKey(h => h.Id);
        handOver.IsAbout(h => h.PersonId);
        handOver.Property(h => h.Why).HasMaxLength(1000);
        handOver.Property(h => h.Summary).HasMaxLength(-1);
        handOver.Property(h => h.DecisionNote).HasMaxLength(1000);
        handOver.Property(h => h.ToAreaCode).HasMaxLength(9);
        handOver.Property(h => h.Version).IsConcurrencyToken();
        handOver.HasIndex(h => new { h.ToUserId, h.State, h.OfferedUtc });
        handOver.HasIndex(h => new { h.ToAgency, h.State, h.OfferedUtc });
        handOver.HasIndex(h => new { h.FromUserId, h.State, h.OfferedUtc });
        handOver.HasIndex(h => new { h.PersonId, h.OfferedUtc });
        handOver.HasIndex(h => new { h.RecordId, h.State });
    });
}

internal enum HandOverKind
{
    /// <summary>To a colleague of the same agency.</summary>
    Assign,

    /// <summary>To somebody of another agency, or to the team of another area.</summary>
    Transfer,

    /// <summary>An agency or another workstream is asked to work with the child too; the record stays.</summary>
    Refer,

    /// <summary>An agency is told what the record says in short; the record stays.</summary>
    Share,
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

/// <summary>To whom something is offered, as the form asks.</summary>
internal enum HandOverWay
{
    Person,
    Team,
    Refer,
    Share,
}
