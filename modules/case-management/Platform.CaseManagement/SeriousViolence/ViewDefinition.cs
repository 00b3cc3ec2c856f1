using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Gravity;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>One version of a definition.</summary>
[RequiresPermission(CaseManagementPermissions.ViewDefinitions)]
internal sealed record ViewDefinition(Guid DefinitionId) : IQuery<DefinitionView?>;

/// <summary>One version of a definition.</summary>
/// <param name="Definition">With its clauses and patterns.</param>
/// <param name="InForce">The version of the same definition that decides today; null where none does.</param>
/// <param name="Scales">The editions of scales that clauses may name.</param>
internal sealed record DefinitionView(SeriousViolenceDefinition Definition, SeriousViolenceDefinition? InForce, ScaleBook Scales)
{
    public string EditionName(string edition) => Scales.Edition(edition)?.Name ?? edition;
}

internal sealed class ViewDefinitionHandler(CaseManagementDbContext db, GravityScales scales, TimeProvider clock) : IRequestHandler<ViewDefinition, DefinitionView?>
{
    public async Task<DefinitionView?> Handle(ViewDefinition request, CancellationToken cancellationToken)
    {
        var definition = await db.Definitions.AsNoTracking().WithRules().SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (definition is null)
            return null;
        var versions = await db.Definitions.AsNoTracking().WithRules().Where(d => d.Code == definition.Code).ToListAsync(cancellationToken);
        return new DefinitionView(definition, SeriousViolenceDefinition.InForce(versions, clock.Today()).SingleOrDefault(), await scales.GetAsync(cancellationToken));
    }
}
