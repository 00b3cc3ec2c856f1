using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>Nominates somebody by hand: a child of the record, or an adult by initials and reference.</summary>
/// <param name="RequestKey">Made by the form; becomes the nomination's identifier.</param>
/// <param name="CohortId">An open cohort.</param>
/// <param name="ChildId">The child; null for an adult.</param>
/// <param name="AdultInitials">The adult's initials.</param>
/// <param name="AdultReference">The reference of the agency that knows the adult.</param>
/// <param name="Reason">What support could change for this person, and why now.</param>
[RequiresPermission(FocusedDeterrencePermissions.Nominate)]
[AuditedAs("Nominated somebody")]
internal sealed record NominatePerson(Guid RequestKey, Guid? CohortId, Guid? ChildId, string? AdultInitials, string? AdultReference, string? Reason) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Nomination;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class NominatePersonValidator : AbstractValidator<NominatePerson>
{
    public NominatePersonValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.CohortId).NotNull().WithMessage("Choose a cohort.");
        RuleFor(r => r.AdultInitials).NotEmpty().When(r => r.ChildId is null).WithMessage("Enter the adult's initials.")
            .MaximumLength(10).WithMessage("Initials must be 10 characters or fewer: the full name stays with the agency that knows the person.");
        RuleFor(r => r.AdultReference).NotEmpty().When(r => r.ChildId is null).WithMessage("Enter the reference of the agency that knows the adult.")
            .MaximumLength(60).WithMessage("The reference must be 60 characters or fewer.");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Say what support could change for this person, and why now.").FitsANote("The reason");
    }
}

internal sealed class NominatePersonHandler(FocusedDeterrenceDbContext db, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<NominatePerson, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(NominatePerson request, CancellationToken cancellationToken)
    {
        if (await db.Nominations.AnyAsync(n => n.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return request.RequestKey;
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.CohortId, cancellationToken).ConfigureAwait(false);
        if (cohort is null || !cohort.IsOpen)
            return Result.Failure("CohortId", "Choose a cohort that is open.");
        var today = clock.Today();
        if (request.ChildId is { } childId)
        {
            var child = await db.KnownChildren.SingleOrDefaultAsync(c => c.ChildId == childId, cancellationToken).ConfigureAwait(false);
            if (child is null)
                return Result.Failure("ChildId", "This child is not on the record, or you cannot see them. Open the child's page and nominate from there.");
            if (!cohort.MayInclude(child.YearOfBirth, today))
                return Result.Failure("CohortId", $"This cohort is for people aged {cohort.MinimumAge} to {cohort.MaximumAge}. Choose another.");
        }

        var key = request.ChildId is { } id ? Nomination.KeyOf(id) : Nomination.KeyOf(request.AdultReference!);
        if (await db.Nominations.AnyAsync(n => n.CohortId == cohort.Id && n.OpenPersonKey == key, cancellationToken).ConfigureAwait(false))
            return Result.Failure("", "This person is in the cohort already, or waits for its panel. Add what you know to that nomination.");

        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        var person = new NominatedPerson(
            request.ChildId,
            request.ChildId is null ? request.AdultInitials!.Trim() : null,
            request.ChildId is null ? request.AdultReference!.Trim() : null);
        db.Nominations.Add(Nomination.ByHand(request.RequestKey, cohort, person, request.Reason!.Trim(), currentUser.DisplayName, today, clock.GetUtcNow().UtcDateTime, limits));
        return request.RequestKey;
    }
}
