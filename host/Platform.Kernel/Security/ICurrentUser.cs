namespace Platform.Kernel.Security;

/// <summary>
/// Who is asking, in this scope (ABP: <c>ICurrentUser</c>). Nobody until the host says otherwise, and nobody may see anything.
/// </summary>
public interface ICurrentUser
{
    /// <summary>The person's identifier; null for nobody and for the platform itself.</summary>
    Guid? Id { get; }

    /// <summary>How the person is known to colleagues.</summary>
    string DisplayName { get; }

    /// <summary>The agency they work for, a code of the host's directory; null where none is set.</summary>
    string? AgencyCode { get; }

    /// <summary>A person has signed in, or the platform itself is at work.</summary>
    bool IsAuthenticated { get; }

    /// <summary>The platform itself: an event handler, a job, the command line.</summary>
    bool IsSystem { get; }

    /// <summary>They may see records of every area.</summary>
    bool HasAllAreas { get; }

    /// <summary>The ONS codes of the areas whose records they may see.</summary>
    IReadOnlyList<string> Areas { get; }

    /// <summary>They hold a permission.</summary>
    bool HasPermission(string permission);
}

/// <summary>What a person may do and where, as the host's directory has it.</summary>
/// <param name="Id">The person.</param>
/// <param name="DisplayName">How they are known to colleagues.</param>
/// <param name="AgencyCode">Their agency.</param>
/// <param name="HasAllAreas">They may see records of every area.</param>
/// <param name="Areas">The ONS codes of their areas.</param>
/// <param name="Permissions">What their roles grant.</param>
public sealed record UserAccess(Guid Id, string DisplayName, string? AgencyCode, bool HasAllAreas, IReadOnlyList<string> Areas, IReadOnlySet<string> Permissions);

/// <summary>The current person of a scope. The host sets it once at the edge: a request, a command, an event, a job.</summary>
public sealed class CurrentUser : ICurrentUser
{
    private UserAccess? access;

    /// <inheritdoc />
    public Guid? Id => access?.Id;

    /// <inheritdoc />
    public string DisplayName => access?.DisplayName ?? (IsSystem ? "The platform" : "Nobody");

    /// <inheritdoc />
    public string? AgencyCode => access?.AgencyCode;

    /// <inheritdoc />
    public bool IsAuthenticated => IsSystem || access is not null;

    /// <inheritdoc />
    public bool IsSystem { get; private set; }

    /// <inheritdoc />
    public bool HasAllAreas => IsSystem || access is { HasAllAreas: true };

    /// <inheritdoc />
    public IReadOnlyList<string> Areas => access?.Areas ?? [];

    /// <inheritdoc />
    public bool HasPermission(string permission) => IsSystem || (access?.Permissions.Contains(permission) ?? false);

    /// <summary>This scope works for a person.</summary>
    public void Become(UserAccess person)
    {
        access = person;
        IsSystem = false;
    }

    /// <summary>This scope works for whom another works for.</summary>
    internal void BecomeLike(CurrentUser other)
    {
        access = other.access;
        IsSystem = other.IsSystem;
    }

    /// <summary>This scope works for the platform itself.</summary>
    public void BecomeSystem()
    {
        access = null;
        IsSystem = true;
    }
}
