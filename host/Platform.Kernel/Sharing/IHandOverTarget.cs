using MediatR;
using Platform.Kernel.Application;

namespace Platform.Kernel.Sharing;

/// <summary>
/// Lets records of one kind be handed over by the one way that all of them share: offered, accepted or declined, done, or
/// revoked. The module that owns the record makes the change itself, by a request of its own, when the offer is accepted.
/// </summary>
public interface IHandOverTarget
{
    /// <summary>The kind of record, for example <c>case</c>.</summary>
    string RecordType { get; }

    /// <summary>What the kind is called in a sentence, for example "case".</summary>
    string Noun { get; }

    /// <summary>Who offers and who accepts needs it.</summary>
    string RequiredPermission { get; }

    /// <summary>What a hand-over to another agency shares: codes of <see cref="SharedDataTypes"/>.</summary>
    IReadOnlyList<string> DataTypes { get; }

    /// <summary>The record, where the current person sees it and it can be handed over; otherwise null.</summary>
    Task<HandOverRecord?> FindAsync(Guid recordId, CancellationToken cancellationToken);

    /// <summary>The request that gives the record to the current person, who has accepted it. Sent twice, it changes nothing more.</summary>
    IRequest<Result> TakeOver(Guid recordId);
}

/// <summary>A record that can be handed over.</summary>
/// <param name="Url">Its page.</param>
/// <param name="PersonId">The child whom it is about.</param>
/// <param name="HolderId">Whose it is now.</param>
public sealed record HandOverRecord(string Url, Guid PersonId, Guid? HolderId);
