using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Begins a draft of the next version with the words of one that is there. A definition has one draft at a time.</summary>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions)]
[AuditedAs("Began a draft of a definition of serious violence")]
internal sealed record CopyDefinition(Guid DefinitionId) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => "definition";

    Guid? IAboutRecord.RecordId => DefinitionId;
}

internal sealed class CopyDefinitionHandler(CaseManagementDbContext db, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<CopyDefinition, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CopyDefinition request, CancellationToken cancellationToken)
    {
        var from = await db.Definitions.AsNoTracking().WithRules().SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (from is null)
            return Result.NotFound();
        var versions = await db.Definitions.AsNoTracking().Where(d => d.Code == from.Code).Select(d => new { d.Id, d.Version, d.IsDraft }).ToListAsync(cancellationToken);
        if (versions.Any(v => v.IsDraft))
            return Result.Failure("", "There is a draft of this definition already. Open it under the definitions, and adopt it before you begin another.");
        var draft = from.Copy(guids.Create(), versions.Max(v => v.Version) + 1, clock.Today(), guids.Create);
        db.Definitions.Add(draft);
        return draft.Id;
    }
}
