using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>The filters that are on, which the tags inside a filter hand over.</summary>
internal sealed class FilterCollector
{
    public List<(string Href, string Html)> Chosen { get; } = [];
}

/// <summary>
/// Filters of a list, inside a form of method get, so that a filtered list has an address:
/// <c>&lt;form method="get"&gt;&lt;moj-filter clear-href="/cases"&gt;…fields…&lt;/moj-filter&gt;&lt;/form&gt;</c>.
/// </summary>
[HtmlTargetElement("moj-filter")]
public sealed class FilterTagHelper : TagHelper
{
    /// <summary>The heading.</summary>
    public string Heading { get; set; } = "Filter";

    /// <summary>The list without filters.</summary>
    public string? ClearHref { get; set; }

    /// <summary>What the button says.</summary>
    public string Apply { get; set; } = "Apply filters";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var collector = new FilterCollector();
        context.Items[typeof(FilterCollector)] = collector;
        var fields = await output.GetInnerHtmlAsync();
        var markup = new Markup().Start("div").Class("moj-filter", output.GetClass()).More(output.GetOthers())
            .Start("div").Class("moj-filter__header").Start("div").Class("moj-filter__header-title")
            .Start("h2").Class("govuk-heading-m").Text(Heading).End("h2").End("div").End("div")
            .Start("div").Class("moj-filter__content");
        if (collector.Chosen.Count > 0)
        {
            markup.Start("div").Class("moj-filter__selected").Start("div").Class("moj-filter__selected-heading")
                .Start("div").Class("moj-filter__heading-title").Start("h3").Class("govuk-heading-s").Text("Selected filters").End("h3").End("div");
            if (!string.IsNullOrEmpty(ClearHref))
                markup.Start("div").Class("moj-filter__heading-action").Start("p")
                    .Start("a").Class("govuk-link govuk-link--no-visited-state").Attr("href", ClearHref).Text("Clear filters").End("a").End("p").End("div");
            markup.End("div").Start("ul").Class("moj-filter-tags");
            foreach (var (href, html) in collector.Chosen)
                markup.Start("li").Start("a").Class("moj-filter__tag").Attr("href", href)
                    .Start("span").Class("govuk-visually-hidden").Text("Remove this filter").End("span").Text(" ").Raw(html).End("a").End("li");
            markup.End("ul").End("div");
        }

        markup.Start("div").Class("moj-filter__options").Raw(fields)
            .Raw(Button.Render(new ButtonOptions { Text = Apply })).End("div").End("div").End("div");
        output.Become(markup.ToString());
    }
}

/// <summary>A filter that is on; the link takes it off.</summary>
[HtmlTargetElement("moj-filter-tag")]
public sealed class FilterTagTagHelper : TagHelper
{
    /// <summary>The list without this filter.</summary>
    public string Href { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((FilterCollector)context.Items[typeof(FilterCollector)]).Chosen.Add((Href, await output.GetInnerHtmlAsync() ?? ""));
        output.SuppressOutput();
    }
}
