using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Host.Sharing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class HandOverNewModel(IMediator mediator, HandOverTargets targets, HostDbContext db, ISharingGate sharing, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    private const int Most = 500;

    [BindProperty]
    public HandOverWay? Way { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Team { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? OverrideReason { get; set; }

    public bool MayOverride { get; private set; }

    public string Noun { get; private set; } = "";

    public string RecordUrl { get; private set; } = "";

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        Way = HandOverWay.Person;
        return ShowAsync(type, id, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new OfferHandOver(type, id, Way, To, Team, Agency, Service, Why, OverrideReason), cancellationToken);
        if (ModelState.Accepts(result, prefix: null))
        {
            TempData["Notice"] = "Sent. You see the answer under Hand-overs.";
            return LocalRedirect($"/sharing/hand-overs/{result.Value}");
        }

        MayOverride = OverrideReason is not null || result.Errors.Any(e => e.Field == nameof(OfferHandOver.OverrideReason));
        return await ShowAsync(type, id, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(HandOverPermissions.Use))
            throw new Kernel.Application.PermissionDeniedException(nameof(OfferHandOver));
        if (await targets.FindAsync(type, id, cancellationToken) is not var (target, record))
            return NotFound();
        (Noun, RecordUrl) = (target.Noun, record.Url);
        // Those whose role lets them take it.
        var people = await db.Users.AsNoTracking()
            .Where(u => u.IsActive && u.Id != currentUser.Id && u.Memberships.Any(m => m.Roles.Any(r => db.Set<RolePermission>().Any(p => p.RoleName == r.RoleName && p.IsGranted && p.Permission == target.RequiredPermission))))
            .OrderBy(u => u.DisplayName).Take(Most).Select(u => new { u.UserName, u.DisplayName }).ToListAsync(cancellationToken);
        People = [.. people.Select(p => new ChoiceItem($"{p.DisplayName} ({p.UserName})", p.UserName))];
        Teams = [.. (await HandOverReach.TeamsAsync(db, target, record, currentUser.AgencyCode, cancellationToken)).Select(t => new ChoiceItem($"{reference.AreaName(t.AreaCode)}: {t.AgencyName}", t.Key)).OrderBy(t => t.Text, StringComparer.Ordinal)];
        Agencies = [.. (await sharing.GetPartnersAsync(cancellationToken)).Select(a => new ChoiceItem(a.IsOwn ? $"{a.Name} (your own agency: another workstream)" : a.Name, a.Code))];
        Services = [.. target.Services.Select(s => new ChoiceItem(s.Name, s.Code))];
        return Page();
    }
}
