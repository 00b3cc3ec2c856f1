using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// Who opened and who changed a record, the newest first: <c>&lt;who-opened type="case" id="@Model.Case.Id" /&gt;</c>. It stands on
/// the record's own page, which has already seen to it that the reader may see the record.
/// </summary>
[HtmlTargetElement("who-opened", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhoOpenedTagHelper(IRecordAccessLog log, ActionNames actions, IAgencyDirectory agencies) : TagHelper
{
    private const int MostEntries = 200;

    /// <summary>The record type, as the record's requests give it to the audit trail.</summary>
    public required string Type { get; set; }

    /// <summary>The record.</summary>
    public Guid Id { get; set; }

    /// <summary>The lines stand open, on a page that is about them; otherwise under a summary.</summary>
    public bool Open { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var stop = ViewContext.HttpContext.RequestAborted;
        var entries = await log.GetAsync(Type, Id, MostEntries, stop);
        var names = await agencies.GetNamesAsync(stop);
        var markup = new Markup();
        if (!Open)
            markup.Start("details").Class("govuk-details", output.GetClass()).Start("summary").Class("govuk-details__summary")
                .Start("span").Class("govuk-details__summary-text").Text("Who opened this record").End("span").End("summary").Start("div").Class("govuk-details__text");
        if (entries.Count == 0)
            markup.Start("p").Class("govuk-body").Text("Nobody has opened this record yet.").End("p");
        else
            Table(markup, entries, names);
        if (entries.Count == MostEntries)
            markup.Start("p").Class("govuk-body").Text("Earlier looks and changes are kept too. The information governance lead can find them.").End("p");
        if (!Open)
            markup.End("div").End("details");
        output.Become(markup.ToString());
    }

    private void Table(Markup markup, IReadOnlyList<RecordAccess> entries, IReadOnlyDictionary<string, string> names)
    {
        markup.Start("div").Class("app-scroll").Attr("role", "region").Attr("aria-label", "Who opened this record").Attr("tabindex", "0");
        markup.Start("table").Class("govuk-table").Start("caption").Class("govuk-table__caption govuk-visually-hidden").Text("Looks and changes, the newest first").End("caption");
        markup.Start("thead").Class("govuk-table__head").Start("tr").Class("govuk-table__row");
        foreach (var heading in (ReadOnlySpan<string>)["When", "Who", "What they did", "Why"])
            markup.Start("th").Attr("scope", "col").Class("govuk-table__header").Text(heading).End("th");
        markup.End("tr").End("thead").Start("tbody").Class("govuk-table__body");
        foreach (var (entry, times) in RecordAccessLines.Of(entries).Select(l => (l.Newest, l.Times)))
        {
            markup.Start("tr").Class("govuk-table__row");
            Cell(entry.OccurredUtc.ToDisplay());
            Cell(Who(entry, names));
            Cell(times == 1 ? actions.Of(entry.Action) : string.Create(CultureInfo.InvariantCulture, $"{actions.Of(entry.Action)}, {times} times within an hour"));
            Cell(entry.Reason ?? "");
            markup.End("tr");
        }

        markup.End("tbody").End("table").End("div");

        void Cell(string text) => markup.Start("td").Class("govuk-table__cell").Text(text).End("td");
    }

    private static string Who(RecordAccess entry, IReadOnlyDictionary<string, string> names)
    {
        var agency = entry.AgencyCode is { } code ? names.GetValueOrDefault(code, code) : null;
        var who = agency is null ? entry.By : $"{entry.By}, {agency}";
        return entry.CoveringFor is null ? who : $"{who}, covering for {entry.CoveringFor}";
    }
}
