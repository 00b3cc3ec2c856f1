namespace Platform.Web.Components;

internal sealed record PaginationLink
{
    public string? Href { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? LabelText { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record PaginationItem
{
    public string? Number { get; init; }
    public string? VisuallyHiddenText { get; init; }
    public string? Href { get; init; }
    public bool Current { get; init; }
    public bool Ellipsis { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record PaginationOptions
{
    public IReadOnlyList<PaginationItem?>? Items { get; init; }
    public PaginationLink? Previous { get; init; }
    public PaginationLink? Next { get; init; }
    public string? LandmarkLabel { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record BreadcrumbItem
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record BreadcrumbsOptions
{
    public IReadOnlyList<BreadcrumbItem>? Items { get; init; }
    public bool CollapseOnMobile { get; init; }
    public string? LabelText { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record BackLinkOptions
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Ways from a page to another.</summary>
internal static class Navigation
{
    private const string ArrowPrevious =
        """<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>""";

    private const string ArrowNext =
        """<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>""";

    public static string RenderPagination(PaginationOptions options)
    {
        var isBlock = options.Items is null && (options.Next is not null || options.Previous is not null);
        var markup = new Markup().Start("nav").Class("govuk-pagination", isBlock ? "govuk-pagination--block" : null, options.Classes)
            .Attr("aria-label", string.IsNullOrEmpty(options.LandmarkLabel) ? "Pagination" : options.LandmarkLabel).More(options.Attributes);
        if (!string.IsNullOrEmpty(options.Previous?.Href))
            Arrow(markup, options.Previous, "prev", "Previous", isBlock);
        if (options.Items is { } items)
        {
            markup.Start("ul").Class("govuk-pagination__list");
            foreach (var item in items.OfType<PaginationItem>().Where(item => item != new PaginationItem()))
                Page(markup, item);
            markup.End("ul");
        }

        if (!string.IsNullOrEmpty(options.Next?.Href))
            Arrow(markup, options.Next, "next", "Next", isBlock);
        return markup.End("nav").ToString();
    }

    public static string RenderBreadcrumbs(BreadcrumbsOptions options)
    {
        var markup = new Markup().Start("nav")
            .Class("govuk-breadcrumbs", options.Classes, options.CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null)
            .More(options.Attributes).Attr("aria-label", options.LabelText ?? "Breadcrumb")
            .Start("ol").Class("govuk-breadcrumbs__list");
        foreach (var item in options.Items ?? [])
        {
            markup.Start("li").Class("govuk-breadcrumbs__list-item");
            if (string.IsNullOrEmpty(item.Href))
                markup.Attr("aria-current", "page").Content(item.Html, item.Text);
            else
                markup.Start("a").Class("govuk-breadcrumbs__link").Attr("href", item.Href).More(item.Attributes)
                    .Content(item.Html, item.Text).End("a");
            markup.End("li");
        }

        return markup.End("ol").End("nav").ToString();
    }

    public static string RenderBackLink(BackLinkOptions options) => new Markup()
        .Start("a").Attr("href", string.IsNullOrEmpty(options.Href) ? "#" : options.Href).Class("govuk-back-link", options.Classes)
        .More(options.Attributes)
        .Content(options.Html, string.IsNullOrEmpty(options.Text) ? "Back" : options.Text).End("a").ToString();

    private static void Arrow(Markup markup, PaginationLink link, string type, string word, bool isBlock)
    {
        var icon = type == "prev" ? ArrowPrevious : ArrowNext;
        markup.Start("div").Class("govuk-pagination__" + type)
            .Start("a").Class("govuk-link govuk-pagination__link").Attr("href", link.Href).Attr("rel", type).More(link.Attributes)
            .Raw(isBlock || type == "prev" ? icon : null)
            .Start("span").Class("govuk-pagination__link-title", isBlock && string.IsNullOrEmpty(link.LabelText) ? "govuk-pagination__link-title--decorated" : null);
        if (!string.IsNullOrEmpty(link.Html) || !string.IsNullOrEmpty(link.Text))
            markup.Content(link.Html, link.Text);
        else
            markup.Text(word).Start("span").Class("govuk-visually-hidden").Text(" page").End("span");
        markup.End("span");
        if (isBlock && !string.IsNullOrEmpty(link.LabelText))
            markup.Start("span").Class("govuk-visually-hidden").Text(":").End("span")
                .Start("span").Class("govuk-pagination__link-label").Text(link.LabelText).End("span");
        markup.Raw(!isBlock && type == "next" ? icon : null).End("a").End("div");
    }

    private static void Page(Markup markup, PaginationItem item)
    {
        markup.Start("li").Class("govuk-pagination__item", item.Current ? "govuk-pagination__item--current" : null, item.Ellipsis ? "govuk-pagination__item--ellipsis" : null);
        if (item.Ellipsis)
            markup.Raw("&ctdot;");
        else
            markup.Start("a").Class("govuk-link govuk-pagination__link").Attr("href", item.Href ?? "")
                .Attr("aria-label", item.VisuallyHiddenText ?? "Page " + item.Number).Attr("aria-current", item.Current ? "page" : null)
                .More(item.Attributes).Text(item.Number).End("a");
        markup.End("li");
    }
}
