using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching.Engine;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Matching;

/// <summary>Learns from the register what agreement counts, as a new version. A register that is too small to learn from keeps the published weights.</summary>
[RequiresPermission(CaseManagementPermissions.MergeChildren)]
[AuditedAs("Learned what counts in matching from the register")]
internal sealed record LearnMatchWeights : ICommand<int>;

internal sealed class LearnMatchWeightsHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<LearnMatchWeights, Result<int>>
{
    /// <summary>A register of fewer children says too little.</summary>
    public const int LeastRecords = 500;

    /// <summary>More are not needed, and memory stays small.</summary>
    public const int MostRecords = 60_000;

    /// <summary>How children who are on the record twice agree is only learned from so many of them.</summary>
    private const double LeastMatches = 50;

    private const int VersionsKept = 30;

    public async Task<Result<int>> Handle(LearnMatchWeights request, CancellationToken cancellationToken)
    {
        // Everybody, in all areas and however restricted: no more leaves this than shares, and names that twenty children have.
        var rows = db.Children.AsNoTracking().IgnoreQueryFilters().OrderByDescending(c => c.CreatedUtc).Take(MostRecords)
            .Select(c => new { c.GivenNames, c.FamilyName, c.DateOfBirth, c.SexCode, c.Postcode, c.NhsNumber }).AsAsyncEnumerable();
        var records = new RecordSet(RegisterFields.Comparer);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            records.Add([row.GivenNames, row.FamilyName, row.DateOfBirth.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), row.SexCode, row.Postcode, row.NhsNumber]);
        if (records.Count < LeastRecords)
            return 0;

        var pairs = Blocking.Pairs(records);
        var learned = MatchLearner.Learn(records, MatchLearner.Tally(records, pairs));
        var published = PublishedWeights.Model;
        var tooFew = learned.Prior * records.Pairs < LeastMatches;
        var weights = learned.Weights.Select((w, f) => new FieldWeights(tooFew ? published.Weights[f].M : w.M, w.U, Common(records, f, w.Frequencies), RegisterFields.Comparer.Comparison(f).Aside)).ToList();
        // Somebody whom a notice names is about as often on the record as not: one child in it at most.
        var model = new MatchModel(RegisterFields.Comparer, weights, 1 / (2.0 * records.Count));
        var last = await db.MatchWeights.OrderByDescending(w => w.Version).Select(w => w.Version).FirstOrDefaultAsync(cancellationToken);
        db.MatchWeights.Add(new MatchWeights
        {
            Version = last + 1, LearnedUtc = clock.GetUtcNow().UtcDateTime, Records = records.Count, PairsCompared = pairs.Length, AgreementIsPublished = tooFew,
            Content = JsonSerializer.Serialize(StoredWeights.Of(model)),
        });
        db.MatchWeights.RemoveRange(await db.MatchWeights.Where(w => w.Version <= last + 1 - VersionsKept).ToListAsync(cancellationToken));
        return last + 1;
    }

    private static TermFrequencies? Common(RecordSet records, int field, TermFrequencies? learned)
        => learned is null ? null : new TermFrequencies(
            learned.Shares.Where(s => records.CountsOf(field)[s.Key] >= StoredWeights.LeastChildren).ToDictionary(), StoredWeights.LeastChildren / 2.0 / Math.Max(1, records.Count));
}
