using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>What the tags inside a summary list or a row hand to the tag around them.</summary>
internal sealed class SummaryCollector
{
    public List<SummaryRow> Rows { get; } = [];

    public List<SummaryAction> CardActions { get; } = [];

    /// <summary>The actions of the row that is being read; null between rows, when an action is the card's.</summary>
    public List<SummaryAction>? RowActions { get; set; }
}

/// <summary>
/// Facts about one thing, in a card where <c>card-title</c> is given:
/// <c>&lt;govuk-summary-list&gt;&lt;govuk-summary-row key="School" value="@…" change-href="…" /&gt;&lt;/govuk-summary-list&gt;</c>.
/// </summary>
[HtmlTargetElement("govuk-summary-list")]
[HtmlTargetElement("govuk-summary-card")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>Makes it a card with this title. The same as <c>title</c> of a govuk-summary-card.</summary>
    public string? CardTitle { get; set; }

    /// <summary>The card's title.</summary>
    public string? Title { get; set; }

    /// <summary>The heading level of the card's title; 2 where it is not given.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Without lines between rows.</summary>
    public bool NoBorder { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var collector = new SummaryCollector();
        context.Items[typeof(SummaryCollector)] = collector;
        await output.GetChildContentAsync();
        var title = CardTitle ?? Title;
        output.Become(SummaryList.Render(new SummaryListOptions
        {
            Rows = collector.Rows,
            Card = title is null ? null : new SummaryCard
            {
                Title = new SummaryText { Text = title, HeadingLevel = HeadingLevel.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                Actions = collector.CardActions.Count == 0 ? null : new SummaryActions { Items = collector.CardActions }
            },
            Classes = Markup.Join(NoBorder ? "govuk-summary-list--no-border" : null, output.GetClass()),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>One fact: its value in <c>value</c>, or as HTML between the tags.</summary>
[HtmlTargetElement("govuk-summary-row")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>What it is, for example "School".</summary>
    public string Key { get; set; } = "";

    /// <summary>What it says, as text.</summary>
    public string? Value { get; set; }

    /// <summary>What stands for a value that is not there.</summary>
    public string None { get; set; } = "Not recorded";

    /// <summary>Where it is changed; adds a "Change" link.</summary>
    public string? ChangeHref { get; set; }

    /// <summary>What the link says, for those who hear the page, after "Change"; the key in lower case where it is not given.</summary>
    public string? ChangeText { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var collector = (SummaryCollector)context.Items[typeof(SummaryCollector)];
        collector.RowActions = [];
        var inner = await output.GetInnerHtmlAsync();
        var actions = collector.RowActions;
        collector.RowActions = null;
        if (!string.IsNullOrEmpty(ChangeHref))
            actions.Insert(0, new SummaryAction { Href = ChangeHref, Text = "Change", VisuallyHiddenText = ChangeText ?? Lowered(Key) });
        collector.Rows.Add(new SummaryRow
        {
            Key = new SummaryText { Text = Key },
            Value = new SummaryText { Text = string.IsNullOrWhiteSpace(Value) ? None : Value, Html = Value is null ? inner : null },
            Actions = actions.Count == 0 ? null : new SummaryActions { Items = actions },
            Classes = output.GetClass()
        });
        output.SuppressOutput();
    }

    private static string Lowered(string key) => key.Length == 0 ? key : char.ToLowerInvariant(key[0]) + key[1..];
}

/// <summary>Something to do with a row, or with the card where it stands outside a row.</summary>
[HtmlTargetElement("govuk-summary-action")]
public sealed class SummaryActionTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>What the link says besides its text, for those who hear the page: "Change" and then "date of birth".</summary>
    public string? HiddenText { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var collector = (SummaryCollector)context.Items[typeof(SummaryCollector)];
        (collector.RowActions ?? collector.CardActions).Add(new SummaryAction
        {
            Href = Href,
            Html = await output.GetInnerHtmlAsync(),
            VisuallyHiddenText = HiddenText,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        });
        output.SuppressOutput();
    }
}
