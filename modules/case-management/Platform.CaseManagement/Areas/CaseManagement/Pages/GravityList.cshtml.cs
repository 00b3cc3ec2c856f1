using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Gravity;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class GravityListModel(IMediator mediator) : PageModel
{
    /// <summary>A day as <c>2026-06-10</c>; today for anything else.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Disagree { get; set; }

    public CrosswalkList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => List = await mediator.Send(new FindCrosswalks(GravityDay.Read(On), Disagree), cancellationToken);
}

/// <summary>The day of a link to the crosswalk.</summary>
internal static class GravityDay
{
    public static DateOnly? Read(string? typed)
        => DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
