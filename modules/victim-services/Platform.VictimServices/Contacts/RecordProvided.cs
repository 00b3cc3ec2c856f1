using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>Records what was done for the person, under a consent in force.</summary>
[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Recorded what was provided")]
internal sealed record RecordProvided(Guid ContactId, Guid RequestKey, ProvidedKind? Kind, DateOnly? ProvidedOn, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;
}

internal sealed class RecordProvidedValidator : AbstractValidator<RecordProvided>
{
    public RecordProvidedValidator(TimeProvider clock)
    {
        RuleFor(r => r.Kind).NotNull().WithMessage("Choose what was done.").IsInEnum().WithMessage("Choose what was done.");
        RuleFor(r => r.ProvidedOn).NotNull().WithMessage("Enter the day it was done.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day it was done must be today or in the past.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Say in a sentence what was done.").MaximumLength(Contact.NoteLength).WithMessage("The note must be 4,000 characters or fewer.");
    }
}

internal sealed class RecordProvidedHandler(VictimServicesDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<RecordProvided, Result>
{
    public async Task<Result> Handle(RecordProvided request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Include(c => c.Consents).Include(c => c.Provided).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is null)
            return Result.NotFound();
        if (contact.Provided.Any(p => p.Id == request.RequestKey))
            return Result.Success();
        return contact.Provide(new ProvidedItem
        {
            Id = request.RequestKey,
            Kind = request.Kind!.Value,
            ProvidedOn = request.ProvidedOn!.Value,
            Note = request.Note!.Trim(),
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        });
    }
}
