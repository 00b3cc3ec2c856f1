using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.Participation.Data;
using Platform.Participation.Themes;
using Platform.Participation.Voices;

namespace Platform.Participation.Contributions;

/// <summary>Children whose view is to be asked for.</summary>
internal sealed class ViewRequestWork(ParticipationDbContext db) : IWorkContributor
{
    public string RequiredPermission => ParticipationPermissions.RecordVoice;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var due = await db.ViewRequests.AsNoTracking().Where(r => r.State == ViewRequestState.Open)
            .OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(limit)
            .Select(r => new { r.Id, r.ChildId, r.About, r.DueOn }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. due.Select(r => new WorkItem(Text(r.About), $"/participation/voices/new?viewRequestId={r.Id}", r.DueOn, r.ChildId))];
    }

    private static string Text(ViewAbout about) => about switch
    {
        ViewAbout.PlanAgreed => "Ask the child what they think of their plan",
        ViewAbout.ProgrammeCompleted => "Ask the child what they think of the programme they finished",
        _ => "Ask the child what they think of the work that ended",
    };
}

/// <summary>Themes to be answered, and people to be told.</summary>
internal sealed class ThemeWork(ParticipationDbContext db) : IWorkContributor
{
    public string RequiredPermission => ParticipationPermissions.ManageThemes;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var due = await db.Themes.AsNoTracking().Where(t => t.State == ThemeState.Asked || t.State == ThemeState.Answered)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(limit)
            .Select(t => new { t.Id, t.State, t.AskedOf, t.DueOn }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. due.Select(t => new WorkItem(
            t.State == ThemeState.Asked ? $"Get an answer from {t.AskedOf}" : "Tell those who said it what came of it", $"/participation/themes/{t.Id}", t.DueOn))];
    }
}
