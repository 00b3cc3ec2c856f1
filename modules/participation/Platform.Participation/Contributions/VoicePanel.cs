using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Participation.Data;
using Platform.Participation.Voices;
using Platform.Web;

namespace Platform.Participation.Contributions;

/// <summary>The child's own words on the child's page, and what they are still to be asked.</summary>
internal sealed class VoicePanel(ParticipationDbContext db, VoiceReach reach, ICurrentUser currentUser) : IRecordPanel
{
    private const int Most = 3;

    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => ParticipationPermissions.ViewVoices;

    public int Order => 50;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var voices = await reach.Of(db.Voices.AsNoTracking()).Where(v => v.ChildId == recordId && v.Words != null)
            .OrderByDescending(v => v.SaidOn).ThenByDescending(v => v.Id).Take(Most)
            .Select(v => new { v.Id, v.Who, v.Words, v.SaidOn }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var requests = await db.ViewRequests.AsNoTracking().Where(r => r.ChildId == recordId && r.State != ViewRequestState.Answered)
            .OrderByDescending(r => r.HappenedOn).ThenBy(r => r.Id).Take(Most)
            .Select(r => new { r.Id, r.About, r.State, r.DueOn, r.ClosedOn }).ToListAsync(cancellationToken).ConfigureAwait(false);

        var rows = new List<RecordPanelRow>();
        rows.AddRange(voices.Select(v => new RecordPanelRow($"{v.Who.Text()} said, {v.SaidOn.ToDisplay()}", $"“{v.Words}”")));
        rows.AddRange(requests.Select(r => new RecordPanelRow(r.About.Text(), r.State == ViewRequestState.Open
            ? $"Ask the child what they think by {r.DueOn.ToDisplay()}"
            : $"Asked {r.ClosedOn.ToDisplay()}. The child did not wish to say.")));
        if (rows.Count == 0)
            rows.Add(new RecordPanelRow("The child’s own words", "Nothing recorded yet"));

        var links = new List<RecordPanelLink>();
        if (currentUser.HasPermission(ParticipationPermissions.RecordVoice))
        {
            links.AddRange(requests.Where(r => r.State == ViewRequestState.Open)
                .Select(r => new RecordPanelLink($"Record the child’s view: {Lowered(r.About.Text())}", $"/participation/voices/new?viewRequestId={r.Id}")));
            links.Add(new RecordPanelLink("Record something else the child or family said", $"/participation/voices/new?childId={recordId}"));
        }

        return new RecordPanel("In the child’s own words", rows, links);
    }

    private static string Lowered(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
