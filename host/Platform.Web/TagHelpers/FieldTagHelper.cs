using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// A form field. Bound with <c>for</c> (or <c>asp-for</c>) it takes its name, id, value, label and error from the model and the
/// model state: what a person typed comes back as they typed it.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property it is bound to.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The same as <c>for</c>.</summary>
    public ModelExpression? AspFor
    {
        get => For;
        set => For = value;
    }

    /// <summary>The name in the form; taken from <c>for</c> where it is not given.</summary>
    public string? Name { get; set; }

    /// <summary>The element's id; made from the name where it is not given.</summary>
    public string? Id { get; set; }

    /// <summary>A hint, as text.</summary>
    public string? Hint { get; set; }

    /// <summary>An error, where it does not come from the model state.</summary>
    public string? Error { get; set; }

    /// <summary>A class of the group around the field.</summary>
    public string? GroupClass { get; set; }

    /// <summary>The field cannot be used. Prefer to leave it out.</summary>
    public bool Disabled { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    internal string FullName => Name ?? (For is null ? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    internal string FullId => Id ?? TagBuilder.CreateSanitizedId(FullName, "_");

    internal HintOptions? HintOptions => string.IsNullOrEmpty(Hint) ? null : new HintOptions { Text = Hint };

    internal FormGroupOptions? GroupOptions => string.IsNullOrEmpty(GroupClass) ? null : new FormGroupOptions { Classes = GroupClass };

    private ModelStateEntry? State => ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) ? entry : null;

    internal ErrorMessageOptions? ErrorOptions
    {
        get
        {
            var text = Error ?? (State is { Errors.Count: > 0 } state ? ErrorSummaryTagHelper.Sentence(state.Errors[0]) : null);
            return string.IsNullOrEmpty(text) ? null : new ErrorMessageOptions { Text = text };
        }
    }

    internal void Register(string? id = null) => FieldRegistry.Of(ViewContext.HttpContext).Add(FullName, id ?? FullId);

    /// <summary>What the field holds: as typed when it was sent, otherwise as the model has it.</summary>
    internal string? GetValue()
    {
        if (State is { RawValue: not null } state)
            return state.AttemptedValue;
        return Format(For?.Model);
    }

    /// <summary>What a field of several values holds.</summary>
    internal IReadOnlyList<string> GetValues()
    {
        switch (State?.RawValue)
        {
            case string one:
                return [one];
            case IEnumerable<string> several:
                return [.. several];
        }

        return For?.Model switch
        {
            null => [],
            string text => [text],
            IEnumerable several => [.. several.Cast<object?>().Select(Format).OfType<string>()],
            var single => [Format(single)!]
        };
    }

    /// <summary>The label where a page gives none: the property's display name, or its name in words.</summary>
    internal string DefaultLabel() => For is null ? FullName : For.Metadata.DisplayName ?? Words(For.Metadata.PropertyName ?? For.Name);

    /// <summary>"DateOfBirth" as "Date of birth".</summary>
    internal static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name[(name.LastIndexOf('.') + 1)..])
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }

        return words.ToString();
    }

    private static string? Format(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()
    };
}

/// <summary>A field with a label of its own.</summary>
public abstract class LabelledTagHelper : FieldTagHelper
{
    /// <summary>The label; from the model's display name where it is not given.</summary>
    public string? Label { get; set; }

    /// <summary>For example <c>govuk-label--l</c>.</summary>
    public string? LabelClass { get; set; }

    /// <summary>The label is the page's heading.</summary>
    public bool LabelIsPageHeading { get; set; }

    internal LabelOptions LabelOptions => new()
    {
        Text = Label ?? DefaultLabel(),
        Classes = LabelClass,
        IsPageHeading = LabelIsPageHeading
    };
}

/// <summary>A group of fields with a legend.</summary>
public abstract class GroupTagHelper : FieldTagHelper
{
    /// <summary>The question that the group answers; from the model's display name where it is not given.</summary>
    public string? Legend { get; set; }

    /// <summary>For example <c>govuk-fieldset__legend--l</c>.</summary>
    public string? LegendClass { get; set; }

    /// <summary>The legend is the page's heading.</summary>
    public bool LegendIsPageHeading { get; set; }

    internal FieldsetOptions FieldsetOptions => new()
    {
        Legend = new LegendOptions { Text = Legend ?? DefaultLabel(), Classes = LegendClass, IsPageHeading = LegendIsPageHeading }
    };
}
