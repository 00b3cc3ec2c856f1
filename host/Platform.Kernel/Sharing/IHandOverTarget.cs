using MediatR;
using Platform.Kernel.Application;

namespace Platform.Kernel.Sharing;

/// <summary>
/// Lets records of one kind be assigned, transferred, referred and shared by the one way that all of them have: offered, accepted or
/// declined, done, or revoked. The module that owns the record makes the change itself, by a request of its own, when the offer
/// is accepted.
/// </summary>
public interface IHandOverTarget
{
    /// <summary>The kind of record, for example <c>case</c>.</summary>
    string RecordType { get; }

    /// <summary>What the kind is called in a sentence, for example "case".</summary>
    string Noun { get; }

    /// <summary>Who offers it needs it, and who takes it over.</summary>
    string RequiredPermission { get; }

    /// <summary>What a hand-over to another agency shares: codes of <see cref="SharedDataTypes"/>.</summary>
    IReadOnlyList<string> DataTypes { get; }

    /// <summary>What can be asked of another workstream with the record; empty for none.</summary>
    IReadOnlyList<HandOverService> Services { get; }

    /// <summary>The record, where the current person sees it and it can be handed over; otherwise null.</summary>
    Task<HandOverRecord?> FindAsync(Guid recordId, CancellationToken cancellationToken);

    /// <summary>
    /// What the receiver must know who cannot open the record: who it is about and what is agreed, in plain lines, from what the current
    /// person sees. It holds nothing beyond <see cref="DataTypes"/>.
    /// </summary>
    Task<string> SummariseAsync(Guid recordId, CancellationToken cancellationToken);

    /// <summary>The request that makes the change, sent by the person who accepted. Sent twice, it changes nothing more.</summary>
    IRequest<Result> Apply(HandOverAcceptance acceptance);
}

/// <summary>A record that can be handed over.</summary>
/// <param name="Url">Its page.</param>
/// <param name="PersonId">The child whom it is about.</param>
/// <param name="HolderId">Whose it is now.</param>
/// <param name="AreaCode">Where it is now.</param>
public sealed record HandOverRecord(string Url, Guid PersonId, Guid? HolderId, string AreaCode);

/// <summary>Something that is asked of another workstream.</summary>
/// <param name="Code">As it is stored.</param>
/// <param name="Name">As people read it.</param>
public sealed record HandOverService(string Code, string Name);

/// <summary>
/// Somebody has accepted what was offered to them. Only the host makes one, from an offer that passed the gate: with it in hand a
/// module may look past the area of the receiver.
/// </summary>
public sealed class HandOverAcceptance
{
    internal HandOverAcceptance(Guid handOverId, Guid recordId, string? areaCode, string? service, string why, SharePermit permit)
        => (HandOverId, RecordId, AreaCode, Service, Why, Permit) = (handOverId, recordId, areaCode, service, why, permit);

    /// <summary>The hand-over: the key of what comes of it.</summary>
    public Guid HandOverId { get; }

    /// <summary>The record.</summary>
    public Guid RecordId { get; }

    /// <summary>The area that takes it; null where it stays where it is.</summary>
    public string? AreaCode { get; }

    /// <summary>What is asked of another workstream; null where the record itself is taken over.</summary>
    public string? Service { get; }

    /// <summary>What the offer said.</summary>
    public string Why { get; }

    /// <summary>The gate let it through.</summary>
    public SharePermit Permit { get; }
}
