using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <param name="ContactId">The contact.</param>
/// <param name="RequestKey">Made by the form: a second submit of the same form adds nothing.</param>
/// <param name="MadeOn">The day.</param>
/// <param name="Way">How.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="StaysInContact">The person's answer; needed when this is first contact.</param>
/// <param name="Note">Anything a colleague needs to know.</param>
[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Recorded an attempt to make contact")]
internal sealed record RecordAttempt(Guid ContactId, Guid RequestKey, DateOnly? MadeOn, ContactWay? Way, AttemptOutcome? Outcome, bool? StaysInContact, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;
}

internal sealed class RecordAttemptValidator : AbstractValidator<RecordAttempt>
{
    public RecordAttemptValidator(TimeProvider clock)
    {
        RuleFor(r => r.MadeOn).NotNull().WithMessage("Enter the day of the attempt.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day of the attempt must be today or in the past.");
        RuleFor(r => r.Way).NotNull().WithMessage("Choose how you tried to reach them.").IsInEnum().WithMessage("Choose how you tried to reach them.");
        RuleFor(r => r.Outcome).NotNull().WithMessage("Choose what came of it.").IsInEnum().WithMessage("Choose what came of it.");
        RuleFor(r => r.Note).MaximumLength(Contact.NoteLength).WithMessage("The note must be 4,000 characters or fewer.");
    }
}

internal sealed class RecordAttemptHandler(VictimServicesDbContext db, WorkingDays workingDays, TimeProvider clock, ICurrentUser currentUser, IGuidGenerator guids)
    : IRequestHandler<RecordAttempt, Result>
{
    public async Task<Result> Handle(RecordAttempt request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Include(c => c.Attempts).Include(c => c.Consents).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is null)
            return Result.NotFound();
        if (contact.Attempts.Any(a => a.Id == request.RequestKey))
            return Result.Success();
        var attempt = new ContactAttempt
        {
            Id = request.RequestKey,
            MadeOn = request.MadeOn!.Value,
            Way = request.Way!.Value,
            Outcome = request.Outcome!.Value,
            Note = request.Note.OrNull(),
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        };
        return contact.RecordAttempt(attempt, request.StaysInContact, guids.Create(), new FirstContactLimit(contact.TimeLimitWorkingDays, workingDays));
    }
}
