using Microsoft.EntityFrameworkCore;
using Platform.Host.Access;
using Platform.Host.People;
using Platform.Kernel.Auditing;
using Platform.Kernel.Demonstration;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Demonstration;

/// <summary>One child whom only named people see, and one emergency in which somebody else opened the record: it waits for its review.</summary>
internal sealed class RestrictedRecordDemonstration(HostDbContext db) : IDemonstrationContributor
{
    public int Order => 400;

    public async Task SeedAsync(DemonstrationContext demo, CancellationToken cancellationToken)
    {
        if (await db.Set<RecordRestriction>().AnyAsync(cancellationToken))
            return;
        var area = demo.Areas[0];
        // The host knows children by the audit trail alone; the last one put on the record is in nobody's story yet.
        var children = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.RecordType == RecordTypes.Child && !e.IsView && e.RecordId != null)
            .OrderByDescending(e => e.OccurredUtc).ThenByDescending(e => e.Id).Select(e => e.RecordId!.Value).Take(200).ToListAsync(cancellationToken);
        demo.MoveClockTo(demo.Today.AddDays(-3).ToDateTime(new TimeOnly(9, 30), DateTimeKind.Utc));
        foreach (var child in children.Distinct())
        {
            if (!(await demo.SendAsync(new RestrictRecord(RecordTypes.Child, child, "A member of the family works in the service."), Roles.CaseManager, area, cancellationToken)).Succeeded)
                continue;
            demo.MoveClockTo(demo.Today.AddDays(-2).ToDateTime(new TimeOnly(18, 10), DateTimeKind.Utc));
            await demo.SendAsync(new OpenInEmergency(RecordTypes.Child, child, "A caller said that the child is in danger tonight; the case manager could not be reached."), Roles.OperationsManager, area, cancellationToken);
            return;
        }
    }
}
