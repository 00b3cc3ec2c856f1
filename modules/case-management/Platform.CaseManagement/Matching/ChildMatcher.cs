using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Children.Merging;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching.Engine;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;

namespace Platform.CaseManagement.Matching;

/// <summary>What matching found for one named person.</summary>
/// <param name="Exact">The one child with an exact match.</param>
/// <param name="ToReview">Children a person should compare with, the likeliest first.</param>
internal sealed record MatchOutcome(Guid? Exact, IReadOnlyList<Guid> ToReview);

/// <summary>
/// Compares people named in notices with the children on the record, many at once with a fixed number of queries. It looks
/// across areas, because children cross borders; who may not see the child is shown no more than that there is one.
/// </summary>
internal sealed class ChildMatcher(CaseManagementDbContext db, MatchWeightsInForce weights, IPersonMerges merges)
{
    private const int MostCandidates = 10;
    private const int MostCompared = 40;
    private const int KeysPerQuery = 1000;

    /// <summary>Matches everybody in these notices who is to be matched.</summary>
    public async Task MatchAsync(IEnumerable<PartnerNotice> notices, CancellationToken cancellationToken)
    {
        var people = notices.SelectMany(n => n.People).Where(p => p.Status == MatchStatus.NotOnRecord && p.GivenNames.Length > 0).ToList();
        var keys = people.ToDictionary(p => p.Id, p => BlockingKeys.ToLookUp(p.AsMatchPerson()));
        var found = await LookUpAsync(keys.Values.SelectMany(k => k).Distinct().ToList(), cancellationToken);
        var candidateIds = people.ToDictionary(p => p.Id, p => MostShared(keys[p.Id], found));
        var children = await LoadAsync(candidateIds.Values.SelectMany(c => c).Distinct().ToList(), cancellationToken);
        // A record that was joined into another goes on being found by its names and numbers; what is found is the other.
        var current = new Dictionary<Guid, Guid>();
        foreach (var child in children.Values)
            current[child.Id] = child.MergedIntoId is null ? child.Id : await merges.CurrentIdAsync(PersonKinds.Child, child.Id, cancellationToken);
        // A restricted record is never linked by itself: the link would make the notice vanish before its sender's eyes. One of the
        // people named on the record decides; everybody else sees no candidate at all.
        var restricted = (await db.RestrictedAmong(current.Values.Distinct().ToList()).ToListAsync(cancellationToken)).ToHashSet();
        var model = await weights.GetAsync(cancellationToken);
        foreach (var person in people)
            person.Match(Cautiously(Decide(person.AsMatchPerson(), candidateIds[person.Id].Select(id => children.GetValueOrDefault(id)).OfType<Child>(), model, c => current[c.Id]), restricted));
    }

    /// <summary>Other records in the current person's reach that may be of the same child, the likeliest first.</summary>
    public async Task<IReadOnlyList<MergeCandidate>> FindOthersAsync(Child child, CancellationToken cancellationToken)
    {
        var keys = BlockingKeys.Of(child);
        var found = await LookUpAsync([.. keys], cancellationToken);
        // Not only those of an exact key: the same names and birthday twice do not rule out a third record with a slip.
        var ids = keys.SelectMany(k => found[k]).Where(id => id != child.Id).GroupBy(id => id).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostCompared).Select(g => g.Key).ToList();
        var others = await db.Children.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancellationToken);
        var model = await weights.GetAsync(cancellationToken);
        return [.. others.Select(o => new MergeCandidate(o, Compare(child, o, model))).Where(c => c.Evidence.Band != MatchBand.None)
            .OrderByDescending(c => c.Evidence.Weight).ThenBy(c => c.Child.Id).Take(MostCandidates)];
    }

    /// <summary>The evidence for and against two records being of one child.</summary>
    public async Task<MatchEvidence> CompareAsync(Child child, Child other, CancellationToken cancellationToken) => Compare(child, other, await weights.GetAsync(cancellationToken));

    private static MatchEvidence Compare(Child child, Child other, MatchModel model)
        => new[] { child.GivenNames, child.KnownAs }.Distinct(StringComparer.Ordinal)
            .Select(given => PersonComparison.Compare(new MatchPerson(given, child.FamilyName, child.DateOfBirth, child.SexCode, child.Postcode, child.NhsNumber), other, model))
            .MaxBy(e => e.Weight)!;

    internal static MatchOutcome Decide(MatchPerson person, IEnumerable<Child> children, MatchModel? model = null, Func<Child, Guid>? idOf = null)
    {
        var compared = children.Select(child => (Id: idOf?.Invoke(child) ?? child.Id, Evidence: PersonComparison.Compare(person, child, model)))
            .Where(c => c.Evidence.Band != MatchBand.None)
            .OrderByDescending(c => c.Evidence.Band).ThenByDescending(c => c.Evidence.Weight).ThenBy(c => c.Id)
            .DistinctBy(c => c.Id)
            .ToList();
        var exact = compared.Where(c => c.Evidence.Band == MatchBand.Exact).ToList();
        // Two exact matches are two records of one child, or two children: a person looks.
        return exact.Count == 1
            ? new MatchOutcome(exact[0].Id, [])
            : new MatchOutcome(null, compared.Take(MostCandidates).Select(c => c.Id).ToList());
    }

    private static MatchOutcome Cautiously(MatchOutcome outcome, HashSet<Guid> restricted)
        => outcome.Exact is { } exact && restricted.Contains(exact) ? new MatchOutcome(null, [exact]) : outcome;

    private async Task<ILookup<string, Guid>> LookUpAsync(List<string> keys, CancellationToken cancellationToken)
    {
        var rows = new List<ChildMatchKey>();
        foreach (var some in keys.Chunk(KeysPerQuery))
            rows.AddRange(await db.ChildMatchKeys.AsNoTracking().IgnoreQueryFilters([QueryFilters.Sensitivity]).Where(k => EF.Parameter(some).Contains(k.Value)).ToListAsync(cancellationToken));
        return rows.ToLookup(r => r.Value, r => r.ChildId);
    }

    // A common name shares a key with many; those that share most keys are compared. Where an exact key is shared, only those.
    private static List<Guid> MostShared(IReadOnlySet<string> keys, ILookup<string, Guid> found)
    {
        var exact = keys.Where(BlockingKeys.IsExact).SelectMany(k => found[k]).Distinct().ToList();
        return exact.Count > 0 ? exact : keys.SelectMany(k => found[k]).GroupBy(id => id).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostCompared).Select(g => g.Key).ToList();
    }

    private async Task<Dictionary<Guid, Child>> LoadAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var children = new Dictionary<Guid, Child>();
        foreach (var some in ids.Chunk(KeysPerQuery))
            foreach (var child in await db.Children.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area, QueryFilters.Sensitivity, CaseManagementDbContext.Merged]).Where(c => EF.Parameter(some).Contains(c.Id)).ToListAsync(cancellationToken))
                children[child.Id] = child;
        return children;
    }
}
