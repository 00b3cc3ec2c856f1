using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// A button, or with <c>href</c> a link that looks like one: <c>&lt;govuk-button&gt;Save and continue&lt;/govuk-button&gt;</c>. A second
/// click within a second is ignored.
/// </summary>
[HtmlTargetElement("govuk-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>Where it leads; makes it a link.</summary>
    public string? Href { get; set; }

    /// <summary>submit (the default), button or reset.</summary>
    public string? Type { get; set; }

    /// <summary>The name in the form.</summary>
    public string? Name { get; set; }

    /// <summary>What is sent under the name.</summary>
    public string? Value { get; set; }

    /// <summary>Starts a service; has an arrow.</summary>
    public bool Start { get; set; }

    /// <summary>Not the main thing to do on the page.</summary>
    public bool Secondary { get; set; }

    /// <summary>Does something that is hard to undo.</summary>
    public bool Warning { get; set; }

    /// <summary>On a dark background.</summary>
    public bool Inverse { get; set; }

    /// <summary>A second click within a second is ignored; on for buttons that submit.</summary>
    public bool? PreventDoubleClick { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Button.Render(new ButtonOptions
    {
        Html = await output.GetInnerHtmlAsync(),
        Id = output.Get("id"),
        Href = Href,
        Type = Type,
        Name = Name,
        Value = Value,
        IsStartButton = Start,
        PreventDoubleClick = PreventDoubleClick ?? (Type is null or "submit" ? true : null),
        Classes = Markup.Join(
            Secondary ? "govuk-button--secondary" : null, Warning ? "govuk-button--warning" : null,
            Inverse ? "govuk-button--inverse" : null, output.GetClass()),
        Attributes = output.GetOthers("id")
    }));
}

/// <summary>Several fields under one legend.</summary>
[HtmlTargetElement("govuk-fieldset")]
public sealed class FieldsetTagHelper : TagHelper
{
    /// <summary>What the fields are about.</summary>
    public string? Legend { get; set; }

    /// <summary>For example <c>govuk-fieldset__legend--m</c>.</summary>
    public string? LegendClass { get; set; }

    /// <summary>The legend is the page's heading.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <summary>The ids of what describes the group.</summary>
    public string? DescribedBy { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(FieldParts.Render(new FieldsetOptions
    {
        Legend = new LegendOptions { Text = Legend, Classes = LegendClass, IsPageHeading = LegendIsPageHeading },
        DescribedBy = DescribedBy,
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers()
    }));
}

/// <summary>A status in a word: <c>&lt;govuk-tag colour="green"&gt;Open&lt;/govuk-tag&gt;</c>. The colour never says it alone.</summary>
[HtmlTargetElement("govuk-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>grey, green, turquoise, blue, light-blue, purple, pink, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Messages.RenderTag(new BlockOptions
    {
        Html = await output.GetInnerHtmlAsync(),
        Classes = Markup.Join(Colour is null ? null : "govuk-tag--" + Colour, output.GetClass()),
        Attributes = output.GetOthers()
    }));
}

/// <summary>Text that stands out from what is around it.</summary>
[HtmlTargetElement("govuk-inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Messages.RenderInsetText(new BlockOptions
    {
        Id = output.Get("id"),
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers("id")
    }));
}

/// <summary>A warning of something that has consequences.</summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class WarningTextTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Messages.RenderWarningText(new WarningTextOptions
    {
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers()
    }));
}

/// <summary>Text that opens: <c>&lt;govuk-details summary="What this means"&gt;…</c>.</summary>
[HtmlTargetElement("govuk-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>What opens it.</summary>
    public string? Summary { get; set; }

    /// <summary>Open from the start.</summary>
    public bool Open { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Messages.RenderDetails(new DetailsOptions
    {
        Id = output.Get("id"),
        SummaryText = Summary,
        Open = Open,
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers("id")
    }));
}

/// <summary>A message about the service as a whole. For a page's own message use <c>moj-alert</c>.</summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class NotificationBannerTagHelper : TagHelper
{
    /// <summary>"Important", or "Success" where the type says so, if it is not given.</summary>
    public string? Title { get; set; }

    /// <summary>The title's id, where a page has several banners.</summary>
    public string? TitleId { get; set; }

    /// <summary><c>success</c>, or nothing.</summary>
    public string? Type { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Messages.RenderNotificationBanner(new NotificationBannerOptions
    {
        TitleText = Title,
        TitleId = TitleId,
        Type = Type,
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers()
    }));
}

/// <summary>
/// "Done", at the end of a journey: <c>&lt;govuk-panel title="Notice recorded"&gt;Reference N-1234&lt;/govuk-panel&gt;</c>; with <c>interruption</c>,
/// "stop and think" before one goes on.
/// </summary>
[HtmlTargetElement("govuk-panel")]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>The page's heading.</summary>
    public string? Title { get; set; }

    /// <summary>1 where it is not given.</summary>
    public int HeadingLevel { get; set; } = 1;

    /// <summary>Stops a person before something with consequences. Put the buttons in the content, with <c>inverse</c>.</summary>
    public bool Interruption { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Panel.Render(new PanelOptions
    {
        TitleText = Title,
        HeadingLevel = HeadingLevel.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Html = await output.GetInnerHtmlAsync(),
        Classes = Markup.Join(Interruption ? Panel.Interruption : null, output.GetClass()),
        Attributes = output.GetOthers()
    }));
}
