using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CaseManagement.Cases;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.WritePlans)]
internal sealed class CasePlanModel(IMediator mediator) : CasePageModel(mediator)
{
    private const int LeastItems = 3;

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Record.Draft is { } draft)
            Input = new PlanInput
            {
                Version = draft.Version,
                Strengths = draft.Strengths,
                Hopes = draft.Hopes,
                ChildsWords = draft.ChildsWords,
                NoWordsReason = draft.NoWordsReason,
                Items = draft.Items.OrderBy(i => i.Number)
                    .Select(i => new PlanItemContent { Kind = i.Kind, What = i.What, Who = i.Who, WhoName = i.WhoName, ByWhen = i.ByWhen }).ToList(),
            };
        else
            Input.Strengths = Record.Child.Strengths;
        ShowItems(LeastItems);
        return Page();
    }

    public async Task<IActionResult> OnPostAddItemAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        ModelState.Clear();
        ShowItems(Input.Items.Count + 1);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (ModelState.IsValid)
        {
            var result = await Mediator.Send(new WritePlan(CaseId, Input.Version, Input.Hopes, Input.Strengths, Input.ChildsWords, Input.NoWordsReason, Input.Items), cancellationToken);
            if (ModelState.Accepts(result))
                return Done("The draft is saved");
        }

        ShowItems(LeastItems);
        return Page();
    }

    private void ShowItems(int least)
    {
        while (Input.Items.Count < least)
            Input.Items.Add(new PlanItemContent());
    }

    internal sealed class PlanInput
    {
        public long Version { get; set; }

        public string? Hopes { get; set; }

        public string? Strengths { get; set; }

        public string? ChildsWords { get; set; }

        public string? NoWordsReason { get; set; }

        public List<PlanItemContent> Items { get; set; } = [];
    }
}
