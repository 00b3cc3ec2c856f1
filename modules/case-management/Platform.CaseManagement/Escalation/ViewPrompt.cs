using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Escalation;

/// <summary>Opens a prompt with the records that it lists. Written to the access log.</summary>
[RequiresPermission(CaseManagementPermissions.AnswerPrompts)]
[AuditedAs("Opened the request to look at what has happened")]
internal sealed record ViewPrompt(Guid PromptId) : IQuery<PromptView?>, IAboutRecord
{
    /// <summary>The prompt as a kind of record in the access log.</summary>
    public const string RecordType = "escalation-prompt";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => PromptId;
}

/// <summary>A prompt with what the reader may see of its records.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Incidents">The earliest first.</param>
/// <param name="Notices">The earliest first.</param>
/// <param name="OutOfReach">How many of its records the reader may not see.</param>
internal sealed record PromptView(EscalationPrompt Prompt, IReadOnlyList<PromptIncident> Incidents, IReadOnlyList<PromptNotice> Notices, int OutOfReach);

internal sealed record PromptIncident(Guid Id, string OffenceCode, DateOnly HappenedOn, bool IsSeriousLocally);

internal sealed record PromptNotice(Guid Id, string NoticeKind, string AgencyName, DateOnly ReportedOn);

internal sealed class ViewPromptHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<ViewPrompt, PromptView?>
{
    public async Task<PromptView?> Handle(ViewPrompt request, CancellationToken cancellationToken)
    {
        var prompt = await db.Prompts.AsNoTracking().Include(p => p.Items).SingleOrDefaultAsync(p => p.Id == request.PromptId, cancellationToken);
        if (prompt is null)
            return null;
        var incidentIds = prompt.Items.Where(i => i.Kind == PatternRecord.Incident).Select(i => i.RecordId).ToList();
        var noticeIds = prompt.Items.Where(i => i.Kind == PatternRecord.Notice).Select(i => i.RecordId).ToList();
        var incidents = !user.HasPermission(CaseManagementPermissions.ViewIncidents) ? [] : await db.Incidents.AsNoTracking().Where(i => incidentIds.Contains(i.Id))
            .OrderBy(i => i.HappenedOn).ThenBy(i => i.Id).Select(i => new PromptIncident(i.Id, i.OffenceCode, i.HappenedOn, i.IsSeriousLocally)).ToListAsync(cancellationToken);
        var notices = !user.HasPermission(CaseManagementPermissions.ViewNotices) ? [] : await db.Notices.AsNoTracking().Where(n => noticeIds.Contains(n.Id))
            .OrderBy(n => n.ReportedOn).ThenBy(n => n.Id).Select(n => new PromptNotice(n.Id, n.NoticeKind, n.AgencyName, n.ReportedOn)).ToListAsync(cancellationToken);
        return new PromptView(prompt, incidents, notices, prompt.Items.Count - incidents.Count - notices.Count);
    }
}
