using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.NewWorkstream.Api;
using Platform.NewWorkstream.Data;

namespace Platform.NewWorkstream;

/// <summary>New workstream.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("new-workstream", "New workstream", "Keeps the referrals that this workstream works on.", "newworkstream_")]
public sealed class NewWorkstreamModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new NewWorkstreamPersonalData();

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<NewWorkstreamDbContext>();

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => NewWorkstreamEndpoints.Map(context.Endpoints);
}
