using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.Modularity;
using Platform.Kernel.Settings;

namespace Platform.Host.Administration;

/// <summary>Sets one value. Not an <see cref="ICommand"/>: settings are saved by the kernel.</summary>
[RequiresPermission(HostPermissions.Settings)]
internal sealed record ChangeSetting(string Name, int Value) : IRequest<Result>;

internal sealed class ChangeSettingHandler(ISettingProvider settings, SettingDefinitions definitions) : IRequestHandler<ChangeSetting, Result>
{
    public async Task<Result> Handle(ChangeSetting request, CancellationToken cancellationToken)
    {
        if (!definitions.Exists(request.Name))
            return Result.NotFound();
        return await settings.SetAsync(request.Name, request.Value, cancellationToken) is { } refused ? Result.Failure("Value", refused) : Result.Success();
    }
}

/// <summary>Every setting and option with the value in force, by module; what the platform itself declares comes first.</summary>
[RequiresPermission(HostPermissions.Settings)]
internal sealed record GetSettings : IQuery<IReadOnlyList<SettingGroup>>;

internal sealed record SettingGroup(string Heading, IReadOnlyList<SettingRow> Rows);

internal sealed record SettingRow(SettingDefinition Definition, int Value, bool IsSwitch);

internal sealed class GetSettingsHandler(ISettingProvider settings, SettingDefinitions definitions, Kernel.Features.FeatureDefinitions features, ModuleCatalogue modules)
    : IRequestHandler<GetSettings, IReadOnlyList<SettingGroup>>
{
    public async Task<IReadOnlyList<SettingGroup>> Handle(GetSettings request, CancellationToken cancellationToken)
    {
        var rows = new List<SettingRow>();
        foreach (var definition in definitions.All)
            rows.Add(new SettingRow(definition, await settings.GetAsync(definition.Name, cancellationToken), IsSwitch: false));
        foreach (var feature in features.All)
            rows.Add(new SettingRow(definitions.Get(feature.Name), await settings.GetAsync(feature.Name, cancellationToken), IsSwitch: true));
        return rows.GroupBy(r => modules.Of(definitions.DeclaredBy(r.Definition.Name)) is { IsWorkstream: true } module ? module.DisplayName : "")
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SettingGroup(g.Key.Length == 0 ? "The platform" : g.Key, g.ToList())).ToList();
    }
}
