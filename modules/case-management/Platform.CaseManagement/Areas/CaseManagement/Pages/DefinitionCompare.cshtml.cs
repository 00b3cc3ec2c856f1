using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.SeriousViolence;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>The definitions in force side by side, or two versions, on a quarter or on the past year.</summary>
internal sealed class DefinitionCompareModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private const string PastYear = "year";
    private const int Quarters = 8;

    [BindProperty(SupportsGet = true)]
    public Guid? First { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Second { get; set; }

    /// <summary><c>year</c>, or the first day of a quarter.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    public DefinitionComparison Result { get; private set; } = null!;

    public IEnumerable<SelectListItem> Periods
    {
        get
        {
            yield return new ChoiceItem("The past year", PastYear);
            foreach (var first in Enumerable.Range(0, Quarters).Select(n => ThisQuarter.AddMonths(-3 * n)))
                yield return new ChoiceItem($"{first.ToDisplay()} to {LastDay(first).ToDisplay()}", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private DateOnly ThisQuarter => new(clock.Today().Year, ((clock.Today().Month - 1) / 3 * 3) + 1, 1);

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        // Two versions are tried on a year; all the definitions are counted by the quarter, as reports are.
        var first = DateOnly.TryParseExact(Period, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed.Day == 1 && typed.Year is > 1900 and < 9000 ? typed
            : Period == PastYear || Second is not null ? (DateOnly?)null : ThisQuarter;
        Period = first?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? PastYear;
        var (from, to) = first is { } day ? (day, LastDay(day)) : (clock.Today().AddYears(-1).AddDays(1), clock.Today());
        Guid[] ids = [.. new[] { First, Second }.OfType<Guid>()];
        if (await mediator.Send(new CompareDefinitions(ids, from, to, after), cancellationToken) is not { } result)
            return NotFound();
        Result = result;
        return Page();
    }

    private static DateOnly LastDay(DateOnly first) => first.AddMonths(3).AddDays(-1);
}
