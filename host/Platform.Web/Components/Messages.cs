namespace Platform.Web.Components;

internal sealed record ErrorSummaryItem
{
    public string? Href { get; init; }
    public string? Html { get; init; }
    public string? Text { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record ErrorSummaryOptions
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? DescriptionText { get; init; }
    public string? DescriptionHtml { get; init; }
    public IReadOnlyList<ErrorSummaryItem>? ErrorList { get; init; }
    public bool? DisableAutoFocus { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>A component of one element with content: tag, inset text, badge.</summary>
internal sealed record BlockOptions
{
    public string? Id { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record WarningTextOptions
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? IconFallbackText { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record DetailsOptions
{
    public string? Id { get; init; }
    public string? SummaryText { get; init; }
    public string? SummaryHtml { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public bool Open { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record NotificationBannerOptions
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? TitleHeadingLevel { get; init; }
    public string? Type { get; init; }
    public string? Role { get; init; }
    public string? TitleId { get; init; }
    public bool? DisableAutoFocus { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>What tells a person something: errors, warnings, notes.</summary>
internal static class Messages
{
    public static string RenderErrorSummary(ErrorSummaryOptions options)
    {
        var markup = new Markup().Start("div").Class("govuk-error-summary", options.Classes)
            .Attr("data-disable-auto-focus", Input.Spelled(options.DisableAutoFocus))
            .More(options.Attributes).Attr("data-module", "govuk-error-summary")
            .Start("div").Attr("role", "alert")
            .Start("h2").Class("govuk-error-summary__title").Content(options.TitleHtml, options.TitleText).End("h2")
            .Start("div").Class("govuk-error-summary__body");
        if (!string.IsNullOrEmpty(options.DescriptionHtml) || !string.IsNullOrEmpty(options.DescriptionText))
            markup.Start("p").Content(options.DescriptionHtml, options.DescriptionText).End("p");
        if (options.ErrorList is { Count: > 0 } list)
        {
            markup.Start("ul").Class("govuk-list govuk-error-summary__list");
            foreach (var item in list)
            {
                markup.Start("li");
                if (string.IsNullOrEmpty(item.Href))
                    markup.Content(item.Html, item.Text);
                else
                    markup.Start("a").Attr("href", item.Href).More(item.Attributes).Content(item.Html, item.Text).End("a");
                markup.End("li");
            }

            markup.End("ul");
        }

        return markup.End("div").End("div").End("div").ToString();
    }

    public static string RenderTag(BlockOptions options) => new Markup().Start("strong").Class("govuk-tag", options.Classes)
        .More(options.Attributes).Content(options.Html, options.Text).End("strong").ToString();

    public static string RenderInsetText(BlockOptions options) => new Markup().Start("div").AttrIfAny("id", options.Id)
        .Class("govuk-inset-text", options.Classes).More(options.Attributes).Content(options.Html, options.Text).End("div").ToString();

    public static string RenderWarningText(WarningTextOptions options) => new Markup()
        .Start("div").Class("govuk-warning-text", options.Classes).More(options.Attributes)
        .Start("span").Class("govuk-warning-text__icon").Attr("aria-hidden", "true").Text("!").End("span")
        .Start("strong").Class("govuk-warning-text__text")
        .Start("span").Class("govuk-visually-hidden")
        .Text(string.IsNullOrEmpty(options.IconFallbackText) ? "Warning" : options.IconFallbackText).End("span").Text(" ")
        .Content(options.Html, options.Text).End("strong").End("div").ToString();

    public static string RenderDetails(DetailsOptions options) => new Markup()
        .Start("details").AttrIfAny("id", options.Id).Class("govuk-details", options.Classes).More(options.Attributes).Flag("open", options.Open)
        .Start("summary").Class("govuk-details__summary")
        .Start("span").Class("govuk-details__summary-text").Content(options.SummaryHtml, options.SummaryText).End("span").End("summary")
        .Start("div").Class("govuk-details__text").Content(options.Html, options.Text).End("div").End("details").ToString();

    public static string RenderNotificationBanner(NotificationBannerOptions options)
    {
        var success = options.Type == "success";
        var level = "h" + (string.IsNullOrEmpty(options.TitleHeadingLevel) ? "2" : options.TitleHeadingLevel);
        var titleId = string.IsNullOrEmpty(options.TitleId) ? "govuk-notification-banner-title" : options.TitleId;
        var title = string.IsNullOrEmpty(options.TitleText) ? (success ? "Success" : "Important") : options.TitleText;
        var markup = new Markup().Start("div")
            .Class("govuk-notification-banner", success ? "govuk-notification-banner--success" : null, options.Classes)
            .Attr("role", string.IsNullOrEmpty(options.Role) ? (success ? "alert" : "region") : options.Role)
            .Attr("aria-labelledby", titleId).Attr("data-module", "govuk-notification-banner")
            .Attr("data-disable-auto-focus", Input.Spelled(options.DisableAutoFocus)).More(options.Attributes)
            .Start("div").Class("govuk-notification-banner__header")
            .Start(level).Class("govuk-notification-banner__title").Attr("id", titleId).Content(options.TitleHtml, title).End(level).End("div")
            .Start("div").Class("govuk-notification-banner__content");
        if (!string.IsNullOrEmpty(options.Html))
            markup.Raw(options.Html.Trim());
        else if (!string.IsNullOrEmpty(options.Text))
            markup.Start("p").Class("govuk-notification-banner__heading").Text(options.Text).End("p");
        return markup.End("div").End("div").ToString();
    }
}
