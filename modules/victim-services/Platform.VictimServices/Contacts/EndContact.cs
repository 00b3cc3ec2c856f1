using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Settings;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Ended the contact")]
internal sealed record EndContact(Guid ContactId, EndReason? Reason, DateOnly? EndedOn) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;
}

internal sealed class EndContactValidator : AbstractValidator<EndContact>
{
    public EndContactValidator(TimeProvider clock)
    {
        RuleFor(r => r.Reason).NotNull().WithMessage("Choose why the contact ends.").IsInEnum().WithMessage("Choose why the contact ends.");
        RuleFor(r => r.EndedOn).NotNull().WithMessage("Enter the day the contact ended.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day the contact ended must be today or in the past.");
    }
}

internal sealed class EndContactHandler(VictimServicesDbContext db, ISettingProvider settings, TimeProvider clock) : IRequestHandler<EndContact, Result>
{
    public async Task<Result> Handle(EndContact request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Include(c => c.Attempts).SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is null)
            return Result.NotFound();
        var attempts = await settings.GetAsync(VictimServicesSettings.AttemptsBeforeNoReply, cancellationToken).ConfigureAwait(false);
        return contact.End(request.Reason!.Value, request.EndedOn!.Value, attempts, clock.GetUtcNow().UtcDateTime);
    }
}
