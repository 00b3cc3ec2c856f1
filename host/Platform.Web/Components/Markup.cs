using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Platform.Web.Components;

/// <summary>
/// Writes the HTML of a component. Everything is escaped but what comes in as HTML under that name, so that a component
/// cannot forget it: there is no other way to put a value in.
/// </summary>
internal sealed class Markup
{
    /// <summary>Escapes what HTML gives a meaning to, quotes included, and leaves letters of every language readable.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();
    private bool inTag;

    /// <summary>Starts an element; attributes follow.</summary>
    public Markup Start(string element)
    {
        EndTag();
        text.Append('<').Append(element);
        inTag = true;
        return this;
    }

    /// <summary>An attribute; null leaves it out.</summary>
    public Markup Attr(string name, string? value)
    {
        if (value is not null)
            text.Append(' ').Append(Encoder.Encode(name)).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        return this;
    }

    /// <summary>An attribute; null and nothing leave it out.</summary>
    public Markup AttrIfAny(string name, string? value) => Attr(name, string.IsNullOrEmpty(value) ? null : value);

    /// <summary>An attribute without a value, such as "checked".</summary>
    public Markup Flag(string name, bool on)
    {
        if (on)
            text.Append(' ').Append(name);
        return this;
    }

    /// <summary>The class attribute, from those given that are something.</summary>
    public Markup Class(params ReadOnlySpan<string?> classes) => Attr("class", Join(classes));

    /// <summary>The attributes that a page adds.</summary>
    public Markup More(IReadOnlyDictionary<string, string?>? attributes)
    {
        foreach (var (name, value) in attributes ?? new Dictionary<string, string?>())
            Attr(name, value ?? "");
        return this;
    }

    /// <summary>Text, escaped.</summary>
    public Markup Text(string? value)
    {
        EndTag();
        if (value is not null)
            text.Append(Encoder.Encode(value));
        return this;
    }

    /// <summary>HTML as it is.</summary>
    public Markup Raw(string? html)
    {
        EndTag();
        text.Append(html);
        return this;
    }

    /// <summary>HTML where there is some, otherwise text.</summary>
    public Markup Content(string? html, string? otherwise) => string.IsNullOrEmpty(html) ? Text(otherwise) : Raw(html.Trim());

    /// <summary>What stands before or after a field.</summary>
    public Markup Content(Slot? slot) => slot is null ? this : Content(slot.Html, slot.Text);

    /// <summary>Ends an element.</summary>
    public Markup End(string element)
    {
        EndTag();
        text.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>Ends the start tag of an element without content, such as an input.</summary>
    public Markup EndVoid()
    {
        EndTag();
        return this;
    }

    /// <summary>The HTML so far.</summary>
    public override string ToString()
    {
        EndTag();
        return text.ToString();
    }

    /// <summary>The HTML so far, for Razor.</summary>
    public HtmlString ToHtml() => new(ToString());

    /// <summary>Joins with single spaces those that are something; null where none is.</summary>
    public static string? Join(params ReadOnlySpan<string?> words)
    {
        StringBuilder? joined = null;
        foreach (var word in words)
        {
            if (string.IsNullOrEmpty(word))
                continue;
            joined = joined is null ? new StringBuilder() : joined.Append(' ');
            joined.Append(word);
        }

        return joined?.ToString();
    }

    private void EndTag()
    {
        if (inTag)
            text.Append('>');
        inTag = false;
    }
}

/// <summary>HTML or text that a page puts into a place of a component.</summary>
internal sealed record Slot
{
    public string? Html { get; init; }
    public string? Text { get; init; }

    /// <summary>There is something to show.</summary>
    public bool IsAny => !string.IsNullOrEmpty(Html) || !string.IsNullOrEmpty(Text);
}
