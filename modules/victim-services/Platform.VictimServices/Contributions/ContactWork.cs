using Microsoft.EntityFrameworkCore;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Web;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contributions;

/// <summary>First contacts that are due. No child and no name: "My work" may be seen over a shoulder.</summary>
internal sealed class ContactWork(VictimServicesDbContext db, ReferenceData reference) : IWorkContributor
{
    public string RequiredPermission => VictimServicesPermissions.View;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var due = await db.Contacts.AsNoTracking().Where(c => c.State == ContactState.AwaitingFirstContact)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(limit)
            .Select(c => new { c.Id, c.DueOn, c.AreaCode })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. due.Select(c => new WorkItem($"Make first contact with a person harmed in {reference.AreaName(c.AreaCode)}", $"/victim-services/contacts/{c.Id}", c.DueOn))];
    }
}
