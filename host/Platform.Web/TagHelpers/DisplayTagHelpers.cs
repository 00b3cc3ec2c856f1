using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Kernel.Web;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// A record's name as a link, where the reader may see it: <c>&lt;record-label type="child" id="@row.ChildId" /&gt;</c>; otherwise "A child on the record".
/// </summary>
[HtmlTargetElement("record-label")]
public sealed class RecordLabelTagHelper(RecordLabels labels) : TagHelper
{
    /// <summary>One of <see cref="RecordTypes"/>; a child where it is not given.</summary>
    public string Type { get; set; } = RecordTypes.Child;

    /// <summary>The record.</summary>
    public Guid? Id { get; set; }

    /// <summary>The name without the link.</summary>
    public bool Plain { get; set; }

    /// <summary>What stands for a name that the reader may not see.</summary>
    public string? None { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = Id is { } id ? await labels.GetAsync(Type, id, ViewContext.HttpContext.RequestAborted) : null;
        var markup = new Markup();
        if (label is null)
            markup.Text(None ?? (Type == RecordTypes.Child ? "A child on the record" : "A record you cannot see"));
        else if (Plain || label.Url is null)
            markup.Text(label.Text);
        else
            markup.Start("a").Class("govuk-link", output.GetClass()).Attr("href", label.Url).More(output.GetOthers()).Text(label.Text).End("a");
        output.Become(markup.ToString());
    }
}

/// <summary>
/// A date or an instant as people read it: <c>&lt;display-date value="@case.OpenedUtc" /&gt;</c>. A <see cref="DateOnly"/> shows as
/// "12 June 2026", an instant in UTC as "12 June 2026 at 5:30pm".
/// </summary>
[HtmlTargetElement("display-date")]
public sealed class DisplayDateTagHelper : TagHelper
{
    /// <summary>A <see cref="DateOnly"/>, a <see cref="DateTime"/> in UTC, or null.</summary>
    public object? Value { get; set; }

    /// <summary>The day of an instant without its time.</summary>
    public bool DateOnly { get; set; }

    /// <summary>What stands for a date that is not known.</summary>
    public string None { get; set; } = "Not known";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var markup = new Markup();
        _ = Value switch
        {
            System.DateOnly date => markup.Start("time").Attr("datetime", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Text(date.ToDisplay()).End("time"),
            DateTime utc => markup.Start("time").Attr("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
                .Text(DateOnly ? utc.ToDisplayDate() : utc.ToDisplay()).End("time"),
            null => markup.Text(None),
            _ => throw new InvalidOperationException($"display-date shows a DateOnly or a DateTime, not a {Value.GetType().Name}.")
        };
        output.Become(markup.ToString());
    }
}
