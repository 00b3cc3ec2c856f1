using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed class DetailModel(IMediator mediator, ICurrentUser currentUser, WorkingDays workingDays, TimeProvider clock) : NominationPage(mediator, currentUser)
{
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public string Due(DateOnly due) => due.ToDueText(workingDays.Left(clock.Today(), due));

    public string YesNo(bool? answer, string? note)
    {
        var word = answer switch { true => "Yes", false => "No", null => "Not recorded" };
        return note is null ? word : $"{word}. {note}";
    }
}
