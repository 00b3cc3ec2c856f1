using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.Escalation;

/// <summary>A page of prompts, the latest first.</summary>
/// <param name="Closed">Those that somebody has answered, instead of those that wait.</param>
/// <param name="After">The key of the page before.</param>
/// <param name="PageSize">Rows of a page.</param>
[RequiresPermission(CaseManagementPermissions.AnswerPrompts)]
internal sealed record FindPrompts(bool Closed = false, string? After = null, int PageSize = 50) : IQuery<PromptPage>;

/// <summary>A page of prompts.</summary>
internal sealed record PromptPage(IReadOnlyList<PromptRow> Rows, string? Next);

/// <summary>Why is a line for each rule that fits.</summary>
internal sealed record PromptRow(Guid Id, Guid ChildId, string AreaCode, DateOnly RaisedOn, string Why, PromptStatus Status);

internal sealed class FindPromptsHandler(CaseManagementDbContext db) : IRequestHandler<FindPrompts, PromptPage>
{
    public async Task<PromptPage> Handle(FindPrompts request, CancellationToken cancellationToken)
    {
        var prompts = db.Prompts.AsNoTracking().Where(p => request.Closed ? p.Status != PromptStatus.Open : p.Status == PromptStatus.Open);
        if (PageKey.Read(request.After) is { } after)
            prompts = prompts.Where(p => p.RaisedOn <= after.Date && (p.RaisedOn < after.Date || p.Id.CompareTo(after.Id) < 0));
        var rows = await prompts.OrderByDescending(p => p.RaisedOn).ThenByDescending(p => p.Id).Take(request.PageSize + 1)
            .Select(p => new PromptRow(p.Id, p.ChildId, p.AreaCode, p.RaisedOn, p.Why, p.Status)).ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new PromptPage(page, rows.Count > request.PageSize ? new PageKey(page[^1].RaisedOn, page[^1].Id).ToString() : null);
    }
}
