using System.Globalization;

namespace Platform.Web.Components;

internal sealed record TaskTitle
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
}

internal sealed record TaskStatusOptions
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public BlockOptions? Tag { get; init; }
    public string? Classes { get; init; }
}

internal sealed record TaskListItem
{
    public TaskTitle? Title { get; init; }
    public Slot? Hint { get; init; }
    public TaskStatusOptions? Status { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
}

internal sealed record TaskListOptions
{
    public IReadOnlyList<TaskListItem?>? Items { get; init; }
    public string? IdPrefix { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record LanguageItem
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Lang { get; init; }
    public string? HrefLang { get; init; }
    public string? Href { get; init; }
    public string? Dir { get; init; }
    public bool Current { get; init; }
    public string? LanguageDescriptionText { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record LanguageNavigationOptions
{
    public IReadOnlyList<LanguageItem>? Items { get; init; }
    public string? AriaLabel { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record ExitThisPageOptions
{
    public string? Id { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? RedirectUrl { get; init; }
    public string? ActivatedText { get; init; }
    public string? TimedOutText { get; init; }
    public string? PressTwoMoreTimesText { get; init; }
    public string? PressOneMoreTimeText { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>What a long or a public journey needs: its parts, its language, a quick way out.</summary>
internal static class Journeys
{
    public static string RenderTaskList(TaskListOptions options)
    {
        var prefix = string.IsNullOrEmpty(options.IdPrefix) ? "task-list" : options.IdPrefix;
        var markup = new Markup().Start("ul").Class("govuk-task-list", options.Classes).More(options.Attributes);
        var index = 0;
        foreach (var item in options.Items ?? [])
        {
            index++;
            if (item is not null)
                Task(markup, item, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{index}"));
        }

        return markup.End("ul").ToString();
    }

    public static string RenderLanguageNavigation(LanguageNavigationOptions options)
    {
        var markup = new Markup().Start("nav").Class("govuk-language-navigation", options.Classes).More(options.Attributes)
            .Attr("aria-label", options.AriaLabel ?? "Language")
            .Start("ul").Class("govuk-language-navigation__list");
        foreach (var item in options.Items ?? [])
        {
            markup.Start("li").Class("govuk-language-navigation__list-item");
            if (item.Current || string.IsNullOrEmpty(item.Href))
            {
                markup.Start("span").Class("govuk-language-navigation__text", item.Classes).Attr("aria-current", "true")
                    .AttrIfAny("lang", item.Lang).AttrIfAny("dir", item.Dir).More(item.Attributes).Content(item.Html, item.Text).End("span");
            }
            else
            {
                markup.Start("a").Class("govuk-language-navigation__link", item.Classes).Attr("href", item.Href).Attr("rel", "alternate")
                    .AttrIfAny("lang", item.Lang).AttrIfAny("hreflang", string.IsNullOrEmpty(item.HrefLang) ? item.Lang : item.HrefLang)
                    .AttrIfAny("dir", item.Dir).More(item.Attributes).Content(item.Html, item.Text);
                if (!string.IsNullOrEmpty(item.LanguageDescriptionText))
                    markup.Start("span").Class("govuk-visually-hidden").Text(" " + item.LanguageDescriptionText).End("span");
                markup.End("a");
            }

            markup.End("li");
        }

        return markup.End("ul").End("nav").ToString();
    }

    public static string RenderExitThisPage(ExitThisPageOptions options) => new Markup().Start("div").AttrIfAny("id", options.Id)
        .Class("govuk-exit-this-page", options.Classes).Attr("data-module", "govuk-exit-this-page").More(options.Attributes)
        .AttrIfAny("data-i18n.activated", options.ActivatedText).AttrIfAny("data-i18n.timed-out", options.TimedOutText)
        .AttrIfAny("data-i18n.press-two-more-times", options.PressTwoMoreTimesText)
        .AttrIfAny("data-i18n.press-one-more-time", options.PressOneMoreTimeText)
        .Raw(Button.Render(new ButtonOptions
        {
            Html = string.IsNullOrEmpty(options.Html) && string.IsNullOrEmpty(options.Text)
                ? """<span class="govuk-visually-hidden">Emergency</span> Exit this page"""
                : options.Html,
            Text = options.Text,
            Classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
            Href = string.IsNullOrEmpty(options.RedirectUrl) ? "https://www.bbc.co.uk/weather" : options.RedirectUrl,
            Attributes = new Dictionary<string, string?> { ["rel"] = "nofollow noreferrer" }
        })).End("div").ToString();

    private static void Task(Markup markup, TaskListItem item, string id)
    {
        var isLink = !string.IsNullOrEmpty(item.Href);
        markup.Start("li").Class("govuk-task-list__item", isLink ? "govuk-task-list__item--with-link" : null, item.Classes)
            .Start("div").Class("govuk-task-list__name-and-hint");
        if (isLink)
            markup.Start("a").Class("govuk-link govuk-task-list__link", item.Title?.Classes).Attr("href", item.Href)
                .Attr("aria-describedby", Markup.Join(item.Hint is null ? null : id + "-hint", id + "-status"))
                .Content(item.Title?.Html, item.Title?.Text).End("a");
        else
            markup.Start("div").Class(item.Title?.Classes).Content(item.Title?.Html, item.Title?.Text).End("div");
        if (item.Hint is not null)
            markup.Start("div").Attr("id", id + "-hint").Class("govuk-task-list__hint").Content(item.Hint).End("div");
        markup.End("div").Start("div").Class("govuk-task-list__status", item.Status?.Classes).Attr("id", id + "-status");
        _ = item.Status?.Tag is { } tag ? markup.Raw(Messages.RenderTag(tag)) : markup.Content(item.Status?.Html, item.Status?.Text);
        markup.End("div").End("li");
    }
}
