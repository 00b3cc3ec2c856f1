using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>What the tags inside radios and checkboxes hand to the tag around them.</summary>
internal sealed class ChoiceCollector(Func<string?, bool> isChosen)
{
    public List<ChoiceOptions> Items { get; } = [];

    public bool IsChosen(string? value) => isChosen(value);
}

/// <summary>Radios and checkboxes.</summary>
public abstract class ChoicesTagHelper : GroupTagHelper
{
    /// <summary>The choices; those written between the tags follow.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Smaller, for filters and dense pages.</summary>
    public bool Small { get; set; }

    internal async Task<ChoicesOptions> CollectAsync(TagHelperContext context, TagHelperOutput output, string block, bool inline)
    {
        Register();
        var chosen = GetValues();
        var collector = new ChoiceCollector(value => chosen.Contains(value ?? "", StringComparer.OrdinalIgnoreCase));
        foreach (var item in Items ?? [])
        {
            collector.Items.Add(item is ChoiceItem { IsDivider: true }
                ? new ChoiceOptions { Divider = item.Text }
                : new ChoiceOptions
                {
                    Value = item.Value ?? item.Text,
                    Text = item.Text,
                    Hint = item is ChoiceItem { Hint: { } hint } ? new HintOptions { Text = hint } : null,
                    Disabled = item.Disabled,
                    Checked = item.Selected || collector.IsChosen(item.Value ?? item.Text)
                });
        }

        context.Items[typeof(ChoiceCollector)] = collector;
        await output.GetChildContentAsync();
        return new ChoicesOptions
        {
            IdPrefix = FullId,
            Name = FullName,
            Fieldset = FieldsetOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Items = collector.Items,
            Classes = Markup.Join(inline ? block + "--inline" : null, Small ? block + "--small" : null, output.GetClass()),
            Attributes = output.GetOthers()
        };
    }
}

/// <summary>
/// One of several: <c>&lt;govuk-radios for="Input.Source" legend="Who told us?"&gt;&lt;govuk-radio value="police"&gt;Police&lt;/govuk-radio&gt;…</c>.
/// </summary>
[HtmlTargetElement("govuk-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <summary>Beside each other; only for two short choices.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Choices.RenderRadios(await CollectAsync(context, output, "govuk-radios", Inline)));
}

/// <summary>Any of several, bound to a collection or, with one checkbox of value <c>true</c>, to a bool.</summary>
[HtmlTargetElement("govuk-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Choices.RenderCheckboxes(await CollectAsync(context, output, "govuk-checkboxes", inline: false)));
}

/// <summary>
/// One choice. What stands between the tags is its label; where <c>label</c> is given, it is what choosing it reveals.
/// </summary>
[HtmlTargetElement("govuk-radio", ParentTag = "govuk-radios")]
[HtmlTargetElement("govuk-checkbox", ParentTag = "govuk-checkboxes")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is sent.</summary>
    public string? Value { get; set; }

    /// <summary>The label, where the content is what choosing it reveals.</summary>
    public string? Label { get; set; }

    /// <summary>A hint under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Chosen, whatever the model says.</summary>
    public bool? Checked { get; set; }

    /// <summary>Cannot be chosen.</summary>
    public bool Disabled { get; set; }

    /// <summary>Of checkboxes: choosing it clears the others ("None of these").</summary>
    public bool Exclusive { get; set; }

    /// <summary>The element's id, where the usual one will not do.</summary>
    public string? Id { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetInnerHtmlAsync();
        var collector = (ChoiceCollector)context.Items[typeof(ChoiceCollector)];
        collector.Items.Add(new ChoiceOptions
        {
            Id = Id,
            Value = Value,
            Text = Label,
            Html = Label is null ? inner : null,
            Conditional = Label is null || inner is null ? null : new ConditionalOptions { Html = inner },
            Hint = string.IsNullOrEmpty(Hint) ? null : new HintOptions { Text = Hint },
            Checked = Checked ?? collector.IsChosen(Value),
            Disabled = Disabled,
            Behaviour = Exclusive ? "exclusive" : null,
            Attributes = output.GetOthers()
        });
        output.SuppressOutput();
    }
}

/// <summary>The word between choices, for example "or".</summary>
[HtmlTargetElement("govuk-divider", ParentTag = "govuk-radios")]
[HtmlTargetElement("govuk-divider", ParentTag = "govuk-checkboxes")]
public sealed class DividerTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = System.Net.WebUtility.HtmlDecode(await output.GetInnerHtmlAsync() ?? "or");
        ((ChoiceCollector)context.Items[typeof(ChoiceCollector)]).Items.Add(new ChoiceOptions { Divider = word });
        output.SuppressOutput();
    }
}

/// <summary>
/// A list to choose one from: <c>&lt;govuk-select for="Input.Agency" items="Model.Agencies" empty="Choose an agency" /&gt;</c>.
/// Prefer radios for fewer than about eight.
/// </summary>
[HtmlTargetElement("govuk-select")]
public sealed class SelectTagHelper : LabelledTagHelper
{
    /// <summary>The choices.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The text of a first choice that sends nothing.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Register();
        var chosen = GetValues();
        var items = (Items ?? []).Select(item => new SelectItem
        {
            Value = item.Value ?? item.Text,
            Text = item.Text,
            Disabled = item.Disabled,
            Selected = item.Selected || chosen.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase)
        });
        if (Empty is not null)
            items = items.Prepend(new SelectItem { Value = "", Text = Empty });
        output.Become(Select.Render(new SelectOptions
        {
            Id = FullId,
            Name = FullName,
            Items = [.. items],
            Disabled = Disabled,
            Label = LabelOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}
