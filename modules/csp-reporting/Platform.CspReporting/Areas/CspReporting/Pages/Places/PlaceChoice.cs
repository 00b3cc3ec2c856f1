using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Places;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Places;

/// <summary>What both pages of places let people choose.</summary>
internal static class PlaceChoice
{
    /// <summary>Groups of crime types.</summary>
    public static IReadOnlyList<SelectListItem> Groups { get; } = [.. PlaceGroup.All.Select(group => new SelectListItem(group.Name, group.Code))];

    /// <summary>Orders of LSOAs.</summary>
    public static IReadOnlyList<SelectListItem> Sorts { get; } = [.. PlaceSort.All.Select(sort => new SelectListItem(sort.Name, sort.Code))];

    /// <summary>The choice as a query.</summary>
    public static string Query(string from, string to, string group) => $"from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&group={Uri.EscapeDataString(group)}";
}
