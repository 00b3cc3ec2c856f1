using Platform.Kernel.Settings;

namespace Platform.Kernel.Features;

/// <summary>Asks and switches options of modules (ABP: <c>IFeatureChecker</c>).</summary>
public interface IFeatureChecker
{
    /// <summary>The option is on.</summary>
    Task<bool> IsEnabledAsync(string name, CancellationToken cancellationToken);
}

/// <summary>Every feature that the loaded modules declare.</summary>
public sealed class FeatureDefinitions
{
    private readonly Dictionary<string, Type> declaredBy = new(StringComparer.Ordinal);

    internal FeatureDefinitions(IEnumerable<FeatureDefinitionProvider> providers)
    {
        var context = new FeatureDefinitionContext();
        foreach (var provider in providers)
        {
            var before = context.Features.Count;
            provider.Define(context);
            foreach (var feature in context.Features.Skip(before))
                declaredBy[feature.Name] = provider.GetType();
        }

        All = context.Features;
    }

    /// <summary>All features, in the order of their modules.</summary>
    public IReadOnlyList<FeatureDefinition> All { get; }

    internal IReadOnlyDictionary<string, Type> DeclaredBy => declaredBy;

    internal IEnumerable<SettingDefinition> AsSettings()
        => All.Select(f => new SettingDefinition(f.Name, f.DisplayName, f.IsOnByDefault ? 1 : 0, 0, 1, "local choice"));
}

/// <summary>A feature is kept where settings are: a switch is a setting with two values.</summary>
internal sealed class FeatureChecker(ISettingProvider settings) : IFeatureChecker
{
    public async Task<bool> IsEnabledAsync(string name, CancellationToken cancellationToken)
        => await settings.GetAsync(name, cancellationToken).ConfigureAwait(false) == 1;
}
