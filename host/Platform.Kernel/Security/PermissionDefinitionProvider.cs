namespace Platform.Kernel.Security;

/// <summary>
/// Declares a module's permissions (ABP: <c>PermissionDefinitionProvider</c>): the page where roles are edited and the check
/// share this one source. Found by its type; one or more a module.
/// </summary>
public abstract class PermissionDefinitionProvider
{
    /// <summary>Adds groups and permissions.</summary>
    public abstract void Define(PermissionDefinitionContext context);
}

/// <summary>What a provider writes to.</summary>
public sealed class PermissionDefinitionContext
{
    private readonly List<PermissionGroupDefinition> groups = [];

    /// <summary>The groups so far.</summary>
    public IReadOnlyList<PermissionGroupDefinition> Groups => groups;

    /// <summary>Adds a group.</summary>
    /// <param name="name">For example <c>CaseManagement</c>; its permissions begin with it.</param>
    /// <param name="displayName">As the roles page shows it.</param>
    public PermissionGroupDefinition AddGroup(string name, string displayName)
    {
        var group = new PermissionGroupDefinition(name, displayName);
        groups.Add(group);
        return group;
    }
}

/// <summary>Permissions that belong together.</summary>
public sealed class PermissionGroupDefinition
{
    private readonly List<PermissionDefinition> permissions = [];

    internal PermissionGroupDefinition(string name, string displayName)
    {
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>For example <c>CaseManagement</c>.</summary>
    public string Name { get; }

    /// <summary>As the roles page shows it.</summary>
    public string DisplayName { get; }

    /// <summary>The group's permissions.</summary>
    public IReadOnlyList<PermissionDefinition> Permissions => permissions;

    /// <summary>Adds a permission.</summary>
    /// <param name="name">The constant that requests name, for example <c>CaseManagement.Cases.Open</c>.</param>
    /// <param name="displayName">What a person who holds it may do, as a verb phrase.</param>
    /// <param name="defaultRoles">The roles that hold it from the start: names of <see cref="Roles"/>.</param>
    public PermissionGroupDefinition AddPermission(string name, string displayName, params string[] defaultRoles)
    {
        permissions.Add(new PermissionDefinition(name, displayName, defaultRoles));
        return this;
    }
}

/// <summary>One thing that a person may be allowed to do.</summary>
/// <param name="Name">The constant that requests name.</param>
/// <param name="DisplayName">What it allows, as a verb phrase.</param>
/// <param name="DefaultRoles">The roles that hold it from the start.</param>
public sealed record PermissionDefinition(string Name, string DisplayName, IReadOnlyList<string> DefaultRoles);

/// <summary>The roles that an installation starts with. A service lead changes what each may do; a module only proposes.</summary>
public static class Roles
{
    /// <summary>Runs the partnership's use of the platform: switches, settings, people. Sees figures, not children's records.</summary>
    public const string ServiceLead = "service-lead";

    /// <summary>Council IT: health, events, modules; no case content.</summary>
    public const string SystemAdministrator = "system-administrator";

    /// <summary>A youth justice case manager.</summary>
    public const string CaseManager = "case-manager";

    /// <summary>An operations manager, who oversees and countersigns.</summary>
    public const string OperationsManager = "operations-manager";

    /// <summary>A worker of a partner agency who sends notices: police, health, school, voluntary.</summary>
    public const string Partner = "partner";

    /// <summary>A worker with people who have been harmed.</summary>
    public const string VictimWorker = "victim-worker";

    /// <summary>A youth worker or mentor who delivers knife-crime programmes.</summary>
    public const string ProgrammeWorker = "programme-worker";

    /// <summary>The coordinator and panel chair of focused deterrence.</summary>
    public const string DeterrenceCoordinator = "deterrence-coordinator";

    /// <summary>Leads participation.</summary>
    public const string ParticipationLead = "participation-lead";

    /// <summary>A community safety analyst: figures only.</summary>
    public const string Analyst = "analyst";

    /// <summary>Answers for information governance: reviews emergency access, the audit trail, sharing agreements and people's rights over their data. No case content by the role itself.</summary>
    public const string InformationGovernanceLead = "information-governance-lead";

    /// <summary>Leads on safeguarding: is asked where a service is too sensitive to name itself, and decides on overrides.</summary>
    public const string SafeguardingLead = "safeguarding-lead";

    /// <summary>Every role with how people call it, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string DisplayName)> All { get; } =
    [
        (ServiceLead, "Service lead"),
        (SystemAdministrator, "System administrator"),
        (CaseManager, "Case manager"),
        (OperationsManager, "Operations manager"),
        (Partner, "Partner agency worker"),
        (VictimWorker, "Worker with people who have been harmed"),
        (ProgrammeWorker, "Programme worker"),
        (DeterrenceCoordinator, "Focused deterrence coordinator"),
        (ParticipationLead, "Participation lead"),
        (Analyst, "Community safety analyst"),
        (InformationGovernanceLead, "Information governance lead"),
        (SafeguardingLead, "Safeguarding lead"),
    ];
}
