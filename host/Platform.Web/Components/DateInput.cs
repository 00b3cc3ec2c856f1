using System.Globalization;

namespace Platform.Web.Components;

internal sealed record DateInputItem
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public bool? Error { get; init; }
    public string? Autocomplete { get; init; }
    public string? Inputmode { get; init; }
    public string? Pattern { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record DateInputOptions
{
    public string? Id { get; init; }
    public string? NamePrefix { get; init; }
    public IReadOnlyList<DateInputItem?>? Items { get; init; }
    public IReadOnlyDictionary<string, string?>? Values { get; init; }
    public DateInputItem? Day { get; init; }
    public DateInputItem? Month { get; init; }
    public DateInputItem? Year { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public FieldsetOptions? Fieldset { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class DateInput
{
    public static string Render(DateInputOptions options)
    {
        var day = options.Day ?? new DateInputItem { Name = "day", Value = options.Values?.GetValueOrDefault("day"), Classes = "govuk-input--width-2" };
        var month = options.Month ?? new DateInputItem { Name = "month", Value = options.Values?.GetValueOrDefault("month"), Classes = "govuk-input--width-2" };
        var year = options.Year ?? new DateInputItem { Name = "year", Value = options.Values?.GetValueOrDefault("year"), Classes = "govuk-input--width-4" };
        IReadOnlyList<DateInputItem?> items = options.Items is { Count: > 0 } ? options.Items : [day, month, year];
        var anyItemHasError = items.Any(HasError);

        var inner = new Markup().Hint(options.Hint, options.Id + "-hint").Error(options.ErrorMessage, options.Id + "-error");
        inner.Start("div").Class("govuk-date-input", options.Classes).More(options.Attributes).AttrIfAny("id", options.Id)
            .Content(options.FormGroup?.BeforeInputs);
        foreach (var item in items.OfType<DateInputItem>())
            inner.Raw(Item(options, item, Kind(item, day, month, year), anyItemHasError));
        inner.Content(options.FormGroup?.AfterInputs).End("div");

        var markup = new Markup().StartGroup(options.FormGroup, options.ErrorMessage);
        var describedBy = FieldParts.DescribedBy(options.Fieldset?.DescribedBy, options.Id, options.Hint, options.ErrorMessage);
        // The role makes JAWS read the description of a fieldset of text inputs.
        _ = options.Fieldset is null
            ? markup.Raw(inner.ToString())
            : markup.Fieldset(options.Fieldset, describedBy, "group", inner.ToString());
        return markup.End("div").ToString();
    }

    private static bool HasError(DateInputItem? item) =>
        item is not null && (item.Error == true || Contains(item.Classes, "govuk-input--error"));

    private static (string? Name, string? Value, int Width) Kind(DateInputItem item, DateInputItem day, DateInputItem month, DateInputItem year)
    {
        foreach (var (part, name, width) in new[] { (day, "day", 2), (month, "month", 2), (year, "year", 4) })
        {
            if (ReferenceEquals(item, part) || (item.Name is not null && (item.Name == name || item.Name == part.Name)))
                return (item.Name ?? name, item.Value ?? part.Value, width);
        }

        return (item.Name, item.Value, 2);
    }

    private static string Item(DateInputOptions options, DateInputItem item, (string? Name, string? Value, int Width) kind, bool anyItemHasError)
    {
        string? classes = null;
        if (!Contains(item.Classes, "govuk-input--error")
            && (HasError(item) || (item.Error != false && options.ErrorMessage is not null && !anyItemHasError)))
            classes = "govuk-input--error";
        if (!Contains(item.Classes, "govuk-input--width-"))
            classes = Markup.Join(classes, string.Create(CultureInfo.InvariantCulture, $"govuk-input--width-{kind.Width}"));

        var name = string.IsNullOrEmpty(options.NamePrefix) ? kind.Name : options.NamePrefix + "-" + kind.Name;
        return new Markup().Start("div").Class("govuk-date-input__item").Raw(Input.Render(new InputOptions
        {
            Label = new LabelOptions { Text = string.IsNullOrEmpty(item.Label) ? Capitalised(kind.Name) : item.Label, Classes = "govuk-date-input__label" },
            Id = string.IsNullOrEmpty(item.Id) ? options.Id + "-" + kind.Name : item.Id,
            Classes = Markup.Join("govuk-date-input__input", classes, item.Classes),
            Name = name,
            Value = kind.Value ?? options.Values?.GetValueOrDefault(name ?? ""),
            Inputmode = string.IsNullOrEmpty(item.Inputmode) ? "numeric" : item.Inputmode,
            Autocomplete = item.Autocomplete,
            Pattern = item.Pattern,
            Attributes = item.Attributes
        })).End("div").ToString();
    }

    private static bool Contains(string? classes, string name) => classes?.Contains(name, StringComparison.Ordinal) ?? false;

    private static string? Capitalised(string? name) =>
        string.IsNullOrEmpty(name) ? name : char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();
}
