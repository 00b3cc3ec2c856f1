using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.KnifeCrime.Api;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime;

/// <summary>Support that strengthens what keeps a child from carrying a knife: from a request to sessions, an end and how things are later.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("knife-crime", "Knife-crime interventions", "Requests for support, sessions with the child's own words, how it ended and how things are later.", "knife_")]
public sealed class KnifeCrimeModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new KnifeCrimePersonalData();

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<KnifeCrimeDbContext>();

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => KnifeCrimeEndpoints.Map(context.Endpoints);
}
