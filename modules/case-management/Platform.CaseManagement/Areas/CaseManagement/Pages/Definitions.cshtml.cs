using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Notices;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class DefinitionsModel(IMediator mediator, ReferenceData reference) : PageModel
{
    public IReadOnlyList<SeriousViolenceDefinition> Definitions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Definitions = await mediator.Send(new FindDefinitions(), cancellationToken);

    public static string Words(DomesticContextMode mode) => mode switch
    {
        DomesticContextMode.Count => "Counted like any other",
        DomesticContextMode.NoteOnly => "Noted, and not counted: it has a strategy of its own",
        _ => "Left out: it has a strategy of its own",
    };

    /// <summary>Which clauses nobody has yet compared with their source, said once for them all; null when each has been.</summary>
    public static string? NotConfirmed(SeriousViolenceDefinition definition)
    {
        var open = definition.Clauses.Where(c => !c.IsConfirmed).Select(c => c.Order).Order().ToList();
        if (open.Count == 0)
            return null;
        if (open.Count == definition.Clauses.Count)
            return "Nobody has yet compared its clauses with their source.";
        return open.Count == 1
            ? $"Nobody has yet compared clause {open[0]} with its source."
            : $"Nobody has yet compared clauses {string.Join(", ", open.SkipLast(1))} and {open[^1]} with their source.";
    }

    public string Conditions(DefinitionClause clause)
    {
        var conditions = new List<string>();
        if (clause.OffenceCategories is { } categories)
            conditions.Add("Offence category: " + Among(categories, c => reference.Offences.FirstOrDefault(o => o.Category.Code == c)?.Category.Name ?? c));
        if (clause.OffenceCodes is { } offences)
            conditions.Add("Offence: " + Among(offences, c => reference.Offence(c)?.Name ?? c));
        if (clause.MinimumYjbScore is { } score)
            conditions.Add($"Youth Justice Board seriousness score of {score} or more");
        if (clause.Weapons is { } weapons)
            conditions.Add("Weapon: " + (weapons == "any" ? "any" : Among(weapons, c => NoticeCodes.Weapons.Name(c))));
        if (clause.MinimumInjury is { } injury)
            conditions.Add("Injury, at least: " + NoticeCodes.Injuries.Name(injury));
        if (clause.MinimumPeopleHarmed is { } people)
            conditions.Add($"People harmed: {people} or more");
        if (clause.Online is { } online)
            conditions.Add(online ? "Online" : "Not online");
        return string.Join("; ", conditions);
    }

    private static string Among(string codes, Func<string, string> name) => string.Join(" or ", codes.Split(',').Select(name));
}
