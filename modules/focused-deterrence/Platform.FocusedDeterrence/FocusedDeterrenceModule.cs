using Platform.FocusedDeterrence.Api;
using Platform.FocusedDeterrence.Children;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Platform.FocusedDeterrence;

/// <summary>Cohorts with a purpose and a lawful basis, a panel that decides with reasons, and offers of support that are answered.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("focused-deterrence", "Focused deterrence", "Cohorts with a lawful basis, nominations that a panel decides with reasons, and offers of support.", "deter_")]
public sealed class FocusedDeterrenceModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new FocusedDeterrencePersonalData();

    /// <inheritdoc />
    public override IReadOnlyList<Type> ReadModel => [typeof(KnownChild)];

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<FocusedDeterrenceDbContext>();

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => FocusedDeterrenceEndpoints.Map(context.Endpoints);
}
