using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>Opens a contact by hand, from what the police or another agency told.</summary>
/// <param name="RequestKey">Made by the form, and the contact's identifier: a second submit opens nothing more.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="ReportedOn">The day the service was told: the time limit counts from here.</param>
/// <param name="HarmedOn">When the person was harmed, where it is known.</param>
/// <param name="OffenceCode">Of the reference data; null where it is not known.</param>
/// <param name="Kind">Who was harmed.</param>
/// <param name="Name">Their name, where it was passed on.</param>
/// <param name="Telephone">Their number, where it was passed on.</param>
[RequiresPermission(VictimServicesPermissions.Record)]
[AuditedAs("Opened a contact")]
internal sealed record OpenContact(Guid RequestKey, string? AreaCode, DateOnly? ReportedOn, DateOnly? HarmedOn, string? OffenceCode, PersonKind? Kind, string? Name, string? Telephone)
    : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class OpenContactValidator : AbstractValidator<OpenContact>
{
    public OpenContactValidator(TimeProvider clock, ReferenceData reference)
    {
        RuleFor(r => r.AreaCode).Must(code => reference.Area(code) is not null).WithMessage("Choose the area where the person was harmed.");
        RuleFor(r => r.ReportedOn).NotNull().WithMessage("Enter the day we were told.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day we were told must be today or in the past.");
        RuleFor(r => r.HarmedOn).Must((request, on) => on is null || request.ReportedOn is null || on <= request.ReportedOn)
            .WithMessage("The day the person was harmed must not be after the day we were told.");
        RuleFor(r => r.OffenceCode).Must(code => string.IsNullOrEmpty(code) || reference.Offence(code) is not null).WithMessage("Choose what happened from the list.");
        RuleFor(r => r.Kind).NotNull().WithMessage("Say who was harmed, or choose “Not yet known”.").IsInEnum().WithMessage("Choose who was harmed from the list.");
        RuleFor(r => r.Name).MaximumLength(200).WithMessage("The name must be 200 characters or fewer.");
        RuleFor(r => r.Telephone).MaximumLength(40).WithMessage("The telephone number must be 40 characters or fewer.");
    }
}

internal sealed class OpenContactHandler(VictimServicesDbContext db, ISettingProvider settings, WorkingDays workingDays, ICurrentUser currentUser, TimeProvider clock)
    : IRequestHandler<OpenContact, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenContact request, CancellationToken cancellationToken)
    {
        if (!currentUser.HasAllAreas && !currentUser.Areas.Contains(request.AreaCode!, StringComparer.Ordinal))
            return Result.Failure(nameof(request.AreaCode), "Choose one of your own areas.");
        if (await db.Contacts.AnyAsync(c => c.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return request.RequestKey;
        var limit = new FirstContactLimit(await settings.GetAsync(VictimServicesSettings.FirstContactWorkingDays, cancellationToken).ConfigureAwait(false), workingDays);
        var person = new PersonHarmed(request.Kind!.Value, request.Name.OrNull(), request.Telephone.OrNull(), null, null, null, null, null, null);
        db.Contacts.Add(Contact.ByHand(
            request.RequestKey, request.AreaCode!, request.HarmedOn, request.ReportedOn!.Value, request.OffenceCode.OrNull(), person, limit, clock.GetUtcNow().UtcDateTime));
        return request.RequestKey;
    }
}
