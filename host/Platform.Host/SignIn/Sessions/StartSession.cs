using MediatR;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.Host.SignIn.Sessions;

/// <summary>Begins a session of somebody who has shown who they are. The steps of signing in send it, before anybody is signed in.</summary>
[AllowAnonymousRequest]
[AuditedAs("Signed in")]
internal sealed record StartSession(Guid UserId, SignInMethod Method, bool HadSecondFactor, string? Address, string Browser, string? ProviderSession = null) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;
}

internal sealed class StartSessionHandler(HostDbContext db, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<StartSession, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartSession request, CancellationToken cancellationToken)
    {
        var user = await db.Users.FindAsync([request.UserId], cancellationToken);
        if (user is not { IsActive: true })
            return Result.NotFound();

        var now = clock.GetUtcNow().UtcDateTime;
        user.AccessFailedCount = 0;
        user.LockoutEndUtc = null;
        var session = new Session
        {
            Id = guids.Create(),
            UserId = user.Id,
            StartedUtc = now,
            LastSeenUtc = now,
            Address = request.Address,
            Browser = request.Browser,
            Method = request.Method,
            HadSecondFactor = request.HadSecondFactor,
            ProviderSession = request.ProviderSession,
            SecurityStamp = user.SecurityStamp,
        };
        db.Sessions.Add(session);
        return session.Id;
    }
}
