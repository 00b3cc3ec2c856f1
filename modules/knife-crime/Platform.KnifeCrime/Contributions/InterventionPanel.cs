using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;
using Platform.Web;

namespace Platform.KnifeCrime.Contributions;

/// <summary>Knife-crime support on the child's page: where it stands, not what was said.</summary>
internal sealed class InterventionPanel(KnifeCrimeDbContext db) : IRecordPanel
{
    private const int Most = 5;

    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => KnifeCrimePermissions.View;

    public int Order => 200;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var found = await db.Interventions.AsNoTracking().Where(i => i.ChildId == recordId)
            .OrderByDescending(i => i.RequestedOn).ThenByDescending(i => i.Id).Take(Most)
            .Select(i => new { i.Id, i.Status, i.RequestedOn, i.ProgrammeName, i.WorkerName, i.SessionsOffered, i.SessionsAttended, i.NextSessionOn })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            return null;

        var rows = found.Select(i => new RecordPanelRow(
            $"Requested {i.RequestedOn.ToDisplay()}",
            string.Join(". ", new[]
            {
                i.Status.ToWords(),
                i.ProgrammeName is null ? null : $"Programme: {i.ProgrammeName}",
                i.WorkerName is null ? null : $"Worker: {i.WorkerName}",
                i.SessionsOffered == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"At {i.SessionsAttended} of {i.SessionsOffered} sessions"),
                i.NextSessionOn is null ? null : $"Next session {i.NextSessionOn.ToDisplay()}",
            }.Where(part => part is not null))));
        return new RecordPanel("Knife-crime support", [.. rows], [.. found.Select(i => new RecordPanelLink($"Open the support requested {i.RequestedOn.ToDisplay()}", Url(i.Id)))]);
    }

    internal static string Url(Guid id) => $"/knife-crime/requests/{id}";
}
