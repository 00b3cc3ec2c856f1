using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Every version of every definition, with its clauses.</summary>
[RequiresPermission(CaseManagementPermissions.ViewDefinitions)]
internal sealed record FindDefinitions : IQuery<IReadOnlyList<SeriousViolenceDefinition>>;

internal sealed class FindDefinitionsHandler(CaseManagementDbContext db) : IRequestHandler<FindDefinitions, IReadOnlyList<SeriousViolenceDefinition>>
{
    public async Task<IReadOnlyList<SeriousViolenceDefinition>> Handle(FindDefinitions request, CancellationToken cancellationToken)
        => await db.Definitions.AsNoTracking().Include(d => d.Clauses.OrderBy(c => c.Order)).OrderBy(d => d.Code).ThenByDescending(d => d.Version).ToListAsync(cancellationToken);
}
