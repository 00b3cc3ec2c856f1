using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Recorded who the person is")]
internal sealed record RecordPerson(
    Guid ContactId,
    long Version,
    PersonKind? Kind,
    string? Name,
    string? Telephone,
    string? Email,
    string? Address,
    ContactWay? PreferredWay,
    string? InterpreterLanguage,
    string? SpeaksForThem,
    string? SpeaksForThemAs,
    string? Reason = null) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;

    string? IAboutRecord.Reason => Reason.OrNull();
}

internal sealed class RecordPersonValidator : AbstractValidator<RecordPerson>
{
    public RecordPersonValidator()
    {
        RuleFor(r => r.Kind).NotNull().WithMessage("Say who was harmed, or choose “Not yet known”.").IsInEnum().WithMessage("Choose who was harmed from the list.");
        RuleFor(r => r.Name).MaximumLength(200).WithMessage("The name must be 200 characters or fewer.");
        RuleFor(r => r.Telephone).MaximumLength(40).WithMessage("The telephone number must be 40 characters or fewer.");
        RuleFor(r => r.Email).MaximumLength(200).WithMessage("The email address must be 200 characters or fewer.")
            .Must(e => string.IsNullOrWhiteSpace(e) || e.Contains('@', StringComparison.Ordinal)).WithMessage("Enter an email address in the correct format, like name@example.com.");
        RuleFor(r => r.Address).MaximumLength(500).WithMessage("The address must be 500 characters or fewer.");
        RuleFor(r => r.InterpreterLanguage).MaximumLength(200).WithMessage("The language must be 200 characters or fewer.");
        RuleFor(r => r.SpeaksForThem).MaximumLength(200).WithMessage("The name must be 200 characters or fewer.");
        RuleFor(r => r.SpeaksForThemAs).MaximumLength(200).WithMessage("The relationship must be 200 characters or fewer.");
        RuleFor(r => r.SpeaksForThem).NotEmpty().When(r => !string.IsNullOrWhiteSpace(r.SpeaksForThemAs))
            .WithMessage("Enter the name of the person who may speak for them.");
        RuleFor(r => r.Reason).MaximumLength(CorrectionReason.Longest).WithMessage(CorrectionReason.TooLong);
    }
}

internal sealed class RecordPersonHandler(VictimServicesDbContext db, TimeProvider clock) : IRequestHandler<RecordPerson, Result>
{
    public async Task<Result> Handle(RecordPerson request, CancellationToken cancellationToken)
    {
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false) is not { } contact)
            return Result.NotFound();
        // The page showed this version: if it is no longer the one that is kept, nothing is overwritten.
        db.Entry(contact).Property(c => c.Version).OriginalValue = request.Version;
        contact.DescribePerson(
            new PersonHarmed(
                request.Kind!.Value, request.Name.OrNull(), request.Telephone.OrNull(), request.Email.OrNull(), request.Address.OrNull(),
                request.PreferredWay, request.InterpreterLanguage.OrNull(), request.SpeaksForThem.OrNull(), request.SpeaksForThemAs.OrNull()),
            clock.GetUtcNow().UtcDateTime);
        return CorrectionReason.Check(db, contact, request.Version, request.Reason);
    }
}
