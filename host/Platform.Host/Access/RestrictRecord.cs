using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.Access;

/// <summary>From now on only named people see the records about this person. Who restricts is the first of them, and answers for the record.</summary>
/// <param name="Type">The record's type, one that a label provider names.</param>
/// <param name="Id">The person whom the records are about.</param>
/// <param name="Why">Kept with the restriction and in the audit trail.</param>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
[AuditedAs("Restricted the record to named people")]
internal sealed record RestrictRecord(string Type, Guid Id, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class RestrictRecordValidator : AbstractValidator<RestrictRecord>
{
    public RestrictRecordValidator() => RuleFor(r => r.Why)
        .NotEmpty().WithMessage("Enter why only named people may see this record.")
        .MaximumLength(1000).WithMessage("Enter a reason of 1,000 characters or fewer.");
}

internal sealed class RestrictRecordHandler(HostDbContext db, RecordReach reach, ICurrentUser currentUser, TimeProvider clock, IGuidGenerator guids) : IRequestHandler<RestrictRecord, Result>
{
    public async Task<Result> Handle(RestrictRecord request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } owner || await reach.FindVisibleAsync(request.Type, request.Id, cancellationToken) is not { AreaCode: { } area })
            return Result.NotFound();

        var now = clock.GetUtcNow().UtcDateTime;
        var restriction = await db.Set<RecordRestriction>().SingleOrDefaultAsync(r => r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople, cancellationToken);
        if (restriction is { LiftedUtc: null })
            return Result.Failure("", "This record is restricted already. Reload the page to see who may see it.");
        if (restriction is null)
        {
            restriction = new RecordRestriction
            {
                PersonId = request.Id, RecordType = request.Type, AreaCode = area, OwnerId = owner, Reason = request.Why!.Trim(), RestrictedBy = owner, RestrictedUtc = now,
            };
            db.Add(restriction);
        }
        else
        {
            (restriction.AreaCode, restriction.OwnerId, restriction.Reason, restriction.RestrictedBy, restriction.RestrictedUtc, restriction.LiftedUtc) = (area, owner, request.Why!.Trim(), owner, now, null);
            restriction.Version++;
        }

        if (!await db.Set<RecordGrant>().AnyAsync(g => g.PersonId == request.Id && g.UserId == owner && g.Kind == RecordGrantKind.Named && g.EndedUtc == null, cancellationToken))
            db.Add(NamePersonHandler.Grant(guids, request.Id, owner, "Restricted the record", owner, now));
        return Result.Success();
    }
}
