using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Findings;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? After { get; set; }

    public GapFindingPage Log { get; private set; } = null!;

    public string AreaName(string code) => reference.AreaName(code);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Log = await mediator.Send(new FindGapFindings(After: After), cancellationToken);
}

/// <summary>Where a finding stands, in words.</summary>
internal static class FindingWords
{
    public static string Of(GapStatus status) => status switch
    {
        GapStatus.Found => "Action to be agreed",
        GapStatus.ActionAgreed => "Action agreed, review to come",
        GapStatus.ActionNeeded => "Reviewed, another action to be agreed",
        _ => "Closed",
    };

    public static string Of(GapStepKind kind) => kind switch { GapStepKind.Finding => "Found", GapStepKind.Action => "Action agreed", _ => "Reviewed" };
}
