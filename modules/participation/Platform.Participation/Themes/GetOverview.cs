using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;
using Platform.Participation.Voices;

namespace Platform.Participation.Themes;

/// <summary>Where participation stands today: who is still to be asked, answered and told.</summary>
[RequiresPermission(ParticipationPermissions.ViewThemes)]
internal sealed record GetOverview(DateOnly Today) : IQuery<Overview>;

/// <param name="ToAsk">Children to be asked.</param>
/// <param name="ToAskOverdue">Of these, past the date.</param>
/// <param name="WaitingForAnswer">Themes without an answer.</param>
/// <param name="AnswersOverdue">Of these, past the date.</param>
/// <param name="ToTell">Themes whose people are to be told.</param>
/// <param name="TellingOverdue">Of these, past the date.</param>
/// <param name="Told">Themes whose people have all been told.</param>
/// <param name="ToldInTime">Of these, by the date.</param>
internal sealed record Overview(int ToAsk, int ToAskOverdue, int WaitingForAnswer, int AnswersOverdue, int ToTell, int TellingOverdue, int Told, int ToldInTime);

internal sealed class GetOverviewHandler(ParticipationDbContext db) : IRequestHandler<GetOverview, Overview>
{
    public async Task<Overview> Handle(GetOverview request, CancellationToken cancellationToken)
    {
        var today = request.Today;
        var toAsk = db.ViewRequests.Where(r => r.State == ViewRequestState.Open);
        var asked = db.Themes.Where(t => t.State == ThemeState.Asked);
        var toTell = db.Themes.Where(t => t.State == ThemeState.Answered);
        var told = db.Themes.Where(t => t.FirstToldOn != null);
        return new Overview(
            await toAsk.CountAsync(cancellationToken).ConfigureAwait(false),
            await toAsk.CountAsync(r => r.DueOn < today, cancellationToken).ConfigureAwait(false),
            await asked.CountAsync(cancellationToken).ConfigureAwait(false),
            await asked.CountAsync(t => t.AnswerDueOn < today, cancellationToken).ConfigureAwait(false),
            await toTell.CountAsync(cancellationToken).ConfigureAwait(false),
            await toTell.CountAsync(t => t.TellDueOn < today, cancellationToken).ConfigureAwait(false),
            await told.CountAsync(cancellationToken).ConfigureAwait(false),
            await told.CountAsync(t => t.FirstToldOn <= t.TellDueOn, cancellationToken).ConfigureAwait(false));
    }
}
