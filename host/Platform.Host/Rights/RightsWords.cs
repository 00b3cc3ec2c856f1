using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Web;

namespace Platform.Host.Rights;

/// <summary>Codes as people read them.</summary>
internal static class RightsWords
{
    public static string NameOf<TEnum>(TEnum value) where TEnum : struct, Enum
        => typeof(TEnum).GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? value.ToString();

    /// <summary>What a person can ask for.</summary>
    public static IEnumerable<SelectListItem> Choices() => ChoiceItem.For<RightsKind>().Where(c => c.Value != nameof(RightsKind.Disposal));
}
