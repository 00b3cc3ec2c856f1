using FluentValidation;
using MediatR;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Host.Access;

/// <summary>
/// Opens a record whose processing is restricted, for one of the purposes of UK GDPR article 18(2) and a short time. It can be read;
/// nothing of it is changed or shared. Who restricted it is told, and the use is reviewed.
/// </summary>
[RequiresPermission(RestrictedRecordPermissions.OpenForPurpose)]
[AuditedAs("Opened the record although its processing is restricted")]
internal sealed record OpenForPurpose(string Type, Guid Id, AllowedPurpose? Purpose, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class OpenForPurposeValidator : AbstractValidator<OpenForPurpose>
{
    public OpenForPurposeValidator()
    {
        RuleFor(r => r.Purpose).NotNull().WithMessage("Choose for what the record is used.").IsInEnum().WithMessage("Choose for what the record is used from the list.");
        RuleFor(r => r.Why)
            .NotEmpty().WithMessage("Enter why you need the record for this.")
            .MinimumLength(10).WithMessage("Say in a few more words why you need it. The review starts from it.")
            .MaximumLength(1000).WithMessage("Enter a reason of 1,000 characters or fewer.");
    }
}

internal sealed class OpenForPurposeHandler(HostDbContext db, RecordReach reach, ICurrentUser currentUser, ISettingProvider settings, TimeProvider clock, IGuidGenerator guids)
    : IRequestHandler<OpenForPurpose, Result>
{
    public async Task<Result> Handle(OpenForPurpose request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } user || await reach.FindHiddenAsync(request.Id, cancellationToken) is not { Kind: RestrictionKind.Processing } restriction || restriction.RecordType != request.Type)
            return Result.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new RecordGrant
        {
            Id = guids.Create(), PersonId = request.Id, UserId = user, Restriction = RestrictionKind.Processing, Kind = RecordGrantKind.AllowedPurpose, Purpose = request.Purpose, Reason = request.Why!.Trim(),
            GrantedBy = user, FromUtc = now, UntilUtc = now.AddMinutes(await settings.GetAsync(AccessSettings.EmergencyMinutes, cancellationToken)),
        });
        return Result.Success();
    }
}
