using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Nominations.Rules;

/// <summary>The dates by which the next step should be taken, in working days from what came before.</summary>
internal sealed record TimeLimits(WorkingDays WorkingDays, int DecisionDays, int FirstOfferDays, int AnswerDays)
{
    public static async Task<TimeLimits> LoadAsync(ISettingProvider settings, WorkingDays workingDays, CancellationToken cancellationToken) => new(
        workingDays,
        await settings.GetAsync(FocusedDeterrenceSettings.DecisionWorkingDays, cancellationToken).ConfigureAwait(false),
        await settings.GetAsync(FocusedDeterrenceSettings.FirstOfferWorkingDays, cancellationToken).ConfigureAwait(false),
        await settings.GetAsync(FocusedDeterrenceSettings.AnswerWorkingDays, cancellationToken).ConfigureAwait(false));

    public DateOnly DecideBy(DateOnly nominatedOn) => WorkingDays.Add(nominatedOn, DecisionDays);

    public DateOnly OfferBy(DateOnly enrolledOn) => WorkingDays.Add(enrolledOn, FirstOfferDays);

    public DateOnly AnswerBy(DateOnly offeredOn) => WorkingDays.Add(offeredOn, AnswerDays);
}
