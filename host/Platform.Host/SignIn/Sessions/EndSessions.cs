using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn.Sessions;

/// <summary>Ends sessions of the current person: one, or all but the one that asks. Everybody may, so no permission is named.</summary>
[AllowAnonymousRequest]
[AuditedAs("Signed out")]
internal sealed record EndMySessions(Guid? SessionId, Guid? Except, SessionEnd Because) : ICommand;

internal sealed class EndMySessionsHandler(SessionEnder sessions, ICurrentUser currentUser) : IRequestHandler<EndMySessions, Result>
{
    public async Task<Result> Handle(EndMySessions request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } id)
            return Result.NotFound();
        await sessions.EndAsync(id, s => (request.SessionId == null || s.Id == request.SessionId) && (request.Except == null || s.Id != request.Except), request.Because, by: null, cancellationToken);
        return Result.Success();
    }
}

/// <summary>An administrator ends somebody's sessions: one, or all.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Signed somebody out")]
internal sealed record EndSessionsOf(Guid UserId, Guid? SessionId, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;
}

internal sealed class EndSessionsOfValidator : AbstractValidator<EndSessionsOf>
{
    public EndSessionsOfValidator() => RuleFor(r => r.Reason).MaximumLength(500).WithMessage("Enter a reason of 500 characters or fewer.");
}

internal sealed class EndSessionsOfHandler(DirectoryReach reach, SessionEnder sessions, ICurrentUser currentUser) : IRequestHandler<EndSessionsOf, Result>
{
    public async Task<Result> Handle(EndSessionsOf request, CancellationToken cancellationToken)
    {
        // Who may see a person may end what somebody else does in their name; nothing is given or taken by it.
        if (await reach.FindAsync(request.UserId, cancellationToken) is null)
            return Result.NotFound();
        await sessions.EndAsync(request.UserId, s => request.SessionId == null || s.Id == request.SessionId, SessionEnd.EndedByAdministrator, currentUser.DisplayName, cancellationToken);
        return Result.Success();
    }
}

/// <summary>Ends sessions, and makes this node see it at once.</summary>
internal sealed class SessionEnder(HostDbContext db, SessionGuard guard, TimeProvider clock)
{
    public async Task<int> EndAsync(Guid userId, System.Linq.Expressions.Expression<Func<Session, bool>> which, SessionEnd because, string? by, CancellationToken cancellationToken)
    {
        var sessions = await db.Sessions.Where(s => s.UserId == userId && s.EndedUtc == null).Where(which).ToListAsync(cancellationToken);
        foreach (var session in sessions)
        {
            session.EndedUtc = clock.GetUtcNow().UtcDateTime;
            session.EndedBecause = because;
            session.EndedBy = by;
            guard.Forget(session.Id);
        }

        return sessions.Count;
    }
}
