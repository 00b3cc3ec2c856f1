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

    /// <summary>The areas to offer them in a list: their own, or with all areas the partnership's. Empty: every area there is.</summary>
    IReadOnlyList<string> AreasToOffer { get; }

    /// <summary>They hold a permission.</summary>
    bool HasPermission(string permission);

    /// <summary>What they work as now: their membership of one agency, with its roles and areas. Null for nobody and the platform itself.</summary>
    Guid? MembershipId { get; }

    /// <summary>The name of the agency they work for now; null where none is set.</summary>
    string? AgencyName { get; }

    /// <summary>All that they may work as today; who has more than one chooses.</summary>
    IReadOnlyList<MembershipChoice> Memberships { get; }

    /// <summary>Colleagues who are away today and whose work they do, by name.</summary>
    IReadOnlyList<CoveredPerson> Covers { get; }

    /// <summary>The identifiers of the colleagues in <see cref="Covers"/>.</summary>
    IReadOnlyList<Guid> CoversFor { get; }

    /// <summary>Whose work is theirs today: their own, and that of the people they cover for. "My work" asks for these.</summary>
    IReadOnlyList<Guid> WorksFor { get; }
}

/// <summary>Something that a person may work as.</summary>
/// <param name="Id">The membership.</param>
/// <param name="AgencyName">The agency's name; null for a membership of no agency.</param>
public sealed record MembershipChoice(Guid Id, string? AgencyName);

/// <summary>A colleague who is away and whose work somebody does.</summary>
/// <param name="Id">The person.</param>
/// <param name="DisplayName">How they are known to colleagues.</param>
public sealed record CoveredPerson(Guid Id, string DisplayName);

/// <summary>What a person may do and where, as the host's directory has it.</summary>
/// <param name="Id">The person.</param>
/// <param name="DisplayName">How they are known to colleagues.</param>
/// <param name="AgencyCode">Their agency.</param>
/// <param name="HasAllAreas">They may see records of every area.</param>
/// <param name="Areas">The ONS codes of their areas.</param>
/// <param name="Permissions">What their roles grant.</param>
public sealed record UserAccess(Guid Id, string DisplayName, string? AgencyCode, bool HasAllAreas, IReadOnlyList<string> Areas, IReadOnlySet<string> Permissions)
{
    /// <summary>The membership that agency, areas and permissions come from.</summary>
    public Guid? MembershipId { get; init; }

    /// <summary>The agency's name.</summary>
    public string? AgencyName { get; init; }

    /// <summary>All that they may work as today.</summary>
    public IReadOnlyList<MembershipChoice> Memberships { get; init; } = [];

    /// <summary>The colleagues whom they cover for today.</summary>
    public IReadOnlyList<CoveredPerson> Covers { get; init; } = [];

    /// <summary>The areas that the partnership works in; empty where nobody has said.</summary>
    public IReadOnlyList<string> PartnershipAreas { get; init; } = [];
}

/// <summary>The current person of a scope. The host sets it once at the edge: a request, a command, an event, a job.</summary>
public sealed class CurrentUser : ICurrentUser
{
    private UserAccess? access;
    private string systemName = ThePlatform;
    private const string ThePlatform = "The platform";

    /// <inheritdoc />
    public Guid? Id => access?.Id;

    /// <inheritdoc />
    public string DisplayName => access?.DisplayName ?? (IsSystem ? systemName : "Nobody");

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
    public IReadOnlyList<string> AreasToOffer => HasAllAreas ? access?.PartnershipAreas ?? [] : Areas;

    /// <inheritdoc />
    public bool HasPermission(string permission) => IsSystem || (access?.Permissions.Contains(permission) ?? false);

    /// <inheritdoc />
    public Guid? MembershipId => access?.MembershipId;

    /// <inheritdoc />
    public string? AgencyName => access?.AgencyName;

    /// <inheritdoc />
    public IReadOnlyList<MembershipChoice> Memberships => access?.Memberships ?? [];

    /// <inheritdoc />
    public IReadOnlyList<CoveredPerson> Covers => access?.Covers ?? [];

    /// <inheritdoc />
    public IReadOnlyList<Guid> CoversFor { get; private set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<Guid> WorksFor { get; private set; } = [];

    /// <summary>This scope works for a person.</summary>
    public void Become(UserAccess person)
    {
        ArgumentNullException.ThrowIfNull(person);
        access = person;
        IsSystem = false;
        CoversFor = [.. person.Covers.Select(c => c.Id)];
        WorksFor = [person.Id, .. CoversFor];
    }

    /// <summary>This scope works for whom another works for.</summary>
    internal void BecomeLike(CurrentUser other)
    {
        access = other.access;
        IsSystem = other.IsSystem;
        systemName = other.systemName;
        CoversFor = other.CoversFor;
        WorksFor = other.WorksFor;
    }

    /// <summary>This scope works for the platform itself.</summary>
    /// <param name="name">As the audit trail has it; for example "Command line".</param>
    public void BecomeSystem(string name = ThePlatform)
    {
        access = null;
        IsSystem = true;
        systemName = name;
        CoversFor = [];
        WorksFor = [];
    }
}
