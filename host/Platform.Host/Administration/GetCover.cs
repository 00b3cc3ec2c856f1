using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Who covers for the current person, and for whom they cover.</summary>
[RequiresPermission(HostPermissions.OwnCover)]
internal sealed record GetMyCover : IQuery<MyCover>;

internal sealed record MyCover(IReadOnlyList<CoverRow> OfMe, IReadOnlyList<CoverRow> ByMe);

internal sealed class GetMyCoverHandler(CoverReader covers, ICurrentUser currentUser) : IRequestHandler<GetMyCover, MyCover>
{
    public async Task<MyCover> Handle(GetMyCover request, CancellationToken cancellationToken) => currentUser.Id is { } id
        ? new MyCover(await covers.OfAsync(id, cancellationToken), await covers.ByAsync(id, cancellationToken))
        : new MyCover([], []);
}

/// <summary>The colleagues who may cover for a person as a member of an agency: those who work for it today.</summary>
/// <param name="PersonId">Who is away; the current person, or one whom they look after.</param>
/// <param name="MembershipId">As what; null for the current person's own of now.</param>
[RequiresPermission(HostPermissions.OwnCover, HostPermissions.People, HostPermissions.PeopleOfAgency)]
internal sealed record GetCoverChoices(Guid PersonId, Guid? MembershipId) : IQuery<CoverChoices?>;

internal sealed record CoverChoices(string AwayName, IReadOnlyList<Choice> Colleagues);

internal sealed class GetCoverChoicesHandler(HostDbContext db, DirectoryReach reach, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<GetCoverChoices, CoverChoices?>
{
    // An agency with more people than fit into a list has managers who know whom to ask.
    private const int Limit = 500;

    public async Task<CoverChoices?> Handle(GetCoverChoices request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var isOwn = request.PersonId == currentUser.Id;
        var membershipId = request.MembershipId ?? (isOwn ? currentUser.MembershipId : null);
        var mayManage = reach.IsEverywhere || currentUser.HasPermission(HostPermissions.PeopleOfAgency);
        if (!isOwn && !mayManage)
            return null;
        var person = isOwn
            ? await db.Users.AsNoTracking().Include(u => u.Memberships).SingleOrDefaultAsync(u => u.Id == request.PersonId, cancellationToken)
            : await reach.People().AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.PersonId, cancellationToken);
        var away = person?.Memberships.SingleOrDefault(m => m.Id == membershipId && !m.HasEnded(today) && (isOwn || reach.Reaches(m.AgencyCode)));
        if (person is null || away is null)
            return null;

        var colleagues = await db.Users.AsNoTracking()
            .Where(u => u.IsActive && u.Id != person.Id && u.Memberships.Any(m => m.AgencyCode == away.AgencyCode && (m.StartsOn == null || m.StartsOn <= today) && (m.EndsOn == null || m.EndsOn >= today)))
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(Limit)
            .Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellationToken);
        return new CoverChoices(person.DisplayName, colleagues.Select(c => new Choice(c.Id.ToString("D"), c.DisplayName)).ToList());
    }
}
