using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contributions;

/// <summary>Names people who have been harmed for the pages where a record is restricted; only to workers with them.</summary>
internal sealed class ContactLabels(VictimServicesDbContext db) : IRecordLabelProvider
{
    public string RecordType => RecordTypes.PersonHarmed;

    public string RequiredPermission => VictimServicesPermissions.View;

    public async Task<IReadOnlyDictionary<Guid, RecordLabel>> GetAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellationToken)
        => await db.Contacts.AsNoTracking().Where(c => EF.Parameter(recordIds).Contains(c.Id))
            .Select(c => new { c.Id, c.Name, c.AreaCode })
            .ToDictionaryAsync(c => c.Id, c => new RecordLabel(c.Name ?? ContactWords.NameNotYetKnown, $"/victim-services/contacts/{c.Id}", c.AreaCode), cancellationToken).ConfigureAwait(false);
}
