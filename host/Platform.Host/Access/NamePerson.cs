using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.Access;

/// <summary>Lets one more person see a restricted record. Only somebody who sees it can name others; their role and areas still decide what they see of it.</summary>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
[AuditedAs("Named a person who may open the record")]
internal sealed record NamePerson(string Type, Guid Id, string? UserName, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class NamePersonValidator : AbstractValidator<NamePerson>
{
    public NamePersonValidator()
    {
        RuleFor(r => r.UserName).NotEmpty().WithMessage("Choose who may see the record.");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Enter why they need to see it.").MaximumLength(1000).WithMessage("Enter a reason of 1,000 characters or fewer.");
    }
}

internal sealed class NamePersonHandler(HostDbContext db, RecordReach reach, ICurrentUser currentUser, TimeProvider clock, IGuidGenerator guids) : IRequestHandler<NamePerson, Result>
{
    public async Task<Result> Handle(NamePerson request, CancellationToken cancellationToken)
    {
        if (await reach.FindVisibleAsync(request.Type, request.Id, cancellationToken) is null
            || !await db.Set<RecordRestriction>().AnyAsync(r => r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople && r.LiftedUtc == null, cancellationToken))
            return Result.NotFound();

        var name = request.UserName!.Trim().ToUpperInvariant();
        var person = await db.Users.Where(u => u.NormalizedUserName == name && u.IsActive).Select(u => new { u.Id, u.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        if (person is null)
            return Result.Failure(nameof(request.UserName), "There is nobody with this sign-in name. Choose somebody from the list.");
        if (await db.Set<RecordGrant>().AnyAsync(g => g.PersonId == request.Id && g.UserId == person.Id && g.Kind == RecordGrantKind.Named && g.EndedUtc == null, cancellationToken))
            return Result.Failure(nameof(request.UserName), $"{person.DisplayName} may see this record already.");

        db.Add(Grant(guids, request.Id, person.Id, request.Why!.Trim(), currentUser.Id, clock.GetUtcNow().UtcDateTime));
        return Result.Success();
    }

    internal static RecordGrant Grant(IGuidGenerator guids, Guid record, Guid user, string why, Guid? by, DateTime now) => new()
    {
        Id = guids.Create(), PersonId = record, UserId = user, Kind = RecordGrantKind.Named, Reason = why, GrantedBy = by, FromUtc = now, UntilUtc = null,
    };
}

/// <summary>Somebody no longer sees a restricted record. The owner stays: hand the record over first.</summary>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
[AuditedAs("Took a named person off")]
internal sealed record RemoveNamedPerson(string Type, Guid Id, Guid UserId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class RemoveNamedPersonHandler(HostDbContext db, RecordReach reach, TimeProvider clock) : IRequestHandler<RemoveNamedPerson, Result>
{
    public async Task<Result> Handle(RemoveNamedPerson request, CancellationToken cancellationToken)
    {
        if (await reach.FindVisibleAsync(request.Type, request.Id, cancellationToken) is null)
            return Result.NotFound();
        if (await db.Set<RecordRestriction>().AnyAsync(r => r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople && r.LiftedUtc == null && r.OwnerId == request.UserId, cancellationToken))
            return Result.Failure("", "This person answers for the record. Make somebody else answer for it first.");
        foreach (var grant in await db.Set<RecordGrant>().Where(g => g.PersonId == request.Id && g.UserId == request.UserId && g.Restriction == RestrictionKind.NamedPeople && g.EndedUtc == null).ToListAsync(cancellationToken))
        {
            grant.EndedUtc = clock.GetUtcNow().UtcDateTime;
            grant.Version++;
        }

        return Result.Success();
    }
}

/// <summary>Another named person answers for the record from now on, and is told of emergency access.</summary>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
[AuditedAs("Handed the restriction over")]
internal sealed record HandOverRestriction(string Type, Guid Id, Guid UserId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class HandOverRestrictionHandler(HostDbContext db, RecordReach reach) : IRequestHandler<HandOverRestriction, Result>
{
    public async Task<Result> Handle(HandOverRestriction request, CancellationToken cancellationToken)
    {
        var restriction = await db.Set<RecordRestriction>().SingleOrDefaultAsync(r => r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople && r.LiftedUtc == null, cancellationToken);
        if (restriction is null || await reach.FindVisibleAsync(request.Type, request.Id, cancellationToken) is null)
            return Result.NotFound();
        if (!await db.Set<RecordGrant>().AnyAsync(g => g.PersonId == request.Id && g.UserId == request.UserId && g.Kind == RecordGrantKind.Named && g.EndedUtc == null, cancellationToken))
            return Result.Failure("", "Name this person first: who answers for a record sees it.");
        restriction.OwnerId = request.UserId;
        restriction.Version++;
        return Result.Success();
    }
}

/// <summary>The record is open again to everybody whose role and areas reach it.</summary>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
[AuditedAs("Lifted the restriction")]
internal sealed record LiftRestriction(string Type, Guid Id, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class LiftRestrictionValidator : AbstractValidator<LiftRestriction>
{
    public LiftRestrictionValidator() => RuleFor(r => r.Why)
        .NotEmpty().WithMessage("Enter why the restriction is no longer needed.")
        .MaximumLength(1000).WithMessage("Enter a reason of 1,000 characters or fewer.");
}

internal sealed class LiftRestrictionHandler(HostDbContext db, RecordReach reach, TimeProvider clock) : IRequestHandler<LiftRestriction, Result>
{
    public async Task<Result> Handle(LiftRestriction request, CancellationToken cancellationToken)
    {
        var restriction = await db.Set<RecordRestriction>().SingleOrDefaultAsync(r => r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople && r.LiftedUtc == null, cancellationToken);
        if (restriction is null || await reach.FindVisibleAsync(request.Type, request.Id, cancellationToken) is null)
            return Result.NotFound();
        restriction.LiftedUtc = clock.GetUtcNow().UtcDateTime;
        restriction.Version++;
        return Result.Success();
    }
}
