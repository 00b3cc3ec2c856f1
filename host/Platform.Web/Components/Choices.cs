namespace Platform.Web.Components;

internal sealed record ConditionalOptions
{
    public string? Html { get; init; }
}

internal sealed record ChoiceOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public string? Html { get; init; }
    public string? Text { get; init; }
    public LabelOptions? Label { get; init; }
    public HintOptions? Hint { get; init; }
    public string? Divider { get; init; }
    public bool? Checked { get; init; }
    public ConditionalOptions? Conditional { get; init; }
    public string? Behaviour { get; init; }
    public bool Disabled { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record ChoicesOptions
{
    public FieldsetOptions? Fieldset { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public string? DescribedBy { get; init; }
    public string? IdPrefix { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<ChoiceOptions?>? Items { get; init; }
    public string? Value { get; init; }
    public IReadOnlyList<string?>? Values { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Radios and checkboxes: the same shape under two names.</summary>
internal static class Choices
{
    public static string RenderRadios(ChoicesOptions options) => Render(options, "radio", "govuk-radios",
        item => !string.IsNullOrEmpty(options.Value) && item.Value == options.Value);

    public static string RenderCheckboxes(ChoicesOptions options) => Render(options, "checkbox", "govuk-checkboxes",
        item => options.Values?.Contains(item.Value) ?? false);

    private static string Render(ChoicesOptions options, string type, string block, Func<ChoiceOptions, bool> isChosen)
    {
        var idPrefix = string.IsNullOrEmpty(options.IdPrefix) ? options.Name : options.IdPrefix;
        var describedBy = FieldParts.DescribedBy(
            string.IsNullOrEmpty(options.Fieldset?.DescribedBy) ? options.DescribedBy : options.Fieldset.DescribedBy,
            idPrefix, options.Hint, options.ErrorMessage);

        var inner = new Markup().Hint(options.Hint, idPrefix + "-hint").Error(options.ErrorMessage, idPrefix + "-error");
        inner.Start("div").Class(block, options.Classes).More(options.Attributes).Attr("data-module", block)
            .Content(options.FormGroup?.BeforeInputs);
        var index = 0;
        foreach (var item in options.Items ?? [])
        {
            index++;
            if (item is null)
                continue;
            if (!string.IsNullOrEmpty(item.Divider))
                inner.Start("div").Class(block + "__divider").Text(item.Divider).End("div");
            else
                // The first has no number, so that an error summary can lead to it.
                Item(inner, options, item, type, block, item.Id ?? idPrefix + (index > 1 ? "-" + index : ""),
                    item.Checked == true || (item.Checked is null && isChosen(item)),
                    type == "checkbox" && options.Fieldset is null ? describedBy : null);
        }

        inner.Content(options.FormGroup?.AfterInputs).End("div");
        var markup = new Markup().StartGroup(options.FormGroup, options.ErrorMessage);
        _ = options.Fieldset is null
            ? markup.Raw(inner.ToString())
            : markup.Fieldset(options.Fieldset, describedBy, null, inner.ToString());
        return markup.End("div").ToString();
    }

    private static void Item(Markup markup, ChoicesOptions options, ChoiceOptions item, string type, string block, string id, bool isChecked, string? describedBy)
    {
        var hint = item.Hint is { } given && (!string.IsNullOrEmpty(given.Html) || !string.IsNullOrEmpty(given.Text)) ? given : null;
        var conditional = string.IsNullOrEmpty(item.Conditional?.Html) ? null : item.Conditional.Html;
        markup.Start("div").Class(block + "__item")
            .Start("input").Class(block + "__input").Attr("id", id).Attr("name", item.Name ?? options.Name ?? "")
            .Attr("type", type).Attr("value", item.Value ?? "")
            .Flag("checked", isChecked).Flag("disabled", item.Disabled)
            .Attr("data-aria-controls", conditional is null ? null : "conditional-" + id)
            .AttrIfAny("data-behaviour", item.Behaviour)
            .AttrIfAny("aria-describedby", Markup.Join(describedBy, hint is null ? null : id + "-item-hint"))
            .More(item.Attributes).EndVoid()
            .Label(new LabelOptions { Html = item.Html, Text = item.Text, Classes = item.Label?.Classes, Attributes = item.Label?.Attributes }, id, block + "__label")
            .Hint(hint, id + "-item-hint", block + "__hint")
            .End("div");
        if (conditional is not null)
            markup.Start("div").Class(block + "__conditional", isChecked ? null : block + "__conditional--hidden").Attr("id", "conditional-" + id)
                .Raw(conditional.Trim()).End("div");
    }
}

internal sealed record SelectItem
{
    public string? Value { get; init; }
    public string? Text { get; init; }
    public bool? Selected { get; init; }
    public bool Disabled { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record SelectOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<SelectItem?>? Items { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public string? DescribedBy { get; init; }
    public LabelOptions? Label { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class Select
{
    public static string Render(SelectOptions options)
    {
        var id = string.IsNullOrEmpty(options.Id) ? options.Name : options.Id;
        var markup = new Markup().StartGroup(options.FormGroup, options.ErrorMessage)
            .Label(options.Label, id)
            .Hint(options.Hint, id + "-hint")
            .Error(options.ErrorMessage, id + "-error")
            .Content(options.FormGroup?.BeforeInput)
            .Start("select").Class("govuk-select", options.Classes, options.ErrorMessage is null ? null : "govuk-select--error")
            .Attr("id", id ?? "").Attr("name", options.Name ?? "")
            .Flag("disabled", options.Disabled)
            .AttrIfAny("aria-describedby", FieldParts.DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .More(options.Attributes);
        foreach (var item in (options.Items ?? []).OfType<SelectItem>())
        {
            var chosen = item.Selected ?? (!string.IsNullOrEmpty(options.Value) && (item.Value ?? item.Text) == options.Value);
            markup.EndVoid().Start("option").Attr("value", item.Value).Flag("selected", chosen).Flag("disabled", item.Disabled)
                .More(item.Attributes).Text(item.Text).End("option");
        }

        return markup.End("select").Content(options.FormGroup?.AfterInput).End("div").ToString();
    }
}
