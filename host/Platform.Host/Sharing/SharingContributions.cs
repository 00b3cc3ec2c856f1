using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Kernel.Web;

namespace Platform.Host.Sharing;

internal static class SharingPermissions
{
    public const string View = "Sharing.Agreements.View";
    public const string Manage = "Sharing.Agreements.Manage";
    public const string Override = "Sharing.Override";
    public const string Review = "Sharing.Overrides.Review";

    internal sealed class Provider : PermissionDefinitionProvider
    {
        public override void Define(PermissionDefinitionContext context) => context.AddGroup("Sharing", "Information sharing")
            .AddPermission(View, "Read the information sharing agreements",
                Roles.InformationGovernanceLead, Roles.SafeguardingLead, Roles.ServiceLead, Roles.OperationsManager, Roles.CaseManager, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator, Roles.VictimWorker)
            .AddPermission(Manage, "Make, change and end information sharing agreements", Roles.InformationGovernanceLead)
            .AddPermission(Override, "Share without an agreement to keep somebody safe", Roles.SafeguardingLead, Roles.OperationsManager)
            .AddPermission(Review, "Review what was shared without an agreement", Roles.InformationGovernanceLead);
    }
}

/// <summary>The time limits of information sharing.</summary>
internal static class SharingSettings
{
    /// <summary>Working days in which a share without an agreement is reviewed.</summary>
    public const string ReviewWorkingDays = "Sharing.ReviewWorkingDays";

    /// <summary>Days before its review date on which an agreement is put into people's work.</summary>
    public const string AgreementNoticeDays = "Sharing.AgreementNoticeDays";

    /// <summary>Days in which both agencies can say that they want to be put in touch.</summary>
    public const string KnockDays = "Sharing.KnockDays";

    internal sealed class Provider : SettingDefinitionProvider
    {
        public override void Define(SettingDefinitionContext context) => context
            .Add(new SettingDefinition(ReviewWorkingDays, "Working days to review what was shared without an agreement", 5, 1, 20, "local standard: five working days"))
            .Add(new SettingDefinition(AgreementNoticeDays, "Days before its review that an agreement shows in people's work", 28, 0, 90, "local standard: four weeks"))
            .Add(new SettingDefinition(KnockDays, "Days in which two agencies can answer whether they want to be put in touch", 14, 1, 60, "local standard: two weeks"));
    }
}

internal sealed class SharingNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Information sharing", "/sharing/agreements", SharingPermissions.View, 936));
        return Task.CompletedTask;
    }
}

/// <summary>Agreements to review: for their owners and for information governance.</summary>
internal sealed class AgreementWork(HostDbContext db, ICurrentUser currentUser, ISettingProvider settings, TimeProvider clock) : IWorkContributor
{
    public string RequiredPermission => SharingPermissions.View;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var soon = today.AddDays(await settings.GetAsync(SharingSettings.AgreementNoticeDays, cancellationToken));
        var (all, mine) = (currentUser.HasPermission(SharingPermissions.Manage), currentUser.WorksFor);
        var due = await db.Set<Agreement>().AsNoTracking()
            .Where(a => a.ReviewOn <= soon && a.UntilOn >= today && a.EndedOn == null && (all || EF.Parameter(mine).Contains(a.OwnerId)))
            .OrderBy(a => a.ReviewOn).Take(limit).Select(a => new { a.Id, a.Title, a.ReviewOn }).ToListAsync(cancellationToken);
        return [.. due.Select(a => new WorkItem($"Review the information sharing agreement “{a.Title}”", $"/sharing/agreements/{a.Id}", a.ReviewOn))];
    }
}
