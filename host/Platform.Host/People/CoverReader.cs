using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>Covers as pages show them: those that are not over yet.</summary>
internal sealed class CoverReader(HostDbContext db, ICurrentUser currentUser, TimeProvider clock)
{
    /// <summary>Who does a person's work while they are away.</summary>
    public Task<IReadOnlyList<CoverRow>> OfAsync(Guid personId, CancellationToken cancellationToken) => ReadAsync(db.Covers.Where(c => c.PersonId == personId), cancellationToken);

    /// <summary>Whose work a person does.</summary>
    public Task<IReadOnlyList<CoverRow>> ByAsync(Guid personId, CancellationToken cancellationToken) => ReadAsync(db.Covers.Where(c => c.CoveredById == personId), cancellationToken);

    private async Task<IReadOnlyList<CoverRow>> ReadAsync(IQueryable<Cover> covers, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        // Whoever looks after one agency sees that agency's covers.
        var (everywhere, agency) = (currentUser.HasPermission(HostPermissions.People), currentUser.AgencyCode);
        return await (
            from cover in covers.AsNoTracking()
            join away in db.Users on cover.PersonId equals away.Id
            join colleague in db.Users on cover.CoveredById equals colleague.Id
            where cover.EndedUtc == null && cover.EndsOn >= today
            where everywhere || cover.AgencyCode == agency || cover.PersonId == currentUser.Id || cover.CoveredById == currentUser.Id
            orderby cover.StartsOn, cover.Id
            select new CoverRow(cover.Id, away.DisplayName, colleague.DisplayName, cover.StartsOn, cover.EndsOn, cover.Reason, cover.GivesAreas)).ToListAsync(cancellationToken);
    }
}

/// <summary>One cover, as a page shows it.</summary>
internal sealed record CoverRow(Guid Id, string AwayName, string CoveredByName, DateOnly StartsOn, DateOnly EndsOn, string Reason, bool GivesAreas);
