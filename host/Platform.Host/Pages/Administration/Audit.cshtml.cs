using Platform.Kernel.Sharing;
using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Auditing;
using Platform.Kernel.Auditing;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Host.Pages.Administration;

[FileFor(FileReader.OwnAgency, "The audit trail, for who checks it.")]
internal sealed class AuditModel(IMediator mediator, ModuleCatalogue modules, ActionNames actions, IAgencyDirectory agencies) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Record { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "The first day")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "The last day")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Did { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Module { get; set; }

    [BindProperty(SupportsGet = true)]
    public AuditOutcome? Outcome { get; set; }

    public AuditState State { get; private set; } = null!;

    public AuditPage List { get; private set; } = new([], null);

    public IReadOnlyDictionary<string, string> Agencies { get; private set; } = new Dictionary<string, string>();

    public string ExportUrl => "/administration/audit" + Request.QueryString.Add("handler", "export");

    public IEnumerable<SelectListItem> Actions => actions.All.OrderBy(a => a.Value, StringComparer.Ordinal).Select(a => new SelectListItem(a.Value, a.Key));

    public IEnumerable<SelectListItem> Modules => modules.Modules.Select(m => new SelectListItem(m.DisplayName, m.Name));

    public static IEnumerable<SelectListItem> Outcomes => Enum.GetValues<AuditOutcome>().Select(o => new SelectListItem(Words(o), o.ToString()));

    private AuditFilter Filter => new(Person, Record, From, To, Did, Module, Outcome);

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        State = await mediator.Send(new GetAuditState(), cancellationToken);
        if (!string.IsNullOrWhiteSpace(Record) && Filter.RecordId is null)
            ModelState.AddModelError(nameof(Record), "Enter the address of the record's page, or the record's number with its hyphens.");
        if (!ModelState.IsValid)
            return;
        List = await mediator.Send(new FindAudit(Filter, after), cancellationToken);
        Agencies = await agencies.GetNamesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || (!string.IsNullOrWhiteSpace(Record) && Filter.RecordId is null))
            return RedirectToPage(new { Record });
        var rows = await mediator.Send(new ExportAudit(Filter), cancellationToken);
        Response.Headers.CacheControl = "no-store";
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"audit-trail.csv\"";
        await AuditFile.WriteAsync(Response.Body, rows, actions, cancellationToken);
        return new EmptyResult();
    }

    public string NameOf(string module) => modules.Find(module)?.DisplayName ?? module;

    public string WordsOf(AuditRow row) => row.Hits is { } hits ? $"{actions.Of(row.Action)}, {(hits == 1 ? "1 person shown" : $"{hits} people shown")}" : actions.Of(row.Action);

    public static string Words(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Done => "Done",
        AuditOutcome.Denied => "Refused: no permission",
        AuditOutcome.NotFound => "Not there, or out of reach",
        _ => "Workstream switched off",
    };
}
