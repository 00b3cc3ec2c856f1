using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Events;

/// <summary>
/// Opens a contact for each person harmed, due so many working days after the service was told. Told again, or for another
/// child of the same incident, it opens only what is missing. A replay opens nothing: a contact that is no longer there was erased.
/// </summary>
[OnceOnly("opens a contact for a person who was harmed")]
internal sealed class WhenHarmCaused(VictimServicesDbContext db, ISettingProvider settings, WorkingDays workingDays, IGuidGenerator guids, EventContext context)
    : IDistributedEventHandler<HarmCausedEto>
{
    public async Task HandleEventAsync(HarmCausedEto eventData, CancellationToken cancellationToken)
    {
        var open = await db.Contacts.Include(c => c.Children).Where(c => c.IncidentId == eventData.IncidentId).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var contact in open)
            contact.AddChild(eventData.ChildId);

        var limit = new FirstContactLimit(await settings.GetAsync(VictimServicesSettings.FirstContactWorkingDays, cancellationToken).ConfigureAwait(false), workingDays);
        var incident = new IncidentFacts(
            eventData.IncidentId, eventData.ChildId, eventData.AreaCode, eventData.HappenedOn, eventData.ReportedOn, eventData.OffenceCode, eventData.WeaponCode);
        for (var ordinal = 1; ordinal <= eventData.PeopleHarmed; ordinal++)
            if (open.All(c => c.Ordinal != ordinal))
                db.Contacts.Add(Contact.FromIncident(guids.Create(), incident, ordinal, limit, context.OccurredUtc));
    }
}
