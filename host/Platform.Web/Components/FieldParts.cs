namespace Platform.Web.Components;

internal sealed record LabelOptions
{
    public string? Html { get; init; }
    public string? Text { get; init; }
    public string? Classes { get; init; }
    public bool IsPageHeading { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record HintOptions
{
    public string? Html { get; init; }
    public string? Text { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record ErrorMessageOptions
{
    public string? Html { get; init; }
    public string? Text { get; init; }
    public string? Classes { get; init; }
    public string? VisuallyHiddenText { get; init; } = "Error";
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record FormGroupOptions
{
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
    public Slot? BeforeInput { get; init; }
    public Slot? AfterInput { get; init; }
    public Slot? BeforeInputs { get; init; }
    public Slot? AfterInputs { get; init; }
}

internal sealed record LegendOptions
{
    public string? Html { get; init; }
    public string? Text { get; init; }
    public string? Classes { get; init; }
    public bool IsPageHeading { get; init; }
}

internal sealed record FieldsetOptions
{
    public string? DescribedBy { get; init; }
    public LegendOptions? Legend { get; init; }
    public string? Classes { get; init; }
    public string? Role { get; init; }
    public string? Html { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>What every form field consists of: the group around it, its label, hint and error, and a fieldset.</summary>
internal static class FieldParts
{
    public static Markup StartGroup(this Markup markup, FormGroupOptions? group, ErrorMessageOptions? error) => markup
        .Start("div")
        .Class("govuk-form-group", error is null ? null : "govuk-form-group--error", group?.Classes)
        .More(group?.Attributes);

    public static Markup Label(this Markup markup, LabelOptions? label, string? fieldId, string? addedClass = null)
    {
        if (label is null || (string.IsNullOrEmpty(label.Html) && string.IsNullOrEmpty(label.Text)))
            return markup;
        if (label.IsPageHeading)
            markup.Start("h1").Class("govuk-label-wrapper");
        markup.Start("label").Class("govuk-label", addedClass, label.Classes).More(label.Attributes).AttrIfAny("for", fieldId)
            .Content(label.Html, label.Text).End("label");
        return label.IsPageHeading ? markup.End("h1") : markup;
    }

    public static Markup Hint(this Markup markup, HintOptions? hint, string id, string? addedClass = null) => hint is null
        ? markup
        : markup.Start("div").Attr("id", id).Class("govuk-hint", addedClass, hint.Classes).More(hint.Attributes)
            .Content(hint.Html, hint.Text).End("div");

    public static Markup Error(this Markup markup, ErrorMessageOptions? error, string id)
    {
        if (error is null)
            return markup;
        markup.Start("p").Attr("id", id).Class("govuk-error-message", error.Classes).More(error.Attributes);
        if (!string.IsNullOrEmpty(error.VisuallyHiddenText))
            markup.Start("span").Class("govuk-visually-hidden").Text(error.VisuallyHiddenText + ":").End("span").Text(" ");
        return markup.Content(error.Html, error.Text).End("p");
    }

    /// <summary>What a field is described by: what the page says, then its hint, then its error.</summary>
    public static string? DescribedBy(string? given, string? id, HintOptions? hint, ErrorMessageOptions? error) =>
        Markup.Join(given, hint is null ? null : id + "-hint", error is null ? null : id + "-error");

    public static Markup Fieldset(this Markup markup, FieldsetOptions fieldset, string? describedBy, string? role, string inner)
    {
        markup.Start("fieldset").Class("govuk-fieldset", fieldset.Classes).AttrIfAny("role", role)
            .AttrIfAny("aria-describedby", describedBy).More(fieldset.Attributes);
        if (fieldset.Legend is { } legend && (!string.IsNullOrEmpty(legend.Html) || !string.IsNullOrEmpty(legend.Text)))
        {
            markup.Start("legend").Class("govuk-fieldset__legend", legend.Classes);
            if (legend.IsPageHeading)
                markup.Start("h1").Class("govuk-fieldset__heading");
            markup.Content(legend.Html, legend.Text);
            if (legend.IsPageHeading)
                markup.End("h1");
            markup.End("legend");
        }

        return markup.Raw(inner).End("fieldset");
    }

    /// <summary>A fieldset on its own.</summary>
    public static string Render(FieldsetOptions options) =>
        new Markup().Fieldset(options, options.DescribedBy, options.Role, options.Html ?? "").ToString();
}
