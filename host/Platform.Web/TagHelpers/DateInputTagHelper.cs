using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>
/// A date in three fields: <c>&lt;govuk-date-input for="Input.DateOfBirth" hint="For example, 27 3 2010" /&gt;</c>, bound to a <c>DateOnly?</c>.
/// The sentences of its errors start with the property's display name.
/// </summary>
[HtmlTargetElement("govuk-date-input")]
public sealed class DateInputTagHelper : GroupTagHelper
{
    /// <summary>The browser may fill in the person's own birthday. Not for a child's, typed by a worker.</summary>
    public bool Birthday { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = Typed();
        var error = ErrorOptions;
        var reading = typed.Read("");
        // An error of the date itself marks the fields to mend; a rule's error, such as "must be in the past", marks all three.
        var anyWrong = error is not null && reading.Error is not null;
        var parts = new[]
        {
            ("Day", typed.Day, 2, anyWrong && reading.DayIsWrong),
            ("Month", typed.Month, 2, anyWrong && reading.MonthIsWrong),
            ("Year", typed.Year, 4, anyWrong && reading.YearIsWrong)
        };
        var first = parts.FirstOrDefault(part => part.Item4).Item1 ?? "Day";
        Register($"{FullId}_{first}");

        output.Become(DateInput.Render(new DateInputOptions
        {
            Id = FullId,
            Fieldset = FieldsetOptions,
            Hint = HintOptions,
            ErrorMessage = error,
            FormGroup = GroupOptions,
            Classes = output.GetClass(),
            Attributes = output.GetOthers(),
            Items =
            [
                .. parts.Select(part => new DateInputItem
                {
                    Id = $"{FullId}_{part.Item1}",
                    Name = $"{FullName}.{part.Item1}",
                    Label = part.Item1,
                    Value = part.Item2,
                    Classes = string.Create(CultureInfo.InvariantCulture, $"govuk-input--width-{part.Item3}"),
                    Error = part.Item4 ? true : null,
                    Autocomplete = Birthday ? "bday-" + part.Item1.ToLowerInvariant() : null,
                    Attributes = Disabled ? new Dictionary<string, string?> { ["disabled"] = "" } : null
                })
            ]
        }));
    }

    private DateParts Typed()
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.TryGetValue(FullName + ".Day", out var day) | state.TryGetValue(FullName + ".Month", out var month) | state.TryGetValue(FullName + ".Year", out var year))
            return new DateParts(day?.AttemptedValue, month?.AttemptedValue, year?.AttemptedValue);
        return For?.Model is DateOnly date
            ? new DateParts(Text(date.Day), Text(date.Month), Text(date.Year))
            : new DateParts(null, null, null);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
