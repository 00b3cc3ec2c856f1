using Microsoft.AspNetCore.Mvc.Rendering;

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
}
