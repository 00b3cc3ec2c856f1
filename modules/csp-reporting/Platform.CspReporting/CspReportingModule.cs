using Microsoft.Extensions.DependencyInjection;
using Platform.CspReporting.Api;
using Platform.CspReporting.Data;
using Platform.CspReporting.Facts;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Platform.CspReporting;

/// <summary>CSP reporting: public data, facts from every workstream's events, and the quarterly report of an area.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("csp-reporting", "CSP reporting",
    "Brings recorded crime and the figures of every workstream together in a quarterly report for each Community Safety Partnership.", "csp_")]
public sealed class CspReportingModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new CspReportingPersonalData();

    /// <inheritdoc />
    public override IReadOnlyList<Type> ReadModel => [typeof(Fact)];

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.AddModuleDbContext<CspReportingDbContext>();
        context.Services.AddScoped<ChildGroups>();
        context.Services.AddScoped<FactRecorder>();
    }

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => CspReportingEndpoints.Map(context.Endpoints);
}
