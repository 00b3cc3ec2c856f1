using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Records whether the support goes on after the child's case has closed, and why.</summary>
[RequiresPermission(KnifeCrimePermissions.Deliver)]
[AuditedAs("Recorded a review")]
internal sealed record RecordReview(Guid InterventionId, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class RecordReviewValidator : AbstractValidator<RecordReview>
{
    public RecordReviewValidator()
        => RuleFor(r => r.Note).NotEmpty().WithMessage("Say whether the support goes on, and why.").FitsANote("Whether the support goes on");
}

internal sealed class RecordReviewHandler(KnifeCrimeDbContext db, TimeProvider clock) : IRequestHandler<RecordReview, Result>
{
    public async Task<Result> Handle(RecordReview request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return intervention is null ? Result.NotFound() : intervention.RecordReview(request.Note!.Trim(), clock.Today());
    }
}
