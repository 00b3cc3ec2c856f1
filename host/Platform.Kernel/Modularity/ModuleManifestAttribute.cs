namespace Platform.Kernel.Modularity;

/// <summary>What people are told about a module, beside its code. Shown to service leads on the Modules page as it stands.</summary>
/// <param name="name">The module's name in kebab case: its folder, the first part of its events' names, its switch.</param>
/// <param name="displayName">Its name as people say it, in sentence case.</param>
/// <param name="description">One sentence: what it is for.</param>
/// <param name="tablePrefix">What every one of its tables begins with, for example <c>cases_</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModuleManifestAttribute(string name, string displayName, string description, string tablePrefix) : Attribute
{
    /// <summary>The module's name in kebab case.</summary>
    public string Name { get; } = name;

    /// <summary>Its name as people say it.</summary>
    public string DisplayName { get; } = displayName;

    /// <summary>One sentence: what it is for.</summary>
    public string Description { get; } = description;

    /// <summary>What every one of its tables begins with.</summary>
    public string TablePrefix { get; } = tablePrefix;

    /// <summary>
    /// Where the module starts in the event log when it is first installed. Projections start at the beginning; a module
    /// that acts on the world (sends, notifies) starts at now.
    /// </summary>
    public ReplayStart StartsAt { get; init; } = ReplayStart.Beginning;
}

/// <summary>Where a newly installed module starts in the event log.</summary>
public enum ReplayStart
{
    /// <summary>At the first kept event.</summary>
    Beginning,

    /// <summary>At the next event.</summary>
    Now,
}
