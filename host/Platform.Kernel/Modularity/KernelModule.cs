using Platform.Kernel.Rights;

namespace Platform.Kernel.Modularity;

/// <summary>The kernel as a module: what workstreams name in <see cref="DependsOnAttribute"/>.</summary>
[KernelModule]
[ModuleManifest("kernel", "Kernel", "What every module stands on: the event log, switches, settings and the audit trail.", "sys_")]
public sealed class KernelModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("The event log and the audit trail hold identifiers; exports and erasures treat them by themselves.");
}
