using Platform.Host.Jobs;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Kernel.Web;

namespace Platform.Host;

/// <summary>The host's own part: people and roles, agencies, and the pages where the platform is run.</summary>
[KernelModule]
[DependsOn(typeof(KernelModule))]
[ModuleManifest("host", "Administration", "People, roles, agencies, and the pages where the platform itself is run.", "host_")]
public sealed class HostModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new HostPersonalData();

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddModuleDbContext<HostDbContext>()
        .AddModuleJob<Rights.CompleteErasuresJob>("0 * * * * ?", "End erasures that people decided and every workstream has confirmed")
        .AddModuleJob<Sharing.FindKnocksJob>("0 20 * * * ?", "Ask two agencies that work with one child or family, and do not know of each other, whether they want to be put in touch")
        .AddModuleJob<PurgeEventLogJob>("0 30 2 * * ?", "Take away kept events that are past their time")
        .AddModuleJob<PurgeSessionsJob>("0 40 2 * * ?", "Take away sessions of long ago")
        .AddModuleJob<Access.FindConflictsJob>("0 10 3 * * ?", "See whether a child on the record may also be a person who was harmed")
        .AddModuleJob<VerifyAuditJob>("0 0 3 * * ?", "Verify the audit trail");

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => Sharing.SharingEndpoints.Map(context.Endpoints);
}

internal sealed class HostPermissions : PermissionDefinitionProvider
{
    public const string Modules = "Host.Modules";
    public const string Events = "Host.Events";
    public const string EventsKept = "Host.Events.Kept";
    public const string People = "Host.People";
    public const string PeopleOfAgency = "Host.People.OfAgency";
    public const string OwnCover = "Host.Cover.Own";
    public const string ManageRoles = "Host.Roles";
    public const string Agencies = "Host.Agencies";
    public const string Settings = "Host.Settings";
    public const string ApiClients = "Host.ApiClients";
    public const string ApiDocument = "Host.ApiDocument";

    public override void Define(PermissionDefinitionContext context) => context.AddGroup("Host", "Administration")
        .AddPermission(Modules, "Switch workstreams on and off", Roles.ServiceLead, Roles.SystemAdministrator)
        .AddPermission(Events, "See the event log, retry and skip events, tell a workstream the past again", Roles.SystemAdministrator)
        .AddPermission(EventsKept, "See what the workstreams tell each other, and change how long it is kept", Roles.ServiceLead, Roles.SystemAdministrator)
        .AddPermission(People, "Look after the people of every agency, and give them roles", Roles.ServiceLead, Roles.SystemAdministrator)
        .AddPermission(PeopleOfAgency, "Look after the people of their own agency, and give them the roles that they may give", Roles.OperationsManager)
        .AddPermission(
            OwnCover,
            "Say who does their work while they are away",
            Roles.ServiceLead, Roles.CaseManager, Roles.OperationsManager, Roles.VictimWorker, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator, Roles.ParticipationLead)
        .AddPermission(ManageRoles, "Change what each role may do, and which roles it may give", Roles.ServiceLead)
        .AddPermission(Agencies, "Change the agencies and areas of the partnership", Roles.ServiceLead, Roles.SystemAdministrator)
        .AddPermission(Settings, "Change settings", Roles.ServiceLead)
        .AddPermission(ApiClients, "Let programs of agencies use the platform, and take their keys away", Roles.ServiceLead)
        .AddPermission(ApiDocument, "Read the description of the interface for programs", Roles.ServiceLead, Roles.SystemAdministrator);
}

internal sealed class HostSettings : SettingDefinitionProvider
{
    public const string LongestCoverDays = "Host.LongestCoverDays";

    public override void Define(SettingDefinitionContext context) => context
        .Add(new SettingDefinition(LongestCoverDays, "Days that cover for an absence may last at most", 92, 1, 366, "Local standard"));
}

internal sealed class HostNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Modules", "/administration/modules", HostPermissions.Modules, 910));
        context.Add(new MenuItem("Events", "/administration/events", HostPermissions.Events, 920));
        context.Add(new MenuItem("Event catalogue", "/administration/events/catalogue", HostPermissions.EventsKept, 921));
        context.Add(new MenuItem("Settings", "/administration/settings", HostPermissions.Settings, 925));
        context.Add(new MenuItem("API clients", "/administration/api-clients", HostPermissions.ApiClients, 940));
        context.Add(new MenuItem("People", "/administration/people", HostPermissions.People, 930));
        // Who looks after one agency's people has the other permission, seldom both: an entry for each.
        context.Add(new MenuItem("My agency's people", "/administration/people?of=agency", HostPermissions.PeopleOfAgency, 931));
        context.Add(new MenuItem("Roles", "/administration/roles", HostPermissions.ManageRoles, 935));
        context.Add(new MenuItem("Agencies", "/administration/agencies", HostPermissions.Agencies, 940));
        context.Add(new MenuItem("Cover", "/cover", HostPermissions.OwnCover, 890));
        return Task.CompletedTask;
    }
}
