using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.EventBus;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;
using Platform.KnifeCrime.Interventions.Rules;

namespace Platform.KnifeCrime.Events;

/// <summary>The case behind open support has closed: somebody is asked to look whether the support goes on. Nothing ends by itself. Support that was asked
/// for after the case had closed (and was opened again) is none of it, also when the closing is heard late or told again.</summary>
internal sealed class WhenCaseClosed(KnifeCrimeDbContext db, ISettingProvider settings, WorkingDays workingDays, EventContext context) : IDistributedEventHandler<CaseClosedEto>
{
    public async Task HandleEventAsync(CaseClosedEto eventData, CancellationToken cancellationToken)
    {
        var closed = context.OccurredUtc;
        var open = await db.Interventions
            .Where(i => i.CaseId == eventData.CaseId && i.RequestedUtc <= closed
                && (i.Status == InterventionStatus.Requested || i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Started))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (open.Count == 0)
            return;
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        foreach (var intervention in open)
            intervention.AskForReview(eventData.ClosedOn, limits);
    }
}
