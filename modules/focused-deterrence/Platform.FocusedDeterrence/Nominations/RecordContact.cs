using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>Records a contact with a member in one of the six strands. For a child, support goes before enforcement.</summary>
[RequiresPermission(FocusedDeterrencePermissions.Support)]
[AuditedAs("Recorded a contact")]
internal sealed record RecordContact(
    Guid NominationId, Guid RequestKey, Strand? Strand, DateOnly? HappenedOn, string? By, string? Note, string? LegalPower = null, string? Proportionality = null) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Nomination;

    Guid? IAboutRecord.RecordId => NominationId;
}

internal sealed class RecordContactValidator : AbstractValidator<RecordContact>
{
    public RecordContactValidator(TimeProvider clock)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.Strand).NotNull().WithMessage("Choose the strand.").IsInEnum().WithMessage("Choose the strand from the list.");
        RuleFor(r => r.HappenedOn).IsADayUntilToday("of the contact", clock);
        RuleFor(r => r.By).NotEmpty().WithMessage("Enter who made the contact, and their agency.").MaximumLength(200).WithMessage("Who made the contact must be 200 characters or fewer.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Say what happened, and what comes next.").FitsANote("What happened");
        RuleFor(r => r.LegalPower).NotEmpty().When(IsEnforcement).WithMessage("Name the power in law that was used.").MaximumLength(200).WithMessage("The power in law must be 200 characters or fewer.");
        RuleFor(r => r.Proportionality).NotEmpty().When(IsEnforcement).WithMessage("Say why it is proportionate, and what support went first.").FitsANote("Why it is proportionate");
    }

    private static bool IsEnforcement(RecordContact request) => request.Strand == Nominations.Strand.DeterrenceAndEnforcement;
}

internal sealed class RecordContactHandler(FocusedDeterrenceDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<RecordContact, Result>
{
    public async Task<Result> Handle(RecordContact request, CancellationToken cancellationToken)
    {
        var nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == request.NominationId, cancellationToken).ConfigureAwait(false);
        if (nomination is null)
            return Result.NotFound();
        if (await db.Set<MemberContact>().AnyAsync(c => c.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return Result.Success();
        return nomination.RecordContact(new MemberContact
        {
            Id = request.RequestKey,
            Strand = request.Strand!.Value,
            HappenedOn = request.HappenedOn!.Value,
            By = request.By!.Trim(),
            Note = request.Note!.Trim(),
            LegalPower = request.LegalPower.OrNull(),
            Proportionality = request.Proportionality.OrNull(),
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        });
    }
}
