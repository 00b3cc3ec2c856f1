using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Escalation;

/// <summary>Looks through the children whom partners named lately, after those whose identifiers come before. Sent by the night's job, some children at a time.</summary>
/// <param name="After">The last child of the time before; null to begin.</param>
[RequiresPermission(CaseManagementPermissions.AnswerPrompts)]
[AuditedAs("Looked where patterns of the local definition fit")]
internal sealed record RaisePrompts(Guid? After) : ICommand<Guid?>;

internal sealed class RaisePromptsHandler(CaseManagementDbContext db, EscalationRules escalation, TimeProvider clock) : IRequestHandler<RaisePrompts, Result<Guid?>>
{
    private const int Some = 200;

    public async Task<Result<Guid?>> Handle(RaisePrompts request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var definitions = await db.Definitions.AsNoTracking().WithRules().Where(d => d.Code == DefinitionSeed.Local).ToListAsync(cancellationToken);
        if (SeriousViolenceDefinition.InForce(definitions, today).SingleOrDefault() is not { Patterns.Count: > 0 } local)
            return Result.Success<Guid?>(null);
        var since = today.AddDays(-local.Patterns.Max(p => p.Days));
        var people = db.NoticePeople.Where(p => p.ChildId != null && p.ReportedOn >= since);
        if (request.After is { } after)
            people = people.Where(p => p.ChildId!.Value.CompareTo(after) > 0);
        // Named twice at least: one notice is no pattern. Incidents raise theirs when they are recorded.
        var children = await people.GroupBy(p => p.ChildId!.Value).Where(g => g.Count() > 1).Select(g => g.Key).OrderBy(id => id).Take(Some).ToListAsync(cancellationToken);
        // Nothing is worked out about somebody whose record is restricted: their own worker looks.
        var restricted = await db.RestrictedAmong(children).ToListAsync(cancellationToken);
        await escalation.RaiseAsync(local, [.. children.Except(restricted)], justNow: null, cancellationToken);
        return Result.Success<Guid?>(children.Count < Some ? null : children[^1]);
    }
}
