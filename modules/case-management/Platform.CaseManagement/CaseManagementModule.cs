using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Api;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Escalation;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Jobs;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices.Import;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Platform.CaseManagement;

/// <summary>The child's record and the partnership's shared picture of need: notices, incidents, cases and plans.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("case-management", "Case management", "The child's record: partner notices, incidents, cases and plans agreed with the child.", "cases_")]
public sealed class CaseManagementModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new CaseManagementPersonalData();

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.AddModuleDbContext<CaseManagementDbContext>();
        context.Services.AddScoped<ChildMatcher>();
        context.Services.AddScoped<MatchWeightsInForce>();
        context.Services.AddScoped<GravityScales>();
        context.Services.AddScoped<EscalationRules>();
        context.Services.AddScoped<NoticeColumns>();
        context.Services.AddScoped<NoticeFile>();
        context.AddModuleJob<ImportNoticesJob>("0/5 * * * * ?", "Imports the rows of notice files that somebody has confirmed, 500 rows at a time.");
        context.AddModuleJob<RaisePromptsJob>("0 20 5 * * ?", "Asks people to look where the patterns of the local definition fit what partners and incidents tell.");
        context.AddModuleJob<LearnMatchWeightsJob>("0 40 2 * * ?", "Learns from the register what agreement of names, dates and numbers counts in matching.");
    }

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => CaseManagementEndpoints.Map(context.Endpoints);
}
