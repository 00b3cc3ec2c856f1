using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>What the tag helpers have in common.</summary>
internal static class TagParts
{
    /// <summary>The tag gives way to the HTML of a component.</summary>
    public static void Become(this TagHelperOutput output, string html)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(html);
    }

    /// <summary>The HTML between the tags; null where there is none.</summary>
    public static async Task<string?> GetInnerHtmlAsync(this TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? null : content.GetContent(Markup.Encoder).Trim();
    }

    /// <summary>The class that the page put on the tag.</summary>
    public static string? GetClass(this TagHelperOutput output) =>
        output.Attributes.TryGetAttribute("class", out var attribute) ? Plain(attribute.Value) : null;

    /// <summary>Every other attribute that the tag helper does not know, such as data-… or aria-…: they go onto the element.</summary>
    public static IReadOnlyDictionary<string, string?>? GetOthers(this TagHelperOutput output, params ReadOnlySpan<string> besides)
    {
        Dictionary<string, string?>? others = null;
        foreach (var attribute in output.Attributes)
        {
            if (attribute.Name == "class" || besides.Contains(attribute.Name))
                continue;
            others ??= [];
            others[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : Plain(attribute.Value);
        }

        return others;
    }

    /// <summary>One attribute that the tag helper does not bind.</summary>
    public static string? Get(this TagHelperOutput output, string name) =>
        output.Attributes.TryGetAttribute(name, out var attribute) ? Plain(attribute.Value) : null;

    // Razor hands over what stands in the page as HTML that is already escaped; the component escapes it once, at the end.
    private static string? Plain(object? value) => value switch
    {
        null => null,
        IHtmlContent html => WebUtility.HtmlDecode(Written(html)),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
    };

    private static string Written(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, Markup.Encoder);
        return writer.ToString();
    }
}
