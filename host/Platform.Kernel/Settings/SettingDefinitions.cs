using Platform.Kernel.Features;

namespace Platform.Kernel.Settings;

/// <summary>Every setting that the loaded modules declare.</summary>
public sealed class SettingDefinitions
{
    private readonly Dictionary<string, SettingDefinition> byName;
    private readonly Dictionary<string, Type> declaredBy = new(StringComparer.Ordinal);

    internal SettingDefinitions(IEnumerable<SettingDefinitionProvider> providers, FeatureDefinitions features)
    {
        var context = new SettingDefinitionContext();
        foreach (var provider in providers)
        {
            var before = context.Settings.Count;
            provider.Define(context);
            foreach (var setting in context.Settings.Skip(before))
                declaredBy[setting.Name] = provider.GetType();
        }

        foreach (var (feature, provider) in features.DeclaredBy)
            declaredBy[feature] = provider;
        All = context.Settings;
        byName = All.Concat(features.AsSettings()).ToDictionary(s => s.Name, StringComparer.Ordinal);
    }

    /// <summary>All settings, in the order of their modules.</summary>
    public IReadOnlyList<SettingDefinition> All { get; }

    /// <summary>The provider that declares a setting or a feature; it is of its module's assembly.</summary>
    internal Type DeclaredBy(string name) => declaredBy[name];

    /// <summary>A loaded module declares a setting or a feature of that name.</summary>
    public bool Exists(string name) => byName.ContainsKey(name);

    /// <summary>The setting of that name.</summary>
    /// <exception cref="InvalidOperationException">No module declares it.</exception>
    public SettingDefinition Get(string name) => byName.GetValueOrDefault(name)
        ?? throw new InvalidOperationException($"No loaded module declares the setting '{name}'.");
}
