using System.Globalization;

namespace Platform.Web.Components;

internal sealed record TextareaOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool? Spellcheck { get; init; }
    public int? Rows { get; init; }
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
}

internal static class Textarea
{
    public static string Render(TextareaOptions options)
    {
        var id = string.IsNullOrEmpty(options.Id) ? options.Name : options.Id;
        return new Markup().StartGroup(options.FormGroup, options.ErrorMessage)
            .Label(options.Label, id)
            .Hint(options.Hint, id + "-hint")
            .Error(options.ErrorMessage, id + "-error")
            .Content(options.FormGroup?.BeforeInput)
            .Start("textarea")
            .Class("govuk-textarea", options.ErrorMessage is null ? null : "govuk-textarea--error", options.Classes)
            .Attr("id", id ?? "")
            .Attr("name", options.Name ?? "")
            .Attr("rows", (options.Rows is null or 0 ? 5 : options.Rows.Value).ToString(CultureInfo.InvariantCulture))
            .Attr("spellcheck", Input.Spelled(options.Spellcheck))
            .Flag("disabled", options.Disabled)
            .AttrIfAny("aria-describedby", FieldParts.DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .AttrIfAny("autocomplete", options.Autocomplete)
            .More(options.Attributes)
            // HTML drops the first line break of a textarea: this one, and not the one that a person typed.
            .Raw("\n").Text(options.Value).End("textarea")
            .Content(options.FormGroup?.AfterInput)
            .End("div").ToString();
    }
}

internal sealed record CountMessageOptions
{
    public string? Classes { get; init; }
}

internal sealed record CharacterCountOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public int? Rows { get; init; }
    public string? Value { get; init; }
    public int? Maxlength { get; init; }
    public int? Maxwords { get; init; }
    public string? CountType { get; init; }
    public int? Threshold { get; init; }
    public bool? Spellcheck { get; init; }
    public LabelOptions? Label { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public string? Classes { get; init; }
    public CountMessageOptions? CountMessage { get; init; }
    public string? TextareaDescriptionText { get; init; }
    public IReadOnlyDictionary<string, string?>? CharactersUnderLimitText { get; init; }
    public string? CharactersAtLimitText { get; init; }
    public IReadOnlyDictionary<string, string?>? CharactersOverLimitText { get; init; }
    public IReadOnlyDictionary<string, string?>? WordsUnderLimitText { get; init; }
    public string? WordsAtLimitText { get; init; }
    public IReadOnlyDictionary<string, string?>? WordsOverLimitText { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class CharacterCount
{
    public static string Render(CharacterCountOptions options)
    {
        var id = string.IsNullOrEmpty(options.Id) ? options.Name : options.Id;
        var type = options.CountType ?? (options.Maxwords is > 0 ? "words" : null);
        var limit = options.Maxwords is > 0 ? options.Maxwords : options.Maxlength is > 0 ? options.Maxlength : null;
        var description = options.TextareaDescriptionText ?? $"You can enter up to %{{count}} {(type == "words" ? "words" : "characters")}";

        var attributes = new Dictionary<string, string?> { ["data-module"] = "govuk-character-count" };
        Put(attributes, "data-maxlength", options.Maxlength);
        Put(attributes, "data-maxwords", options.Maxwords);
        Put(attributes, "data-threshold", options.Threshold);
        if (type is not null)
            attributes["data-count-type"] = type;
        if (limit is null && options.TextareaDescriptionText is not null)
            attributes["data-i18n.textarea-description.other"] = options.TextareaDescriptionText;
        Put(attributes, "characters-under-limit", options.CharactersUnderLimitText);
        Put(attributes, "characters-at-limit", options.CharactersAtLimitText);
        Put(attributes, "characters-over-limit", options.CharactersOverLimitText);
        Put(attributes, "words-under-limit", options.WordsUnderLimitText);
        Put(attributes, "words-at-limit", options.WordsAtLimitText);
        Put(attributes, "words-over-limit", options.WordsOverLimitText);
        foreach (var (name, value) in options.FormGroup?.Attributes ?? new Dictionary<string, string?>())
            attributes.TryAdd(name, value);

        var message = new HintOptions
        {
            Text = limit is { } count ? description.Replace("%{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : null,
            Classes = Markup.Join("govuk-character-count__message", options.CountMessage?.Classes)
        };
        return Textarea.Render(new TextareaOptions
        {
            Id = id,
            Name = options.Name,
            DescribedBy = id + "-info",
            Rows = options.Rows,
            Spellcheck = options.Spellcheck,
            Value = options.Value,
            Classes = Markup.Join("govuk-js-character-count", options.Classes),
            Label = options.Label,
            Hint = options.Hint,
            ErrorMessage = options.ErrorMessage,
            Attributes = options.Attributes,
            FormGroup = new FormGroupOptions
            {
                Classes = Markup.Join("govuk-character-count", options.FormGroup?.Classes),
                Attributes = attributes,
                BeforeInput = options.FormGroup?.BeforeInput,
                AfterInput = new Slot { Html = new Markup().Hint(message, id + "-info").Content(options.FormGroup?.AfterInput).ToString() }
            }
        });
    }

    private static void Put(Dictionary<string, string?> attributes, string name, int? value)
    {
        if (value is { } number)
            attributes[name] = number.ToString(CultureInfo.InvariantCulture);
    }

    private static void Put(Dictionary<string, string?> attributes, string key, string? message)
    {
        if (message is not null)
            attributes["data-i18n." + key] = message;
    }

    private static void Put(Dictionary<string, string?> attributes, string key, IReadOnlyDictionary<string, string?>? messages)
    {
        foreach (var (plural, message) in messages ?? new Dictionary<string, string?>())
            attributes[$"data-i18n.{key}.{plural}"] = message;
    }
}
