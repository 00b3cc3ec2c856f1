using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Voices;

namespace Platform.Participation.Areas.Participation.Pages.Voices;

internal sealed class DetailsModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    public VoiceView Voice { get; private set; } = null!;

    public string AreaName => reference.AreaName(Voice.AreaCode);

    public bool MayRecord => currentUser.HasPermission(ParticipationPermissions.RecordVoice);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetVoice(id), cancellationToken) is not { } voice)
            return NotFound();
        Voice = voice;
        return Page();
    }
}
