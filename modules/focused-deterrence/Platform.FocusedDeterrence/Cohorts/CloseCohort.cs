using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>Closes a cohort once the panel has answered every nomination.</summary>
[RequiresPermission(FocusedDeterrencePermissions.ManageCohorts)]
[AuditedAs("Closed the cohort")]
internal sealed record CloseCohort(Guid CohortId, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Cohort;

    Guid? IAboutRecord.RecordId => CohortId;
}

internal sealed class CloseCohortValidator : AbstractValidator<CloseCohort>
{
    public CloseCohortValidator()
        => RuleFor(r => r.Note).NotEmpty().WithMessage("Say why the cohort closes and what its members have instead.").FitsANote("Why the cohort closes");
}

internal sealed class CloseCohortHandler(FocusedDeterrenceDbContext db, TimeProvider clock) : IRequestHandler<CloseCohort, Result>
{
    public async Task<Result> Handle(CloseCohort request, CancellationToken cancellationToken)
    {
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.CohortId, cancellationToken).ConfigureAwait(false);
        if (cohort is null)
            return Result.NotFound();
        var waiting = await db.Nominations
            .CountAsync(n => n.CohortId == cohort.Id && (n.Status == NominationStatus.Nominated || n.Status == NominationStatus.Deferred), cancellationToken).ConfigureAwait(false);
        return waiting > 0
            ? Result.Failure("", waiting == 1 ? "One nomination waits for the panel. Decide it before you close the cohort." : $"{waiting} nominations wait for the panel. Decide them before you close the cohort.")
            : cohort.Close(request.Note!.Trim(), clock.Today());
    }
}
