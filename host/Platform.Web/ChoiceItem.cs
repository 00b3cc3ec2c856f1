using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Web.TagHelpers;

namespace Platform.Web;

/// <summary>A choice that carries a hint, or stands between choices as "or". For lists made in code.</summary>
public sealed class ChoiceItem : SelectListItem
{
    /// <summary>A choice.</summary>
    public ChoiceItem(string text, string value, string? hint = null)
        : base(text, value) => Hint = hint;

    /// <summary>A hint under the label.</summary>
    public string? Hint { get; }

    /// <summary>It is the word between choices, not one of them.</summary>
    public bool IsDivider { get; private init; }

    /// <summary>A word between choices, for example "or".</summary>
    public static ChoiceItem Divider(string text = "or") => new(text, "") { IsDivider = true };

    /// <summary>
    /// A choice for each value of an enum, in the order of the code, with the name and description of its <see cref="DisplayAttribute"/>
    /// as label and hint; without one, its name in words.
    /// </summary>
    public static IReadOnlyList<ChoiceItem> For<TEnum>() where TEnum : struct, Enum =>
    [
        .. typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field =>
        {
            var display = field.GetCustomAttribute<DisplayAttribute>();
            return new ChoiceItem(display?.GetName() ?? FieldTagHelper.Words(field.Name), field.Name, display?.GetDescription());
        })
    ];
}
