using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Kernel.Web;

namespace Platform.Host.Access;

internal sealed class AccessPermissions : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup("RestrictedRecords", "Restricted records")
        .AddPermission(RestrictedRecordPermissions.KnowOf, "Be told by a search that a restricted record matches", Roles.CaseManager, Roles.OperationsManager, Roles.SafeguardingLead)
        .AddPermission(RestrictedRecordPermissions.Restrict, "Restrict a record to named people", Roles.CaseManager, Roles.OperationsManager, Roles.VictimWorker, Roles.SafeguardingLead)
        .AddPermission(RestrictedRecordPermissions.OpenInEmergency, "Open a restricted record in an emergency", Roles.CaseManager, Roles.OperationsManager, Roles.SafeguardingLead)
        .AddPermission(RestrictedRecordPermissions.OpenForPurpose, "Open a record whose processing is restricted, for a purpose that the law allows", Roles.OperationsManager, Roles.VictimWorker, Roles.SafeguardingLead)
        .AddPermission(RestrictedRecordPermissions.Conflicts, "Be told that a child on the record may also be a person who was harmed", Roles.SafeguardingLead)
        .AddPermission(RestrictedRecordPermissions.Review, "Review emergency access and uses of records whose processing is restricted", Roles.InformationGovernanceLead);
}

/// <summary>The time limits of emergency access.</summary>
internal static class AccessSettings
{
    /// <summary>Minutes for which an emergency access is open.</summary>
    public const string EmergencyMinutes = "RestrictedRecords.EmergencyMinutes";

    /// <summary>Working days in which an emergency access is reviewed.</summary>
    public const string ReviewWorkingDays = "RestrictedRecords.ReviewWorkingDays";

    internal sealed class Provider : SettingDefinitionProvider
    {
        public override void Define(SettingDefinitionContext context) => context
            .Add(new SettingDefinition(EmergencyMinutes, "Minutes for which a restricted record stays open in an emergency", 120, 15, 480, "local standard: two hours"))
            .Add(new SettingDefinition(ReviewWorkingDays, "Working days to review an emergency access", 5, 1, 20, "local standard: five working days"));
    }
}

internal sealed class AccessNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Restricted records", "/access/reviews", RestrictedRecordPermissions.Review, 935));
        context.Add(new MenuItem("People on two records", "/access/conflicts", RestrictedRecordPermissions.Conflicts, 936));
        return Task.CompletedTask;
    }
}

/// <summary>On the child's page: whether only named people see it, and the way to change that.</summary>
// The reach asks what the page is put together from, of which this panel is a part: hence not before it is needed.
internal sealed class RestrictionPanel(HostDbContext db, IServiceProvider services) : IRecordPanel
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => RestrictedRecordPermissions.Restrict;

    public int Order => 900;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<RecordReach>().FindVisibleAsync(RecordType, recordId, cancellationToken) is null)
            return null;
        var named = await db.Set<RecordRestriction>().AsNoTracking().Where(r => r.PersonId == recordId && r.Kind == RestrictionKind.NamedPeople && r.LiftedUtc == null)
            .Select(r => (int?)db.Set<RecordGrant>().Count(g => g.PersonId == recordId && g.Kind == RecordGrantKind.Named && g.EndedUtc == null))
            .SingleOrDefaultAsync(cancellationToken);
        return new RecordPanel(
            "Who may see this record",
            [named is not null
                ? new RecordPanelRow("Restricted", named == 1 ? "1 named person" : $"{named} named people")
                : new RecordPanelRow("Not restricted", "Everybody whose role and areas reach it")],
            [new RecordPanelLink(named is not null ? "Change who may see this record" : "Restrict this record to named people", $"/access/records/{RecordTypes.Child}/{recordId}")]);
    }
}

/// <summary>Access to restricted records that waits for its review: for the people who review.</summary>
internal sealed class ReviewWork(HostDbContext db, ISettingProvider settings, ReferenceData reference, ICurrentUser currentUser) : IWorkContributor, IDashboardTile
{
    public string RequiredPermission => RestrictedRecordPermissions.Review;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var days = await settings.GetAsync(AccessSettings.ReviewWorkingDays, cancellationToken);
        var waiting = await Waiting().OrderBy(g => g.FromUtc).Take(limit).Select(g => new { g.Id, g.FromUtc }).ToListAsync(cancellationToken);
        return [.. waiting.Select(g => new WorkItem("Review an access to a restricted record", $"/access/reviews/{g.Id}", reference.WorkingDays.Add(DateOnly.FromDateTime(g.FromUtc), days)))];
    }

    async Task<DashboardTile?> IDashboardTile.GetAsync(CancellationToken cancellationToken)
    {
        var count = await Waiting().CountAsync(cancellationToken);
        return count == 0 ? null : new DashboardTile("Access to restricted records to review", $"{count}", "Restricted records that somebody opened and nobody has reviewed yet.", "/access/reviews");
    }

    private IQueryable<RecordGrant> Waiting()
    {
        var restrictions = FindEmergencyAccessHandler.InReach(db, currentUser);
        return db.Set<RecordGrant>().AsNoTracking().Where(g => g.Kind != RecordGrantKind.Named && g.ReviewedUtc == null && restrictions.Any(r => r.PersonId == g.PersonId));
    }
}

/// <summary>Tells the owner of a restricted record that somebody opened it in an emergency.</summary>
internal sealed class OwnerWork(HostDbContext db, ICurrentUser currentUser) : IWorkContributor
{
    public string RequiredPermission => RestrictedRecordPermissions.Restrict;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
        => await (from grant in db.Set<RecordGrant>().AsNoTracking()
                  join restriction in db.Set<RecordRestriction>() on new { grant.PersonId, Kind = grant.Restriction } equals new { restriction.PersonId, restriction.Kind }
                  where restriction.OwnerId == currentUser.Id && grant.Kind == RecordGrantKind.Emergency && grant.SeenByOwnerUtc == null && grant.UserId != currentUser.Id
                  orderby grant.FromUtc
                  select new WorkItem("A record you answer for was opened in an emergency", $"/access/records/{restriction.RecordType}/{grant.PersonId}", null, restriction.RecordType == RecordTypes.Child ? grant.PersonId : null))
            .Take(limit).ToListAsync(cancellationToken);
}
