using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Web;

namespace Platform.CaseManagement.Matching;

/// <summary>People named in notices who wait: to be compared, or to be put on the record. The longest waiting first.</summary>
/// <param name="Status">Which of them.</param>
/// <param name="After">The key of the page before.</param>
/// <param name="PageSize">Rows of a page.</param>
[RequiresPermission(CaseManagementPermissions.ReviewMatches)]
internal sealed record FindMatches(MatchStatus Status = MatchStatus.ToReview, string? After = null, int PageSize = 50) : IQuery<MatchPage>;

/// <summary>A page of people who wait.</summary>
/// <param name="Rows">The longest waiting first.</param>
/// <param name="Next">The key of the next page, or null.</param>
/// <param name="Learned">In a sentence, where the weights come from.</param>
internal sealed record MatchPage(IReadOnlyList<MatchRow> Rows, string? Next, string Learned);

internal sealed record MatchRow(Guid PersonId, Guid NoticeId, string GivenNames, string FamilyName, DateOnly? DateOfBirth, string Role, DateOnly ReportedOn, string AreaCode, int Candidates);

internal sealed class FindMatchesHandler(CaseManagementDbContext db) : IRequestHandler<FindMatches, MatchPage>
{
    public async Task<MatchPage> Handle(FindMatches request, CancellationToken cancellationToken)
    {
        var waiting = db.NoticePeople.AsNoTracking().Where(p => p.Status == request.Status);
        // Somebody whose only candidate is a restricted record waits for the people named on it, and for nobody else.
        if (request.Status == MatchStatus.ToReview)
            waiting = waiting.Where(p => p.Candidates.Any());
        if (PageKey.Read(request.After) is { } after)
            waiting = waiting.Where(p => p.ReportedOn >= after.Date && (p.ReportedOn > after.Date || p.Id.CompareTo(after.Id) > 0));
        var rows = await waiting.OrderBy(p => p.ReportedOn).ThenBy(p => p.Id).Take(request.PageSize + 1)
            .Select(p => new MatchRow(p.Id, p.NoticeId, p.GivenNames, p.FamilyName, p.DateOfBirth, p.Role, p.ReportedOn, p.AreaCode, p.Candidates.Count(c => c.Decision == null)))
            .ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new MatchPage(page, rows.Count > request.PageSize ? new PageKey(page[^1].ReportedOn, page[^1].PersonId).ToString() : null, await LearnedAsync(cancellationToken));
    }

    private async Task<string> LearnedAsync(CancellationToken cancellationToken)
    {
        var last = await db.MatchWeights.AsNoTracking().OrderByDescending(w => w.Version).Select(w => new { w.Version, w.LearnedUtc, w.Records }).FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? "What agreement counts is the published starting point until there are 500 children to learn from."
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"What agreement counts was learned from {last.Records:N0} children on {last.LearnedUtc.ToDisplay()} (version {last.Version}).");
    }
}
