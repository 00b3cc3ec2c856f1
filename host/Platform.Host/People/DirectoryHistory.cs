using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>Writes down what a command changed, in its transaction, and reads it back for the page.</summary>
internal sealed class DirectoryHistory(HostDbContext db, IGuidGenerator guids, ICurrentUser currentUser, TimeProvider clock)
{
    private const int Shown = 50;

    public static string Person(Guid id) => $"person/{id:D}";

    public static string Role(string name) => $"role/{name}";

    public static string Agency(string code) => $"agency/{code}";

    public void Add(string subject, params IEnumerable<string> changes) => Write(subject, currentUser.Id, currentUser.DisplayName, changes);

    /// <summary>What nobody here decided: the groups of an organisation's sign-in.</summary>
    public void AddByProvider(string subject, string change) => Write(subject, null, "The organisation’s sign-in", [change]);

    private void Write(string subject, Guid? byUserId, string byName, IEnumerable<string> changes)
    {
        var text = string.Join(" ", changes.Where(c => c.Length > 0));
        if (text.Length == 0)
            return;
        db.Set<DirectoryChange>().Add(new DirectoryChange
        {
            Id = guids.Create(),
            Subject = subject,
            OccurredUtc = clock.GetUtcNow().UtcDateTime,
            ByUserId = byUserId,
            ByName = byName,
            Text = text.Length <= DirectoryChange.MaxText ? text : text[..DirectoryChange.MaxText],
        });
    }

    public async Task<IReadOnlyList<ChangeRow>> GetAsync(string subject, CancellationToken cancellationToken)
        => await db.Set<DirectoryChange>().AsNoTracking()
            .Where(c => c.Subject == subject)
            .OrderByDescending(c => c.OccurredUtc).ThenByDescending(c => c.Id)
            .Take(Shown)
            .Select(c => new ChangeRow(c.OccurredUtc, c.ByName, c.Text))
            .ToListAsync(cancellationToken);

    /// <summary>"Given: a, b." or nothing.</summary>
    public static string Sentence(string what, IEnumerable<string> items)
    {
        var list = items.Order(StringComparer.OrdinalIgnoreCase).ToList();
        return list.Count == 0 ? "" : $"{what}: {string.Join(", ", list)}.";
    }

    /// <summary>"What: from → to." or nothing where both are the same.</summary>
    public static string Changed(string what, string? from, string? to)
        => string.Equals(from ?? "", to ?? "", StringComparison.Ordinal) ? "" : $"{what}: {(string.IsNullOrEmpty(from) ? "nothing" : from)} → {(string.IsNullOrEmpty(to) ? "nothing" : to)}.";
}

/// <summary>One change, as a page shows it.</summary>
internal sealed record ChangeRow(DateTime OccurredUtc, string By, string Text);
