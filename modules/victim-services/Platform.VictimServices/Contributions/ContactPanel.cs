using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;
using Platform.Web;

namespace Platform.VictimServices.Contributions;

/// <summary>
/// On a child's page, for workers with people who have been harmed alone: that somebody was harmed and where the contact
/// stands. Never a name: the page is the child's.
/// </summary>
internal sealed class ContactPanel(VictimServicesDbContext db) : IRecordPanel
{
    private const int Most = 10;

    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => VictimServicesPermissions.View;

    public int Order => 400;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var contacts = await db.Contacts.AsNoTracking()
            .Where(c => c.Children.Any(child => child.ChildId == recordId))
            .OrderByDescending(c => c.ReportedOn).ThenBy(c => c.Ordinal)
            .Take(Most)
            .Select(c => new { c.Id, c.State, c.DueOn, c.FirstContactOn, c.EndedOn })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (contacts.Count == 0)
            return null;
        var rows = contacts.Select(c => new RecordPanelRow("Contact with a person harmed", c.State switch
        {
            ContactState.AwaitingFirstContact => $"First contact due {c.DueOn.ToDisplay()}",
            ContactState.InContact => $"First contact made {c.FirstContactOn.ToDisplay()}",
            _ => $"Ended {c.EndedOn.ToDisplay()}",
        })).ToList();
        var links = contacts.Select((c, i) => new RecordPanelLink(
            contacts.Count == 1 ? "Open the contact" : string.Create(CultureInfo.InvariantCulture, $"Open contact {i + 1} of {contacts.Count}"),
            $"/victim-services/contacts/{c.Id}")).ToList();
        return new RecordPanel("People harmed", rows, links);
    }
}
