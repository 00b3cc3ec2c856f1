using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;
using Platform.KnifeCrime.Programmes;
using Platform.Web;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class AcceptModel(IMediator mediator, ICurrentUser currentUser) : InterventionPage(mediator, currentUser)
{
    [BindProperty]
    public AcceptInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Programmes { get; } =
    [
        .. ProgrammeCatalogue.Programmes.Select(p => new ChoiceItem(p.Name, p.Code, Hint(p))),
        ChoiceItem.Divider("or"),
        new ChoiceItem("None", ProgrammeCatalogue.NoProgramme, "Support planned with the child, without a set programme."),
    ];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(KnifeCrimePermissions.Decide, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new AcceptRequest(Id, Input.Suitability, Input.ProgrammeCode, Input.IWillWorkWithTheChild, Input.WorkerName),
        "Request accepted. Ask the child whether they agree to start.",
        cancellationToken);

    private static string Hint(Programme programme)
    {
        var evidence = programme.Approach is { } approach && approach.Impact.NeedsThought() ? $"Stop and think: {programme.EvidenceInWords}." : $"{programme.EvidenceInWords}.";
        return $"{programme.Description} {evidence}";
    }
}

internal sealed class AcceptInput
{
    public string? Suitability { get; set; }

    public string? ProgrammeCode { get; set; }

    public bool? IWillWorkWithTheChild { get; set; }

    public string? WorkerName { get; set; }
}
