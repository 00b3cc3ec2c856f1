using Platform.CspReporting.Disclosure;
using Platform.Kernel.Settings;

namespace Platform.CspReporting;

/// <summary>What a service lead can set in CSP reporting.</summary>
internal sealed class CspReportingSettings : SettingDefinitionProvider
{
    /// <summary>The smallest count about children that is shown, nought aside.</summary>
    public const string SmallestShownCount = "CspReporting.SmallestShownCount";

    /// <summary>Counts are rounded to the nearest of these.</summary>
    public const string RoundCountsTo = "CspReporting.RoundCountsTo";

    /// <inheritdoc />
    public override void Define(SettingDefinitionContext context)
        => context
            .Add(new SettingDefinition(SmallestShownCount, "Smallest count of children, people harmed or views that a report shows", DisclosureRule.Default.Threshold, 3, 30,
                $"{DisclosureRule.Default.Source}, {DisclosureRule.Default.Edition}", IsConfirmed: false))
            .Add(new SettingDefinition(RoundCountsTo, "Round the counts that a report shows to the nearest (1 for no rounding, 5 as the Welsh convention has it)", 1, 1, 10,
                "An option of disclosure control; totals are added up first and rounded then", IsConfirmed: false));

    /// <summary>The rule in force now.</summary>
    public static async Task<DisclosureRule> RuleAsync(ISettingProvider settings, CancellationToken cancellationToken) => DisclosureRule.Default with
    {
        Threshold = await settings.GetAsync(SmallestShownCount, cancellationToken),
        RoundedTo = await settings.GetAsync(RoundCountsTo, cancellationToken),
    };
}
