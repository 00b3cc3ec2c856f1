using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;
using Platform.Web;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class DetailModel(IMediator mediator, ICurrentUser currentUser, WorkingDays workingDays, TimeProvider clock) : InterventionPage(mediator, currentUser)
{
    private const int MostWords = 3;

    /// <summary>The child's latest words, the newest first: they stand above everything else.</summary>
    public IReadOnlyList<(DateOnly On, string About, string Words)> Words { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await ShowAsync(null, cancellationToken).ConfigureAwait(false);
        if (Intervention is { } found)
            Words = [.. Said(found).OrderByDescending(w => w.On).Take(MostWords)];
        return page;
    }

    public string Due(DateOnly due) => due.ToDueText(workingDays.Left(clock.Today(), due));

    private static IEnumerable<(DateOnly On, string About, string Words)> Said(InterventionView found)
    {
        foreach (var followUp in found.FollowUps)
            if (followUp is { DoneOn: { } on, ChildsWords: { } later })
                yield return (on, $"{followUp.Months} months later", later);
        if (found.End is { ChildsView: { } view } end)
            yield return (end.On, "At the end", view);
        foreach (var session in found.Sessions)
            if (session.ChildsWords is { } words)
                yield return (session.HeldOn, "At a session", words);
        if (found.Answer is { InWords: { } answer } asked)
            yield return (asked.AskedOn, "When we asked", answer);
    }
}
