using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Features;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.Web;

namespace Platform.FocusedDeterrence.Events;

/// <summary>
/// Suggests the child to the panel of the area's open cohort, where the option is on. It is a prompt and decides nothing; a
/// child who waits for the panel or is in the cohort is not suggested again, nor is the same incident told twice. A cohort that
/// opened after the incident was identified is not told of it: what is heard late has the effect that it would have had.
/// </summary>
[OnceOnly("suggests a child to the panel of an open cohort")]
internal sealed class WhenSeriousViolenceIdentified(
    FocusedDeterrenceDbContext db, IFeatureChecker features, ISettingProvider settings, WorkingDays workingDays, IGuidGenerator guids, EventContext context)
    : IDistributedEventHandler<SeriousViolenceIdentifiedEto>
{
    public async Task HandleEventAsync(SeriousViolenceIdentifiedEto eventData, CancellationToken cancellationToken)
    {
        if (!await features.IsEnabledAsync(FocusedDeterrenceFeatures.SuggestFromIncidents, cancellationToken).ConfigureAwait(false))
            return;
        var on = DateOnly.FromDateTime(DateDisplay.ToLondon(context.OccurredUtc));
        var child = await db.KnownChildren.FindAsync([eventData.ChildId], cancellationToken).ConfigureAwait(false);
        var open = await db.Cohorts.Where(c => c.Status == CohortStatus.Open && c.AreaCode == eventData.AreaCode && c.OpenedOn <= on)
            .OrderBy(c => c.OpenedOn).ThenBy(c => c.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (open.FirstOrDefault(c => child is null || c.MayInclude(child.YearOfBirth, on)) is not { } cohort)
            return;

        var key = Nomination.KeyOf(eventData.ChildId);
        var known = await db.Nominations
            .AnyAsync(n => n.CohortId == cohort.Id && (n.OpenPersonKey == key || (n.ChildId == eventData.ChildId && n.IncidentId == eventData.IncidentId)), cancellationToken).ConfigureAwait(false);
        if (known)
            return;
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        var why = $"Suggested because an incident on {eventData.HappenedOn.ToDisplay()} counts as serious violence under {Definition(eventData)}. "
            + "This is a prompt for the panel and says nothing about the child.";
        db.Nominations.Add(Nomination.Suggest(guids.Create(), cohort, eventData.ChildId, eventData.IncidentId, why, on, context.OccurredUtc, limits));
    }

    // The event carries codes. The local definition is the one that is published; another is told by its code in words.
    private static string Definition(SeriousViolenceIdentifiedEto eventData)
    {
        var name = eventData.DefinitionCode == "LOCAL_SVD" ? "the local definition" : $"the definition “{InWords(eventData.DefinitionCode)}”";
        return $"{name}, version {eventData.DefinitionVersion}: {InWords(eventData.ClauseCode)}";
    }

    private static string InWords(string code) => code.Replace('-', ' ').Replace('_', ' ').ToLowerInvariant();
}
