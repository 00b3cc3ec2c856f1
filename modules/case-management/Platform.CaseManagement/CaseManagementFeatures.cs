using Platform.Kernel.Features;

namespace Platform.CaseManagement;

internal static class CaseManagementFeatures
{
    /// <summary>Label mode: whoever compares sees what agrees and what differs, and not what the program makes of it.</summary>
    public const string HideWeights = "CaseManagement.HideMatchWeights";
}

internal sealed class CaseManagementFeatureDefinitionProvider : FeatureDefinitionProvider
{
    public override void Define(FeatureDefinitionContext context)
        => context.Add(new FeatureDefinition(
            CaseManagementFeatures.HideWeights,
            "Hide what each sentence counts while people compare records. For a time of labelling, so that nobody decides as the program would",
            IsOnByDefault: false));
}
