using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Takes a clause out of a draft. The version that the draft began from keeps it.</summary>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions)]
[AuditedAs("Took a clause out of a draft of a definition of serious violence")]
internal sealed record RemoveClause(Guid DefinitionId, int Revision, Guid ClauseId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "definition";

    Guid? IAboutRecord.RecordId => DefinitionId;
}

internal sealed class RemoveClauseHandler(CaseManagementDbContext db) : IRequestHandler<RemoveClause, Result>
{
    public async Task<Result> Handle(RemoveClause request, CancellationToken cancellationToken)
    {
        var draft = await db.Definitions.Include(d => d.Clauses).SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (draft?.Clauses.SingleOrDefault(c => c.Id == request.ClauseId) is not { } clause)
            return Result.NotFound();
        if (DraftRules.Refuse(draft, request.Revision) is { } refused)
            return refused;
        draft.Touch();
        db.Remove(clause);
        return Result.Success();
    }
}
