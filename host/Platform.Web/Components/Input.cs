namespace Platform.Web.Components;

internal sealed record AffixOptions
{
    public string? Html { get; init; }
    public string? Text { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }

    public bool IsAny => !string.IsNullOrEmpty(Html) || !string.IsNullOrEmpty(Text);
}

internal sealed record InputWrapperOptions
{
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record InputOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? Inputmode { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public string? DescribedBy { get; init; }
    public LabelOptions? Label { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public AffixOptions? Prefix { get; init; }
    public AffixOptions? Suffix { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public string? Classes { get; init; }
    public string? Autocomplete { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Pattern { get; init; }
    public bool? Spellcheck { get; init; }
    public InputWrapperOptions? InputWrapper { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class Input
{
    public static string Render(InputOptions options)
    {
        var id = string.IsNullOrEmpty(options.Id) ? options.Name : options.Id;
        var group = options.FormGroup;
        var markup = new Markup().StartGroup(group, options.ErrorMessage)
            .Label(options.Label, id)
            .Hint(options.Hint, id + "-hint")
            .Error(options.ErrorMessage, id + "-error");

        var wrapped = options.Prefix is { IsAny: true } || options.Suffix is { IsAny: true }
            || group?.BeforeInput is { IsAny: true } || group?.AfterInput is { IsAny: true };
        if (wrapped)
        {
            markup.Start("div").Class("govuk-input__wrapper", options.InputWrapper?.Classes).More(options.InputWrapper?.Attributes)
                .Content(group?.BeforeInput);
            Affix(markup, options.Prefix, "govuk-input__prefix");
        }

        markup.Start("input")
            .Class("govuk-input", options.Classes, options.ErrorMessage is null ? null : "govuk-input--error")
            .Attr("id", id ?? "")
            .Attr("name", options.Name ?? "")
            .Attr("type", string.IsNullOrEmpty(options.Type) ? "text" : options.Type)
            .Attr("spellcheck", Spelled(options.Spellcheck))
            .Attr("value", options.Value)
            .Flag("disabled", options.Disabled)
            .Attr("aria-describedby", FieldParts.DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .Attr("autocomplete", options.Autocomplete)
            .Attr("autocapitalize", options.Autocapitalize)
            .Attr("pattern", options.Pattern)
            .Attr("inputmode", options.Inputmode)
            .More(options.Attributes)
            .EndVoid();

        if (wrapped)
        {
            Affix(markup, options.Suffix, "govuk-input__suffix");
            markup.Content(group?.AfterInput).End("div");
        }

        return markup.End("div").ToString();
    }

    /// <summary>HTML wants the words, not an attribute without a value.</summary>
    public static string? Spelled(bool? value) => value switch { true => "true", false => "false", null => null };

    private static void Affix(Markup markup, AffixOptions? affix, string className)
    {
        if (affix is { IsAny: true })
            markup.Start("div").Class(className, affix.Classes).Attr("aria-hidden", "true").More(affix.Attributes)
                .Content(affix.Html, affix.Text).End("div");
    }
}
