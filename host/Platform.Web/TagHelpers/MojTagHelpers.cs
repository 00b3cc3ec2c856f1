using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// Who one is looking at, on every page of a record: <c>&lt;moj-identity-bar title="Known-as name"&gt;Age 15&lt;/moj-identity-bar&gt;</c>.
/// </summary>
[HtmlTargetElement("moj-identity-bar")]
public sealed class IdentityBarTagHelper : TagHelper
{
    /// <summary>The name by which the person is known.</summary>
    public string? Title { get; set; }

    /// <summary>The name of the landmark.</summary>
    public string Label { get; set; } = "Who this is about";

    /// <summary>Where the name leads; nothing for plain text.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetInnerHtmlAsync();
        var markup = new Markup().Start("div").Class("moj-identity-bar", output.GetClass())
            .Attr("role", "region").Attr("aria-label", Label).More(output.GetOthers())
            .Start("div").Class("moj-identity-bar__container").Start("div").Class("moj-identity-bar__details")
            .Start("span").Class("moj-identity-bar__title").Start("strong");
        _ = string.IsNullOrEmpty(Href)
            ? markup.Text(Title)
            : markup.Start("a").Class("govuk-link govuk-link--no-visited-state").Attr("href", Href).Text(Title).End("a");
        markup.End("strong");
        if (inner is not null)
            markup.Text(" ").Raw(inner);
        output.Become(markup.End("span").End("div").End("div").End("div").ToString());
    }
}

/// <summary>What happened, the newest first.</summary>
[HtmlTargetElement("moj-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    /// <summary>The level of the entries' headings; 2 where it is not given.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TimelineTagHelper)] = HeadingLevel;
        output.Become(new Markup().Start("div").Class("moj-timeline", output.GetClass()).More(output.GetOthers())
            .Raw(await output.GetInnerHtmlAsync()).End("div").ToString());
    }
}

/// <summary>One entry of a timeline; what stands between the tags is its description.</summary>
[HtmlTargetElement("moj-timeline-item")]
public sealed class TimelineItemTagHelper : TagHelper
{
    /// <summary>What happened, in a few words.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where to read more.</summary>
    public string? Href { get; set; }

    /// <summary>Who did it.</summary>
    public string? By { get; set; }

    /// <summary>When, as an instant in UTC.</summary>
    public DateTime? At { get; set; }

    /// <summary>When, as a date.</summary>
    public DateOnly? Date { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var level = context.Items.TryGetValue(typeof(TimelineTagHelper), out var given)
            ? string.Create(CultureInfo.InvariantCulture, $"h{given}") : "h2";
        var markup = new Markup().Start("div").Class("moj-timeline__item", output.GetClass()).More(output.GetOthers())
            .Start("div").Class("moj-timeline__header").Start(level).Class("moj-timeline__title");
        _ = string.IsNullOrEmpty(Href) ? markup.Text(Title) : markup.Start("a").Class("govuk-link").Attr("href", Href).Text(Title).End("a");
        markup.End(level);
        if (!string.IsNullOrEmpty(By))
            markup.Text(" ").Start("p").Class("moj-timeline__byline").Text("by " + By).End("p");
        markup.End("div").Start("p").Class("moj-timeline__date");
        if (At is { } at)
            markup.Start("time").Attr("datetime", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Text(at.ToDisplay()).End("time");
        else if (Date is { } date)
            markup.Start("time").Attr("datetime", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Text(date.ToDisplay()).End("time");
        markup.End("p");
        if (await output.GetInnerHtmlAsync() is { } inner)
            markup.Start("div").Class("moj-timeline__description").Raw(inner).End("div");
        output.Become(markup.End("div").ToString());
    }
}

/// <summary>A page's message: <c>&lt;moj-alert type="success" title="Notice saved" /&gt;</c>.</summary>
[HtmlTargetElement("moj-alert")]
public sealed class AlertTagHelper : TagHelper
{
    /// <summary>information (the default), success, warning or error.</summary>
    public string? Type { get; set; }

    /// <summary>What it is about; also its name for those who hear the page.</summary>
    public string Title { get; set; } = "";

    /// <summary>Shows the title as a heading above the content.</summary>
    public bool ShowTitle { get; set; }

    /// <summary>2 to 4; 2 where it is not given.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>The person can close it.</summary>
    public bool Dismissible { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Moj.RenderAlert(new AlertOptions
    {
        Variant = Type,
        Title = Title,
        ShowTitleAsHeading = ShowTitle,
        HeadingTag = string.Create(CultureInfo.InvariantCulture, $"h{HeadingLevel}"),
        Dismissible = Dismissible,
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers()
    }));
}

/// <summary>Parts of a record: <c>&lt;moj-sub-navigation label="This child"&gt;&lt;moj-sub-navigation-item href="…" active="true"&gt;…</c>.</summary>
[HtmlTargetElement("moj-sub-navigation")]
public sealed class SubNavigationTagHelper : TagHelper
{
    /// <summary>The name of the landmark.</summary>
    public string Label { get; set; } = "Parts of this record";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(new Markup()
        .Start("nav").Class("moj-sub-navigation", output.GetClass()).Attr("aria-label", Label).More(output.GetOthers())
        .Start("ul").Class("moj-sub-navigation__list").Raw(await output.GetInnerHtmlAsync()).End("ul").End("nav").ToString());
}

/// <summary>One part.</summary>
[HtmlTargetElement("moj-sub-navigation-item")]
public sealed class SubNavigationItemTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>It is the part that shows.</summary>
    public bool Active { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(new Markup()
        .Start("li").Class("moj-sub-navigation__item")
        .Start("a").Class("moj-sub-navigation__link", output.GetClass()).Attr("aria-current", Active ? "page" : null).Attr("href", Href).More(output.GetOthers())
        .Raw(await output.GetInnerHtmlAsync()).End("a").End("li").ToString());
}

/// <summary>A word that marks a record, for example its sensitivity: <c>&lt;moj-badge colour="red"&gt;Restricted&lt;/moj-badge&gt;</c>.</summary>
[HtmlTargetElement("moj-badge")]
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary>purple, bright-purple, red, green, blue, black, grey or orange.</summary>
    public string? Colour { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(new Markup()
        .Start("span").Class("moj-badge", Colour is null ? null : "moj-badge--" + Colour, output.GetClass()).More(output.GetOthers())
        .Raw(await output.GetInnerHtmlAsync()).End("span").ToString());
}
