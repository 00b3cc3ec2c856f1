using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>Records that a cohort was looked at again: is it still needed, lawful and fair?</summary>
[RequiresPermission(FocusedDeterrencePermissions.ManageCohorts)]
[AuditedAs("Reviewed the cohort")]
internal sealed record ReviewCohort(Guid CohortId, string? Note, DateOnly? NextReviewBy) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Cohort;

    Guid? IAboutRecord.RecordId => CohortId;
}

internal sealed class ReviewCohortValidator : AbstractValidator<ReviewCohort>
{
    public ReviewCohortValidator()
    {
        RuleFor(r => r.Note).NotEmpty().WithMessage("Say whether the cohort is still needed, lawful and fair.").FitsANote("What the review found");
        RuleFor(r => r.NextReviewBy).NotNull().WithMessage("Enter when it is looked at next.");
    }
}

internal sealed class ReviewCohortHandler(FocusedDeterrenceDbContext db, TimeProvider clock) : IRequestHandler<ReviewCohort, Result>
{
    public async Task<Result> Handle(ReviewCohort request, CancellationToken cancellationToken)
    {
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.CohortId, cancellationToken).ConfigureAwait(false);
        return cohort is null ? Result.NotFound() : cohort.Review(request.Note!.Trim(), request.NextReviewBy!.Value, clock.Today());
    }
}
