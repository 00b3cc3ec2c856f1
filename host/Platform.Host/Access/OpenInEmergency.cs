using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Host.Access;

/// <summary>
/// Break-glass: opens a restricted record for a short time. Its owner and the people who review are told; it ends by itself,
/// in the middle of a session too, because every query asks for the time.
/// </summary>
[RequiresPermission(RestrictedRecordPermissions.OpenInEmergency)]
[AuditedAs("Opened the record in an emergency")]
internal sealed record OpenInEmergency(string Type, Guid Id, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class OpenInEmergencyValidator : AbstractValidator<OpenInEmergency>
{
    public OpenInEmergencyValidator() => RuleFor(r => r.Why)
        .NotEmpty().WithMessage("Enter what the emergency is.")
        .MinimumLength(10).WithMessage("Say in a few more words what the emergency is. The review starts from it.")
        .MaximumLength(1000).WithMessage("Enter a reason of 1,000 characters or fewer.");
}

internal sealed class OpenInEmergencyHandler(HostDbContext db, RecordReach reach, ICurrentUser currentUser, ISettingProvider settings, TimeProvider clock, IGuidGenerator guids)
    : IRequestHandler<OpenInEmergency, Result>
{
    public async Task<Result> Handle(OpenInEmergency request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } user || await reach.FindHiddenAsync(request.Id, cancellationToken) is not { Kind: RestrictionKind.NamedPeople } restriction || restriction.RecordType != request.Type)
            return Result.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new RecordGrant
        {
            Id = guids.Create(), PersonId = request.Id, UserId = user, Kind = RecordGrantKind.Emergency, Reason = request.Why!.Trim(), GrantedBy = user, FromUtc = now,
            UntilUtc = now.AddMinutes(await settings.GetAsync(AccessSettings.EmergencyMinutes, cancellationToken)),
        });
        return Result.Success();
    }
}

/// <summary>Ends one's own access in an emergency or for a purpose before its time.</summary>
[RequiresPermission(RestrictedRecordPermissions.OpenInEmergency, RestrictedRecordPermissions.OpenForPurpose)]
[AuditedAs("Ended their access to the restricted record")]
internal sealed record EndEmergencyAccess(Guid GrantId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "emergency-access";

    Guid? IAboutRecord.RecordId => GrantId;
}

internal sealed class EndEmergencyAccessHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<EndEmergencyAccess, Result>
{
    public async Task<Result> Handle(EndEmergencyAccess request, CancellationToken cancellationToken)
    {
        var grant = await db.Set<RecordGrant>().SingleOrDefaultAsync(g => g.Id == request.GrantId && g.UserId == currentUser.Id && g.Kind != RecordGrantKind.Named, cancellationToken);
        if (grant is null)
            return Result.NotFound();
        if (grant.EndedUtc is null)
        {
            grant.EndedUtc = clock.GetUtcNow().UtcDateTime;
            grant.Version++;
        }

        return Result.Success();
    }
}

/// <summary>The owner has seen that their restricted record was opened.</summary>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
[AuditedAs("Confirmed to have read of an emergency access")]
internal sealed record AcknowledgeEmergencyAccess(string Type, Guid Id) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class AcknowledgeEmergencyAccessHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<AcknowledgeEmergencyAccess, Result>
{
    public async Task<Result> Handle(AcknowledgeEmergencyAccess request, CancellationToken cancellationToken)
    {
        if (!await db.Set<RecordRestriction>().AnyAsync(r => r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople && r.OwnerId == currentUser.Id, cancellationToken))
            return Result.NotFound();
        foreach (var grant in await db.Set<RecordGrant>().Where(g => g.PersonId == request.Id && g.Kind == RecordGrantKind.Emergency && g.SeenByOwnerUtc == null).ToListAsync(cancellationToken))
        {
            grant.SeenByOwnerUtc = clock.GetUtcNow().UtcDateTime;
            grant.Version++;
        }

        return Result.Success();
    }
}
