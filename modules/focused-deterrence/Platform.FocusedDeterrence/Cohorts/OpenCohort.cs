using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>Opens a cohort. Refused while its purpose, lawful basis, impact assessment or review date is missing.</summary>
[RequiresPermission(FocusedDeterrencePermissions.ManageCohorts)]
[AuditedAs("Opened the cohort to nominations")]
internal sealed record OpenCohort(Guid CohortId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Cohort;

    Guid? IAboutRecord.RecordId => CohortId;
}

internal sealed class OpenCohortHandler(FocusedDeterrenceDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<OpenCohort, Result>
{
    public async Task<Result> Handle(OpenCohort request, CancellationToken cancellationToken)
    {
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.CohortId, cancellationToken).ConfigureAwait(false);
        return cohort is null ? Result.NotFound() : cohort.Open(currentUser.DisplayName, clock.Today());
    }
}
