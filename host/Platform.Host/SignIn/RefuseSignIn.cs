using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.SignIn;

/// <summary>
/// An attempt to sign in failed. It is written down, and counted towards the lock-out, for a name that exists as for one that
/// does not: the two take the same steps. Sent before anybody is signed in, so no permission is named.
/// </summary>
[AllowAnonymousRequest]
[AuditedAs("Tried to sign in and was refused")]
internal sealed record RefuseSignIn(Guid? UserId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;
}

internal sealed class RefuseSignInHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<RefuseSignIn, Result>
{
    public async Task<Result> Handle(RefuseSignIn request, CancellationToken cancellationToken)
    {
        // Counted in the database, so that attempts at the same instant on several nodes all count.
        var id = request.UserId ?? Guid.Empty;
        var until = clock.GetUtcNow().UtcDateTime.Add(LockOut.For);
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), cancellationToken);
        await db.Users.Where(u => u.Id == id && u.AccessFailedCount >= LockOut.After)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEndUtc, until), cancellationToken);
        return Result.Success();
    }
}

/// <summary>
/// How many wrong attempts close an account, and for how long (NCSC, "Password administration for system owners": between 5
/// and 10 attempts before lock-out).
/// </summary>
internal static class LockOut
{
    public const int After = 10;

    public static readonly TimeSpan For = TimeSpan.FromMinutes(15);
}
