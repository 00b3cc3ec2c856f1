using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching.Engine;

namespace Platform.CaseManagement.Matching;

/// <summary>One version of the weights that were learned from the register. A version is never changed.</summary>
internal sealed class MatchWeights
{
    public required int Version { get; init; }

    public required DateTime LearnedUtc { get; init; }

    /// <summary>On how many children.</summary>
    public required int Records { get; init; }

    public required int PairsCompared { get; init; }

    /// <summary>Too few children were on the record twice to learn how they agree: that part is the published one.</summary>
    public required bool AgreementIsPublished { get; init; }

    /// <summary>JSON of <see cref="StoredWeights"/>.</summary>
    public required string Content { get; init; }
}

/// <summary>Weights as they are kept.</summary>
/// <param name="Prior">The share of comparisons that are one person.</param>
/// <param name="Fields">In the order of <see cref="RegisterFields"/>, each with its levels by name.</param>
internal sealed record StoredWeights(double Prior, IReadOnlyList<StoredField> Fields)
{
    /// <summary>Values of fewer children are not kept: a rare name in a table would say who is on the record.</summary>
    public const int LeastChildren = 20;

    public static StoredWeights Of(MatchModel model) => new(model.Prior, [.. model.Weights.Select((w, f) => new StoredField(
        model.Comparer.Fields[f].Name, [.. model.Comparer.Comparison(f).Levels.Select(l => l.Name)], [.. w.M], [.. w.U], w.Frequencies?.Shares.ToDictionary(), w.Frequencies?.Rare ?? 0))]);

    /// <summary>The model; null when it was learned for other fields or levels than today's.</summary>
    public MatchModel? ToModel()
    {
        var comparer = RegisterFields.Comparer;
        if (Fields.Count != comparer.Fields.Count || Fields.Where((f, i) => f.Name != comparer.Fields[i].Name || !f.Levels.SequenceEqual(comparer.Comparison(i).Levels.Select(l => l.Name))).Any())
            return null;
        return new MatchModel(comparer, [.. Fields.Select((f, i) => new FieldWeights(f.M, f.U, f.Frequencies is null ? null : new TermFrequencies(f.Frequencies, f.Rare), comparer.Comparison(i).Aside))], Prior);
    }
}

/// <summary>One field of <see cref="StoredWeights"/>.</summary>
internal sealed record StoredField(string Name, IReadOnlyList<string> Levels, IReadOnlyList<double> M, IReadOnlyList<double> U, Dictionary<string, double>? Frequencies, double Rare);

/// <summary>The weights in force: the newest version, else the published ones.</summary>
internal sealed class MatchWeightsInForce(CaseManagementDbContext db, IMemoryCache cache)
{
    public async Task<MatchModel> GetAsync(CancellationToken cancellationToken)
    {
        var version = await db.MatchWeights.AsNoTracking().OrderByDescending(w => w.Version).Select(w => (int?)w.Version).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
            return PublishedWeights.Model;
        // A version never changes, so nothing is ever stale.
        if (cache.TryGetValue((typeof(MatchWeights), version), out MatchModel? known))
            return known!;
        var content = await db.MatchWeights.AsNoTracking().Where(w => w.Version == version).Select(w => w.Content).SingleAsync(cancellationToken);
        var model = JsonSerializer.Deserialize<StoredWeights>(content)?.ToModel() ?? PublishedWeights.Model;
        using var entry = cache.CreateEntry((typeof(MatchWeights), version));
        entry.Value = model;
        return model;
    }
}
