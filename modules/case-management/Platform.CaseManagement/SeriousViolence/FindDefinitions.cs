using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Every version of every definition, with its clauses; drafts too.</summary>
[RequiresPermission(CaseManagementPermissions.ViewDefinitions)]
internal sealed record FindDefinitions : IQuery<IReadOnlyList<SeriousViolenceDefinition>>;

internal sealed class FindDefinitionsHandler(CaseManagementDbContext db) : IRequestHandler<FindDefinitions, IReadOnlyList<SeriousViolenceDefinition>>
{
    public async Task<IReadOnlyList<SeriousViolenceDefinition>> Handle(FindDefinitions request, CancellationToken cancellationToken)
        => await db.Definitions.AsNoTracking().WithRules().OrderBy(d => d.Code).ThenByDescending(d => d.Version).ToListAsync(cancellationToken);
}

/// <summary>How definitions are read.</summary>
internal static class DefinitionQueries
{
    public static IQueryable<SeriousViolenceDefinition> WithRules(this IQueryable<SeriousViolenceDefinition> definitions)
        => definitions.Include(d => d.Clauses.OrderBy(c => c.Order)).Include(d => d.Patterns).AsSplitQuery();
}
