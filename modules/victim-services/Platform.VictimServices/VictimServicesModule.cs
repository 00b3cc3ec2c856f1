using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.VictimServices.Api;
using Platform.VictimServices.Data;

namespace Platform.VictimServices;

/// <summary>
/// Contact with people who have been harmed. Who they are is kept in this module alone and leaves it in no event, panel or
/// figure.
/// </summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("victim-services", "Victim services", "First contact with people who have been harmed, in time, and their consent to each thing separately.", "victim_")]
public sealed class VictimServicesModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new VictimServicesPersonalData();

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<VictimServicesDbContext>();

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => VictimServicesEndpoints.Map(context.Endpoints);
}
