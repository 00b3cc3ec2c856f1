using Platform.Kernel.Features;

namespace Platform.FocusedDeterrence;

internal static class FocusedDeterrenceFeatures
{
    public const string SuggestFromIncidents = "FocusedDeterrence.SuggestFromIncidents";
}

internal sealed class FocusedDeterrenceFeatureDefinitionProvider : FeatureDefinitionProvider
{
    public override void Define(FeatureDefinitionContext context)
        => context.Add(new FeatureDefinition(
            FocusedDeterrenceFeatures.SuggestFromIncidents,
            "Suggest a child to the panel of an open cohort when an incident counts as serious violence. The panel decides",
            IsOnByDefault: true));
}
