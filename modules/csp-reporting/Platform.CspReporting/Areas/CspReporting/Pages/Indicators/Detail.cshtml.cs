using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CspReporting.Reports;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Indicators;

[FileFor(FileReader.OwnAgency, "Figures without people, with small counts hidden.")]
internal sealed class DetailModel(IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : IndicatorPage(mediator, currentUser, clock)
{
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
        => await ShowAsync(null, cancellationToken) is NotFoundResult missing ? missing
            : File(ReportFiles.ToCsv(View.Comparators is { } comparators ? [View.Series, comparators] : [View.Series], View.AreaCode, View.AreaName, View.Quarter, View.Definition.Name),
                "text/csv; charset=utf-8", $"csp-indicator-{View.AreaCode}-{View.Code}.csv");
}
