using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.Participation.Areas.Participation.Pages;

/// <summary>What the pages let people choose from.</summary>
internal static class Choices
{
    public static IReadOnlyList<SelectListItem> Of<T>(Func<T, string> text) where T : struct, Enum
        => [.. Enum.GetValues<T>().Select(value => new SelectListItem(text(value), value.ToString()))];

    /// <summary>The areas to offer the person.</summary>
    public static IReadOnlyList<SelectListItem> Areas(ICurrentUser currentUser, ReferenceData reference)
        => [.. reference.AreasFor(currentUser).Select(a => new SelectListItem(a.Name, a.Code))];
}
