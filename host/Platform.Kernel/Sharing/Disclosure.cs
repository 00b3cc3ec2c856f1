using Platform.Kernel.Data;

namespace Platform.Kernel.Sharing;

/// <summary>
/// Something that one agency shared with another: what kinds of information, what for, by which agreement and gateway, who
/// decided. Saved by the context of the module that shares, in the same transaction.
/// </summary>
internal sealed class Disclosure
{
    public const int ReasonLength = 1000;

    public required Guid Id { get; init; }

    public required DateTime OccurredUtc { get; init; }

    public required string FromAgency { get; init; }

    public required string ToAgency { get; init; }

    public required string RecordType { get; init; }

    public required Guid RecordId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Codes with a bar between them.</summary>
    public required string DataTypes { get; init; }

    /// <summary>The agreement that allowed it; null for an override.</summary>
    public required Guid? AgreementId { get; init; }

    /// <summary>Code of the legal gateway at the time; null for an override, which rests on its reason.</summary>
    public required string? Gateway { get; init; }

    public required string? Necessity { get; init; }

    public required Guid? DecidedBy { get; init; }

    /// <summary>Shared without an agreement to keep somebody safe, and why.</summary>
    public required string? OverrideReason { get; init; }

    /// <summary>What the gate had said against it.</summary>
    public required string? RefusedBecause { get; init; }

    public DateTime? ReviewedUtc { get; set; }

    public Guid? ReviewedBy { get; set; }

    public OverrideFinding? Finding { get; set; }

    public string? ReviewNote { get; set; }

    /// <summary>Concurrency token: two people who review at once.</summary>
    public int Version { get; set; }
}

/// <summary>What the review of a share without an agreement found.</summary>
internal enum OverrideFinding
{
    /// <summary>It was needed to keep somebody safe.</summary>
    Justified,

    /// <summary>It was needed, and the agencies should make an agreement.</summary>
    JustifiedMakeAgreement,

    /// <summary>It was not needed and is taken further outside the platform.</summary>
    NotJustified,
}

/// <summary>The disclosures of the command that runs in this scope, until its context saves them.</summary>
internal sealed class PendingDisclosures
{
    private readonly List<Disclosure> pending = [];

    public void Add(Disclosure disclosure) => pending.Add(disclosure);

    /// <summary>The command was refused, or is tried again from the start.</summary>
    public void Clear() => pending.Clear();

    public void MoveTo(ModuleDbContext context)
    {
        context.Set<Disclosure>().AddRange(pending);
        pending.Clear();
    }
}
