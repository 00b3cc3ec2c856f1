using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;

namespace Platform.KnifeCrime.Interventions.Rules;

/// <summary>The dates by which the next step should be taken, in working days from what came before.</summary>
internal sealed record TimeLimits(WorkingDays WorkingDays, int DecisionDays, int FirstSessionDays, int ReviewDays)
{
    public static async Task<TimeLimits> LoadAsync(ISettingProvider settings, WorkingDays workingDays, CancellationToken cancellationToken) => new(
        workingDays,
        await settings.GetAsync(KnifeCrimeSettings.DecisionWorkingDays, cancellationToken).ConfigureAwait(false),
        await settings.GetAsync(KnifeCrimeSettings.FirstSessionWorkingDays, cancellationToken).ConfigureAwait(false),
        await settings.GetAsync(KnifeCrimeSettings.ReviewWorkingDays, cancellationToken).ConfigureAwait(false));

    public DateOnly DecideBy(DateOnly requestedOn) => WorkingDays.Add(requestedOn, DecisionDays);

    public DateOnly FirstSessionBy(DateOnly acceptedOn) => WorkingDays.Add(acceptedOn, FirstSessionDays);

    public DateOnly ReviewBy(DateOnly caseClosedOn) => WorkingDays.Add(caseClosedOn, ReviewDays);
}
