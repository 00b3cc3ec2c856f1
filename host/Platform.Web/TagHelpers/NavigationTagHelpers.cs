using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>The way back: <c>&lt;govuk-back-link href="…" /&gt;</c>. The layout shows one where a page sets <c>ViewData["BackUrl"]</c>.</summary>
[HtmlTargetElement("govuk-back-link")]
public sealed class BackLinkTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become(Navigation.RenderBackLink(new BackLinkOptions
    {
        Href = Href,
        Html = await output.GetInnerHtmlAsync(),
        Classes = output.GetClass(),
        Attributes = output.GetOthers()
    }));
}

/// <summary>Previous and next page of a list. Nothing where there is neither.</summary>
[HtmlTargetElement("govuk-pagination")]
public sealed class PaginationTagHelper : TagHelper
{
    /// <summary>The page before; null for none.</summary>
    public string? PreviousHref { get; set; }

    /// <summary>The page after; null for none.</summary>
    public string? NextHref { get; set; }

    /// <summary>What the page before holds.</summary>
    public string? PreviousLabel { get; set; }

    /// <summary>What the page after holds.</summary>
    public string? NextLabel { get; set; }

    /// <summary>The name of the landmark, where a page has several.</summary>
    public string? Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(PreviousHref) && string.IsNullOrEmpty(NextHref))
        {
            output.SuppressOutput();
            return;
        }

        output.Become(Navigation.RenderPagination(new PaginationOptions
        {
            Previous = string.IsNullOrEmpty(PreviousHref) ? null : new PaginationLink { Href = PreviousHref, LabelText = PreviousLabel },
            Next = string.IsNullOrEmpty(NextHref) ? null : new PaginationLink { Href = NextHref, LabelText = NextLabel },
            LandmarkLabel = Label,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>Items of a list that a tag collects from the tags inside it.</summary>
internal sealed class LinkCollector
{
    public List<BreadcrumbItem> Items { get; } = [];
}

/// <summary>Where a page stands: <c>&lt;govuk-breadcrumbs&gt;&lt;govuk-breadcrumb href="/"&gt;Home&lt;/govuk-breadcrumb&gt;…</c>.</summary>
[HtmlTargetElement("govuk-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <summary>On a phone, only the first and the last.</summary>
    public bool CollapseOnMobile { get; set; } = true;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var collector = new LinkCollector();
        context.Items[typeof(LinkCollector)] = collector;
        await output.GetChildContentAsync();
        output.Become(Navigation.RenderBreadcrumbs(new BreadcrumbsOptions
        {
            Items = collector.Items,
            CollapseOnMobile = CollapseOnMobile,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>One of the pages above; without <c>href</c>, the page itself.</summary>
[HtmlTargetElement("govuk-breadcrumb", ParentTag = "govuk-breadcrumbs")]
public sealed class BreadcrumbTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((LinkCollector)context.Items[typeof(LinkCollector)]).Items.Add(new BreadcrumbItem { Href = Href, Html = await output.GetInnerHtmlAsync() });
        output.SuppressOutput();
    }
}
