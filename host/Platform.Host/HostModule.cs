using Platform.Host.Jobs;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host;

/// <summary>The host's own part: people and roles, agencies, and the pages where the platform is run.</summary>
[KernelModule]
[DependsOn(typeof(KernelModule))]
[ModuleManifest("host", "Administration", "People, roles, agencies, and the pages where the platform itself is run.", "host_")]
public sealed class HostModule : PlatformModule
{
    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddModuleDbContext<HostDbContext>()
        .AddModuleJob<PurgeEventLogJob>("0 30 2 * * ?", "Take away kept events that are past their time")
        .AddModuleJob<PurgeSessionsJob>("0 40 2 * * ?", "Take away sessions of long ago")
        .AddModuleJob<VerifyAuditJob>("0 0 3 * * ?", "Verify the audit trail");
}

internal sealed class HostPermissions : PermissionDefinitionProvider
{
    public const string Modules = "Host.Modules";
    public const string Events = "Host.Events";
    public const string People = "Host.People";
    public const string Settings = "Host.Settings";
    public const string ApiClients = "Host.ApiClients";

    public override void Define(PermissionDefinitionContext context) => context.AddGroup("Host", "Administration")
        .AddPermission(Modules, "Switch workstreams on and off", Roles.ServiceLead, Roles.SystemAdministrator)
        .AddPermission(Events, "See the event log, retry and skip events", Roles.SystemAdministrator)
        .AddPermission(People, "See people and give them roles", Roles.ServiceLead, Roles.SystemAdministrator)
        .AddPermission(Settings, "Change settings", Roles.ServiceLead)
        .AddPermission(ApiClients, "Let programs of agencies use the platform, and take their keys away", Roles.ServiceLead);
}

internal sealed class HostNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Modules", "/administration/modules", HostPermissions.Modules, 910));
        context.Add(new MenuItem("Events", "/administration/events", HostPermissions.Events, 920));
        context.Add(new MenuItem("Settings", "/administration/settings", HostPermissions.Settings, 925));
        context.Add(new MenuItem("API clients", "/administration/api-clients", HostPermissions.ApiClients, 940));
        context.Add(new MenuItem("People", "/administration/people", HostPermissions.People, 930));
        return Task.CompletedTask;
    }
}
