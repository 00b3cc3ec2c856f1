using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Auditing;

internal sealed class AuditPermissions : PermissionDefinitionProvider
{
    public const string View = "Audit.View";

    public override void Define(PermissionDefinitionContext context) => context.AddGroup("Audit", "Audit trail")
        .AddPermission(View, "See who opened and changed records", Roles.InformationGovernanceLead);
}

internal sealed class AuditNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Audit", "/administration/audit", AuditPermissions.View, 940));
        return Task.CompletedTask;
    }
}

/// <summary>A trail that does not verify waits for everybody who may see it.</summary>
internal sealed class AuditWork(RecordedVerification verifications) : IWorkContributor
{
    public string RequiredPermission => AuditPermissions.View;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
        => await verifications.LastAsync(cancellationToken) is { IsIntact: false } ? [new WorkItem("Look into the audit trail: it does not verify", "/administration/audit")] : [];
}
