using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Application;

namespace Platform.Host.SignIn;

/// <summary>How somebody signs in, for the people who help them when they cannot.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
internal sealed record GetSignInOf(Guid UserId) : IQuery<PersonSignIn?>;

internal sealed record PersonSignIn(Guid Id, string UserName, string DisplayName, bool IsActive, bool HasPassword, DateTime? SecondFactorSince, bool RequiresSecondFactor, DateTime? LockedUntilUtc, IReadOnlyList<SessionRow> Sessions);

internal sealed class GetSignInOfHandler(HostDbContext db, DirectoryReach reach, AuthenticatorApps apps, OpenSessions sessions, TimeProvider clock) : IRequestHandler<GetSignInOf, PersonSignIn?>
{
    public async Task<PersonSignIn?> Handle(GetSignInOf request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.UserId, cancellationToken) is not { } user)
            return null;
        var since = await db.SecondFactors.Where(f => f.UserId == user.Id).Select(f => f.ConfirmedUtc).SingleOrDefaultAsync(cancellationToken);
        return new PersonSignIn(
            user.Id, user.UserName, user.DisplayName, user.IsActive, user.PasswordHash is not null, since,
            await apps.IsRequiredAsync(user.Id, cancellationToken),
            user.LockoutEndUtc > clock.GetUtcNow().UtcDateTime ? user.LockoutEndUtc : null,
            await sessions.OfAsync(user.Id, cancellationToken));
    }
}
