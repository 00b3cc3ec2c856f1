using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.FocusedDeterrence.Contributions;

/// <summary>Focused deterrence on the child's page: where it stands and what was offered. Without a nomination, only the way to make one.</summary>
internal sealed class NominationPanel(FocusedDeterrenceDbContext db, ICurrentUser currentUser) : IRecordPanel
{
    private const int Most = 5;

    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => FocusedDeterrencePermissions.View;

    public int Order => 300;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var found = await db.Nominations.AsNoTracking().Where(n => n.ChildId == recordId)
            .OrderByDescending(n => n.NominatedOn).ThenByDescending(n => n.Id).Take(Most)
            .Select(n => new { n.Id, n.Status, n.Source, n.NominatedOn, n.DecidedOn, n.OffersMade, n.OffersTakenUp })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var links = found.Select(n => new RecordPanelLink($"Open the nomination of {n.NominatedOn.ToDisplay()}", Url(n.Id))).ToList();
        if (currentUser.HasPermission(FocusedDeterrencePermissions.Nominate) && !found.Any(n => n.Status is not NominationStatus.NotEnrolled))
            links.Add(new RecordPanelLink("Nominate for a focused deterrence cohort", $"/focused-deterrence/nominations/new?child={recordId}"));
        if (links.Count == 0)
            return null;

        var rows = found.Select(n => new RecordPanelRow(
            $"{n.Source.ToWords()}, {n.NominatedOn.ToDisplay()}",
            string.Join(". ", new[]
            {
                n.DecidedOn is null ? n.Status.ToWords() : $"{n.Status.ToWords()}, decided {n.DecidedOn.ToDisplay()}",
                n.OffersMade == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{n.OffersTakenUp} of {n.OffersMade} offers of support taken up"),
            }.Where(part => part is not null)))).DefaultIfEmpty(new RecordPanelRow("Nomination", "None"));
        return new RecordPanel("Focused deterrence", [.. rows], links);
    }

    internal static string Url(Guid id) => $"/focused-deterrence/nominations/{id}";
}
