using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// What went wrong, at the top of the page, each sentence a link to its field. Nothing when nothing is wrong. The layout puts one
/// above every page that has none of its own.
/// </summary>
[HtmlTargetElement("govuk-error-summary")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The heading.</summary>
    public string Heading { get; set; } = "There is a problem";

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        FieldRegistry.Of(ViewContext.HttpContext).HasSummary = true;
        output.TagName = null;
        output.Content.SetHtmlContent(new Deferred(ViewContext, Heading));
    }

    /// <summary>The sentence of an error, also of one that only an exception tells.</summary>
    internal static string Sentence(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "Check what you entered and try again" : error.ErrorMessage;

    /// <summary>
    /// Written when the page is sent, after all its fields are known: only then are their order and ids.
    /// </summary>
    private sealed class Deferred(ViewContext page, string heading) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var state = page.ViewData.ModelState;
            if (state.ErrorCount == 0)
                return;

            var fields = FieldRegistry.Of(page.HttpContext);
            var items = state
                .Where(entry => entry.Value is { Errors.Count: > 0 })
                .Select(entry => (Field: fields.Find(entry.Key), entry.Value!.Errors))
                .OrderBy(entry => entry.Field.Order)
                .SelectMany(entry => entry.Errors.Select(error => (entry.Field.Id, Text: Sentence(error))))
                .DistinctBy(item => item.Text)
                .Select(item => new ErrorSummaryItem { Href = item.Id is null ? null : "#" + item.Id, Text = item.Text });
            writer.Write(Messages.RenderErrorSummary(new ErrorSummaryOptions { TitleText = heading, ErrorList = [.. items] }));
        }
    }
}
