using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>Rewrites a draft.</summary>
[RequiresPermission(FocusedDeterrencePermissions.ManageCohorts)]
[AuditedAs("Changed the cohort")]
internal sealed record ChangeCohort(
    Guid CohortId, string? Name, string? Purpose, LawfulBasis? LawfulBasis, string? LawfulBasisNote, string? DpiaReference, DateOnly? DpiaApprovedOn, DateOnly? ReviewBy,
    int? MinimumAge = null, int? MaximumAge = null) : ICommand, ICohortContent, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Cohort;

    Guid? IAboutRecord.RecordId => CohortId;
}

internal sealed class ChangeCohortValidator : CohortContentValidator<ChangeCohort>;

internal sealed class ChangeCohortHandler(FocusedDeterrenceDbContext db) : IRequestHandler<ChangeCohort, Result>
{
    public async Task<Result> Handle(ChangeCohort request, CancellationToken cancellationToken)
    {
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.CohortId, cancellationToken).ConfigureAwait(false);
        return cohort is null ? Result.NotFound() : cohort.Describe(request.ToContent());
    }
}
