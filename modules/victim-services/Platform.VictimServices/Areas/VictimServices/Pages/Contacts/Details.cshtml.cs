using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.VictimServices.Contacts;
using Platform.Web;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class DetailsModel(IMediator mediator, ReferenceData reference, WorkingDays workingDays, ICurrentUser currentUser, TimeProvider clock) : ContactPageModel(mediator)
{
    public bool MayRecord => currentUser.HasPermission(VictimServicesPermissions.Record);

    public bool MayRestrict => currentUser.HasPermission(RestrictedRecordPermissions.Restrict);

    public bool IsOverdue => Contact.State == ContactState.AwaitingFirstContact && Contact.DueOn < clock.Today();

    public string DueText => Contact.DueOn.ToDueText(workingDays.Left(clock.Today(), Contact.DueOn));

    public string AreaName => reference.AreaName(Contact.AreaCode);

    public string What => reference.Offence(Contact.OffenceCode)?.Name ?? "Not recorded";

    /// <summary>The person asked not to be contacted: said at the top of the page.</summary>
    public bool AskedNotToBeContacted => Contact.EndedBecause == EndReason.AskedNotToBeContacted;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
        => await ReadAsync(cancellationToken) ? Page() : NotFound();
}
