using MediatR;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.Administration;

/// <summary>A person has left, or is back. What they did keeps their name.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Ended or gave back a person’s access")]
internal sealed record SetStanding(Guid PersonId, bool IsActive) : ICommand, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class SetStandingHandler(DirectoryReach reach, LastRoleManager lastRoleManager, DirectoryHistory history, UserAccessReader access) : IRequestHandler<SetStanding, Result>
{
    public async Task<Result> Handle(SetStanding request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (await reach.WhyNotAsync(person, cancellationToken) is { } refused)
            return refused;
        if (person.IsActive == request.IsActive)
            return Result.Success();

        person.IsActive = request.IsActive;
        // Ends their sessions.
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        history.Add(DirectoryHistory.Person(person.Id), request.IsActive ? "Is back, and can sign in." : "Has left, and can no longer sign in.");
        if (await lastRoleManager.SaveAsync(cancellationToken) is { } nobodyLeft)
            return nobodyLeft;
        access.Forget();
        return Result.Success();
    }
}

/// <summary>Lets somebody sign in again at once after too many wrong passwords.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Unlocked an account")]
internal sealed record UnlockPerson(Guid PersonId) : ICommand, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class UnlockPersonHandler(DirectoryReach reach, DirectoryHistory history) : IRequestHandler<UnlockPerson, Result>
{
    public async Task<Result> Handle(UnlockPerson request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (await reach.WhyNotAsync(person, cancellationToken) is { } refused)
            return refused;
        person.LockoutEndUtc = null;
        person.AccessFailedCount = 0;
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        history.Add(DirectoryHistory.Person(person.Id), "Unlocked after too many wrong passwords.");
        return Result.Success();
    }
}
