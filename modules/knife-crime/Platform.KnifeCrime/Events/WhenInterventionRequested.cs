using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;
using Platform.KnifeCrime.Interventions.Rules;

namespace Platform.KnifeCrime.Events;

/// <summary>A case worker's request for knife-crime support becomes a request here. Told again, it changes nothing.</summary>
internal sealed class WhenInterventionRequested(KnifeCrimeDbContext db, ISettingProvider settings, WorkingDays workingDays, IGuidGenerator guids, EventContext context)
    : IDistributedEventHandler<InterventionRequestedEto>
{
    private const string KnifeCrime = "knife-crime";

    public async Task HandleEventAsync(InterventionRequestedEto eventData, CancellationToken cancellationToken)
    {
        if (eventData.InterventionKind != KnifeCrime
            || await db.Interventions.AnyAsync(i => i.RequestId == eventData.RequestId, cancellationToken).ConfigureAwait(false))
            return;
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        db.Interventions.Add(Intervention.Request(
            guids.Create(), eventData.RequestId, eventData.CaseId, eventData.ChildId, eventData.AreaCode, eventData.RequestedOn, context.OccurredUtc, limits));
    }
}
