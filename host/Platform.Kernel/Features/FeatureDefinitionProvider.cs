namespace Platform.Kernel.Features;

/// <summary>
/// Declares the options of a module that a service lead can switch on and off (ABP: <c>FeatureDefinitionProvider</c>). The
/// module as a whole has its own switch and is not declared here.
/// </summary>
public abstract class FeatureDefinitionProvider
{
    /// <summary>Adds features.</summary>
    public abstract void Define(FeatureDefinitionContext context);
}

/// <summary>What a provider writes to.</summary>
public sealed class FeatureDefinitionContext
{
    private readonly List<FeatureDefinition> features = [];

    /// <summary>The features so far.</summary>
    public IReadOnlyList<FeatureDefinition> Features => features;

    /// <summary>Adds one feature.</summary>
    public FeatureDefinitionContext Add(FeatureDefinition feature)
    {
        features.Add(feature);
        return this;
    }
}

/// <summary>One option of a module.</summary>
/// <param name="Name">The constant that code names, for example <c>FocusedDeterrence.SuggestFromIncidents</c>.</param>
/// <param name="DisplayName">What it does when it is on, as the Modules page shows it.</param>
/// <param name="IsOnByDefault">Before anybody switches it.</param>
public sealed record FeatureDefinition(string Name, string DisplayName, bool IsOnByDefault);
