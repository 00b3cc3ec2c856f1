using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>The person withdraws one consent. It has effect at once.</summary>
[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Recorded that a consent was withdrawn")]
internal sealed record WithdrawConsent(Guid ContactId, ConsentKind Kind, DateOnly? WithdrawnOn, ConsentWay? How) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;
}

internal sealed class WithdrawConsentValidator : AbstractValidator<WithdrawConsent>
{
    public WithdrawConsentValidator(TimeProvider clock)
    {
        RuleFor(r => r.Kind).IsInEnum().WithMessage("Choose which consent is withdrawn.");
        RuleFor(r => r.WithdrawnOn).NotNull().WithMessage("Enter the day the person withdrew.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day the person withdrew must be today or in the past.");
        RuleFor(r => r.How).NotNull().WithMessage("Choose how the person told us.").IsInEnum().WithMessage("Choose how the person told us.");
    }
}

internal sealed class WithdrawConsentHandler(VictimServicesDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<WithdrawConsent, Result>
{
    public async Task<Result> Handle(WithdrawConsent request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Include(c => c.Consents).SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false);
        return contact is null
            ? Result.NotFound()
            : contact.WithdrawConsent(request.Kind, request.WithdrawnOn!.Value, request.How!.Value, new RecordedBy(currentUser.DisplayName, clock.GetUtcNow().UtcDateTime));
    }
}
