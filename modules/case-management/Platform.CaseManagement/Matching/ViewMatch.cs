using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching.Engine;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Features;

namespace Platform.CaseManagement.Matching;

/// <summary>Opens somebody named in a notice beside the children they may be. Written to the notice's access log.</summary>
[RequiresPermission(CaseManagementPermissions.ReviewMatches)]
[AuditedAs("Opened a possible match")]
internal sealed record ViewMatch(Guid PersonId) : IQuery<MatchView?>, IAboutRecord
{
    string IAboutRecord.RecordType => "named-person";

    Guid? IAboutRecord.RecordId => PersonId;
}

/// <summary>Somebody named, and the evidence for and against each child they may be.</summary>
/// <param name="Person">As the notice names them.</param>
/// <param name="Notice">The notice.</param>
/// <param name="Candidates">The likeliest first; compared afresh with today's records.</param>
/// <param name="OutOfReach">Children of other areas whom the reader may not see.</param>
/// <param name="HidesWeights">Label mode: what the program makes of the evidence is not shown.</param>
internal sealed record MatchView(NoticePerson Person, PartnerNotice Notice, IReadOnlyList<MatchCandidateView> Candidates, int OutOfReach, bool HidesWeights);

internal sealed record MatchCandidateView(Child Child, MatchEvidence Evidence, MatchDecision? Decision);

internal sealed class ViewMatchHandler(CaseManagementDbContext db, MatchWeightsInForce weights, IFeatureChecker features) : IRequestHandler<ViewMatch, MatchView?>
{
    public async Task<MatchView?> Handle(ViewMatch request, CancellationToken cancellationToken)
    {
        var person = await db.NoticePeople.AsNoTracking().Include(p => p.Candidates).SingleOrDefaultAsync(p => p.Id == request.PersonId, cancellationToken);
        if (person is null || !NoticeCodes.IsMatched(person.Role))
            return null;
        var notice = await db.Notices.AsNoTracking().SingleAsync(n => n.Id == person.NoticeId, cancellationToken);
        var ids = person.Candidates.Select(c => c.ChildId).ToList();
        var children = await db.Children.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        // A record that was joined into a candidate may hold the name that the notice uses.
        var joined = await db.Children.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area, CaseManagementDbContext.Merged]).Where(c => c.MergedIntoId != null && ids.Contains(c.MergedIntoId.Value)).ToListAsync(cancellationToken);
        var model = await weights.GetAsync(cancellationToken);
        var candidates = person.Candidates.OrderBy(c => c.Rank)
            .Where(c => children.ContainsKey(c.ChildId))
            .Select(c => new MatchCandidateView(children[c.ChildId], Best(person.AsMatchPerson(), joined.Where(j => j.MergedIntoId == c.ChildId).Prepend(children[c.ChildId]), model), c.Decision))
            .ToList();
        return new MatchView(person, notice, candidates, ids.Count - candidates.Count, await features.IsEnabledAsync(CaseManagementFeatures.HideWeights, cancellationToken));
    }

    private static MatchEvidence Best(MatchPerson person, IEnumerable<Child> records, MatchModel model)
        => records.Select(r => PersonComparison.Compare(person, r, model)).MaxBy(e => (e.Band, e.Weight))!;
}
