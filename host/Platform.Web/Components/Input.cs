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

internal sealed record PasswordInputOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public string? DescribedBy { get; init; }
    public LabelOptions? Label { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public string? Classes { get; init; }
    public string? Autocomplete { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
    public ButtonOptions? Button { get; init; }
    public string? ShowPasswordText { get; init; }
    public string? HidePasswordText { get; init; }
    public string? ShowPasswordAriaLabelText { get; init; }
    public string? HidePasswordAriaLabelText { get; init; }
    public string? PasswordShownAnnouncementText { get; init; }
    public string? PasswordHiddenAnnouncementText { get; init; }
}

/// <summary>A password with a button that shows it. Without JavaScript the button stays hidden.</summary>
internal static class PasswordInput
{
    public static string Render(PasswordInputOptions options)
    {
        var id = string.IsNullOrEmpty(options.Id) ? options.Name : options.Id;
        var toggle = Button.Render(new ButtonOptions
        {
            Type = "button",
            Classes = Markup.Join("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", options.Button?.Classes),
            Text = options.ShowPasswordText ?? "Show",
            Attributes = new Dictionary<string, string?> { ["aria-controls"] = id, ["aria-label"] = options.ShowPasswordAriaLabelText ?? "Show password", ["hidden"] = "" }
        });
        var group = new Dictionary<string, string?> { ["data-module"] = "govuk-password-input" };
        Translate(group, "show-password", options.ShowPasswordText);
        Translate(group, "hide-password", options.HidePasswordText);
        Translate(group, "show-password-aria-label", options.ShowPasswordAriaLabelText);
        Translate(group, "hide-password-aria-label", options.HidePasswordAriaLabelText);
        Translate(group, "password-shown-announcement", options.PasswordShownAnnouncementText);
        Translate(group, "password-hidden-announcement", options.PasswordHiddenAnnouncementText);
        foreach (var (name, value) in options.FormGroup?.Attributes ?? new Dictionary<string, string?>())
            group[name] = value;
        var after = options.FormGroup?.AfterInput;
        return Input.Render(new InputOptions
        {
            Id = id,
            Name = options.Name,
            Type = "password",
            Spellcheck = false,
            Autocapitalize = "none",
            Autocomplete = string.IsNullOrEmpty(options.Autocomplete) ? "current-password" : options.Autocomplete,
            Value = options.Value,
            Disabled = options.Disabled,
            DescribedBy = options.DescribedBy,
            Label = options.Label,
            Hint = options.Hint,
            ErrorMessage = options.ErrorMessage,
            Classes = Markup.Join("govuk-password-input__input govuk-js-password-input-input", options.Classes),
            Attributes = options.Attributes,
            InputWrapper = new InputWrapperOptions { Classes = "govuk-password-input__wrapper" },
            FormGroup = new FormGroupOptions
            {
                Classes = Markup.Join("govuk-password-input", options.FormGroup?.Classes),
                Attributes = group,
                BeforeInput = options.FormGroup?.BeforeInput,
                AfterInput = new Slot { Html = toggle + (after?.Html ?? System.Net.WebUtility.HtmlEncode(after?.Text)) }
            }
        });
    }

    private static void Translate(Dictionary<string, string?> attributes, string key, string? text)
    {
        if (text is not null)
            attributes[$"data-i18n.{key}"] = text;
    }
}
