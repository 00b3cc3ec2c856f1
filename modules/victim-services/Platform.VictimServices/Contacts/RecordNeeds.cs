using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Recorded what the person needs")]
internal sealed record RecordNeeds(Guid ContactId, long Version, string? SafeContactNote, string? SpecialMeasures, string? VulnerabilityNote, string? Reason = null) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;

    string? IAboutRecord.Reason => Reason.OrNull();
}

internal sealed class RecordNeedsValidator : AbstractValidator<RecordNeeds>
{
    public RecordNeedsValidator()
    {
        RuleFor(r => r.SafeContactNote).MaximumLength(Contact.NoteLength).WithMessage("This note must be 4,000 characters or fewer.");
        RuleFor(r => r.SpecialMeasures).MaximumLength(Contact.NoteLength).WithMessage("This note must be 4,000 characters or fewer.");
        RuleFor(r => r.Reason).MaximumLength(CorrectionReason.Longest).WithMessage(CorrectionReason.TooLong);
        RuleFor(r => r.VulnerabilityNote).MaximumLength(Contact.NoteLength).WithMessage("This note must be 4,000 characters or fewer.");
    }
}

internal sealed class RecordNeedsHandler(VictimServicesDbContext db, TimeProvider clock) : IRequestHandler<RecordNeeds, Result>
{
    public async Task<Result> Handle(RecordNeeds request, CancellationToken cancellationToken)
    {
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false) is not { } contact)
            return Result.NotFound();
        db.Entry(contact).Property(c => c.Version).OriginalValue = request.Version;
        contact.DescribeNeeds(request.SafeContactNote.OrNull(), request.SpecialMeasures.OrNull(), request.VulnerabilityNote.OrNull(), clock.GetUtcNow().UtcDateTime);
        return CorrectionReason.Check(db, contact, request.Version, request.Reason);
    }
}
