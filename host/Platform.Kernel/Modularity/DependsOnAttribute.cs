namespace Platform.Kernel.Modularity;

/// <summary>
/// Names the kernel modules that a module stands on (ABP: <c>DependsOn</c>). A workstream never names another workstream:
/// it must start when every other is absent.
/// </summary>
/// <param name="moduleTypes">Types that derive from <see cref="PlatformModule"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DependsOnAttribute(params Type[] moduleTypes) : Attribute
{
    /// <summary>The modules that must be configured before this one.</summary>
    public IReadOnlyList<Type> ModuleTypes { get; } = moduleTypes;
}
