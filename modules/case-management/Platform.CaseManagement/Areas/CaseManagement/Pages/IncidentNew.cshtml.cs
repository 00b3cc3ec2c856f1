using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Data;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>An incident from a notice, with what the notice says filled in, or from a child's record by hand.</summary>
[NeedsPermission(CaseManagementPermissions.RecordIncidents)]
internal sealed class IncidentNewModel(IMediator mediator, RecordLabels labels, IGuidGenerator guids) : PageModel
{
    [BindProperty]
    public RecordIncident Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid? NoticeId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? ChildId { get; set; }

    public IReadOnlyList<SelectListItem> Children { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (NoticeId is { } noticeId)
        {
            if (await mediator.Send(new ViewNotice(noticeId), cancellationToken) is not { } record)
                return NotFound();
            Input = From(record);
        }
        else if (ChildId is { } childId)
        {
            if (await mediator.Send(new ViewChild(childId), cancellationToken) is not { } record)
                return NotFound();
            Input = new RecordIncident { RequestKey = guids.Create(), ChildIds = [childId], AreaCode = record.Child.AreaCode };
        }
        else
        {
            return Redirect("/children");
        }

        await LoadAsync(Input.ChildIds, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var result = await mediator.Send(Input, cancellationToken);
            if (ModelState.Accepts(result))
            {
                TempData["Notice"] = "The incident is recorded and decided";
                return Redirect($"/incidents/{result.Value}");
            }
        }

        await LoadAsync([.. Input.ChildIds, .. await LinkedAsync(cancellationToken)], cancellationToken);
        return Page();
    }

    private RecordIncident From(NoticeRecord record) => new()
    {
        RequestKey = guids.Create(),
        NoticeId = record.Notice.Id,
        ChildIds = Linked(record),
        HappenedOn = record.Notice.HappenedOn,
        ReportedOn = record.Notice.ReportedOn,
        Place = record.Notice.Place,
        Postcode = record.Notice.Postcode,
        LsoaCode = record.Notice.LsoaCode,
        AreaCode = record.Notice.AreaCode,
        WeaponCode = record.Notice.WeaponCode,
        InjuryCode = record.Notice.InjuryCode,
        PeopleHarmed = record.People.Count(p => p.Role == NoticeCodes.Harmed),
        IsOnline = record.Notice.NoticeKind == "online-harm",
        IsDomestic = record.Notice.NoticeKind == "domestic-abuse",
    };

    private async Task<IReadOnlyList<Guid>> LinkedAsync(CancellationToken cancellationToken)
    {
        if (Input.NoticeId is { } noticeId && await mediator.Send(new ViewNotice(noticeId), cancellationToken) is { } record)
            return Linked(record);
        return ChildId is { } child ? [child] : [];
    }

    private static IReadOnlyList<Guid> Linked(NoticeRecord record)
        => record.People.Where(p => p.Role == NoticeCodes.SaidToHaveCausedHarm && p.ChildId is not null).Select(p => p.ChildId!.Value).Distinct().ToList();

    private async Task LoadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var items = new List<SelectListItem>();
        foreach (var id in ids.Distinct())
            if (await labels.GetAsync(RecordTypes.Child, id, cancellationToken) is { } label)
                items.Add(new ChoiceItem(label.Text, id.ToString()));
        Children = items;
    }
}
