using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Host.SignIn.SecondFactors;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn;

/// <summary>How the current person signs in. Everybody may see their own, so no permission is named.</summary>
[AllowAnonymousRequest]
internal sealed record GetMyAccount : IQuery<MyAccount?>;

internal sealed record MyAccount(string UserName, string DisplayName, bool HasPassword, DateTime? SecondFactorSince, int RecoveryCodesLeft, bool RequiresSecondFactor);

internal sealed class GetMyAccountHandler(HostDbContext db, AuthenticatorApps apps, ICurrentUser currentUser) : IRequestHandler<GetMyAccount, MyAccount?>
{
    public async Task<MyAccount?> Handle(GetMyAccount request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } id)
            return null;
        var user = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => new { u.UserName, u.DisplayName, HasPassword = u.PasswordHash != null }).SingleOrDefaultAsync(cancellationToken);
        if (user is null)
            return null;
        var factor = await db.SecondFactors.AsNoTracking().Include(f => f.RecoveryCodes).SingleOrDefaultAsync(f => f.UserId == id, cancellationToken);
        return new MyAccount(user.UserName, user.DisplayName, user.HasPassword, factor?.ConfirmedUtc, factor?.RecoveryCodes.Count(c => c.UsedUtc is null) ?? 0, await apps.IsRequiredAsync(id, cancellationToken));
    }
}
