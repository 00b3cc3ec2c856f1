using Platform.CspReporting.Disclosure;
using Platform.Kernel.Settings;

namespace Platform.CspReporting;

/// <summary>What a service lead can set in CSP reporting.</summary>
internal sealed class CspReportingSettings : SettingDefinitionProvider
{
    /// <summary>The smallest count about children that is shown, nought aside.</summary>
    public const string SmallestShownCount = "CspReporting.SmallestShownCount";

    /// <inheritdoc />
    public override void Define(SettingDefinitionContext context)
        => context.Add(new SettingDefinition(SmallestShownCount, "Smallest count of children, people harmed or views that a report shows", DisclosureRule.Default.Threshold, 3, 30,
            $"{DisclosureRule.Default.Source}, {DisclosureRule.Default.Edition}", IsConfirmed: false));
}
