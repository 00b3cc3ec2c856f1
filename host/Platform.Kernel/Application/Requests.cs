using MediatR;

namespace Platform.Kernel.Application;

/// <summary>A request that changes something. It runs in one transaction of its module's context.</summary>
/// <typeparam name="TValue">What it gives back, usually the identifier of what was made.</typeparam>
public interface ICommand<TValue> : IRequest<Result<TValue>>, IChangesState;

/// <summary>A request that changes something and gives nothing back.</summary>
public interface ICommand : IRequest<Result>, IChangesState;

/// <summary>Marks requests that change something; implement <see cref="ICommand"/> or <see cref="ICommand{TValue}"/>.</summary>
public interface IChangesState;

/// <summary>A request that only reads. A record that is out of reach is answered like one that does not exist: with null.</summary>
/// <typeparam name="TValue">What it reads.</typeparam>
public interface IQuery<TValue> : IRequest<TValue>;

/// <summary>
/// A request about one record: the audit entry names it. A query with this is a view of the record and is audited too.
/// </summary>
public interface IAboutRecord
{
    /// <summary>The kind of record, for example <c>child</c>.</summary>
    string RecordType { get; }

    /// <summary>The record; null when the command makes it.</summary>
    Guid? RecordId { get; }

    /// <summary>Why, where the page asked for a reason.</summary>
    string? Reason => null;
}

/// <summary>
/// A query that looks for people by their details. It is audited as a search with how many it found; what was searched for
/// is not kept, because it may name somebody who is not on the record.
/// </summary>
/// <typeparam name="TResponse">What the query reads.</typeparam>
public interface IPeopleSearch<in TResponse>
{
    /// <summary>Somebody is looked for; false for a plain list.</summary>
    bool LooksForSomebody { get; }

    /// <summary>How many people the answer shows.</summary>
    int CountHits(TResponse response);
}

/// <summary>The permission that a request needs. Several: any one of them suffices.</summary>
/// <param name="permissions">Names from a <see cref="Security.PermissionDefinitionProvider"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RequiresPermissionAttribute(params string[] permissions) : Attribute
{
    /// <summary>The permissions of which one is needed.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;
}

/// <summary>Anybody may send this request, signed in or not; say why beside it. Without this or a permission a request is refused.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AllowAnonymousRequestAttribute : Attribute;

/// <summary>The current person may not do this. The host answers 403 with a plain page.</summary>
public sealed class PermissionDeniedException(string request) : Exception($"The current person may not send {request}.")
{
    /// <summary>The trail has it already; a page's own refusal is written by the host.</summary>
    internal bool IsAudited { get; init; }
}
