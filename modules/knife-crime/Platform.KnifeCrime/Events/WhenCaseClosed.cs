using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.EventBus;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;
using Platform.KnifeCrime.Interventions.Rules;

namespace Platform.KnifeCrime.Events;

/// <summary>The case behind open support has closed: somebody is asked to look whether the support goes on. Nothing ends by itself.</summary>
internal sealed class WhenCaseClosed(KnifeCrimeDbContext db, ISettingProvider settings, WorkingDays workingDays) : IDistributedEventHandler<CaseClosedEto>
{
    public async Task HandleEventAsync(CaseClosedEto eventData, CancellationToken cancellationToken)
    {
        var open = await db.Interventions
            .Where(i => i.CaseId == eventData.CaseId
                && (i.Status == InterventionStatus.Requested || i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Started))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (open.Count == 0)
            return;
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        foreach (var intervention in open)
            intervention.AskForReview(eventData.ClosedOn, limits);
    }
}
