using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>Records a yes or no to one thing.</summary>
[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Recorded a consent")]
internal sealed record RecordConsent(Guid ContactId, Guid RequestKey, ConsentKind Kind, bool? IsGiven, DateOnly? AnsweredOn, ConsentWay? How, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;
}

internal sealed class RecordConsentValidator : AbstractValidator<RecordConsent>
{
    public RecordConsentValidator(TimeProvider clock)
    {
        RuleFor(r => r.Kind).IsInEnum().WithMessage("Choose what the person was asked.");
        RuleFor(r => r.IsGiven).NotNull().WithMessage("Say whether the person agrees.");
        RuleFor(r => r.AnsweredOn).NotNull().WithMessage("Enter the day the person answered.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day the person answered must be today or in the past.");
        RuleFor(r => r.How).NotNull().WithMessage("Choose how the person answered.").IsInEnum().WithMessage("Choose how the person answered.");
        RuleFor(r => r.Note).MaximumLength(Contact.NoteLength).WithMessage("The note must be 4,000 characters or fewer.");
    }
}

internal sealed class RecordConsentHandler(VictimServicesDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<RecordConsent, Result>
{
    public async Task<Result> Handle(RecordConsent request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Include(c => c.Consents).SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is null)
            return Result.NotFound();
        if (contact.Consents.Any(c => c.Id == request.RequestKey))
            return Result.Success();
        return contact.RecordConsent(new Consent
        {
            Id = request.RequestKey,
            Kind = request.Kind,
            IsGiven = request.IsGiven!.Value,
            AnsweredOn = request.AnsweredOn!.Value,
            How = request.How!.Value,
            Note = request.Note.OrNull(),
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        });
    }
}
