using Platform.Kernel.Web;

namespace Platform.Web;

/// <summary>
/// The names of records on the page that is being made, asked for once each. A page that lists records calls
/// <see cref="PreloadAsync"/> first, so that a list of fifty is one query.
/// </summary>
public sealed class RecordLabels(PageContributions contributions)
{
    private readonly Dictionary<(string Type, Guid Id), RecordLabel?> known = [];

    /// <summary>Asks for all of them at once.</summary>
    public async Task PreloadAsync(string recordType, IEnumerable<Guid> ids, CancellationToken cancellationToken = default)
    {
        var missing = ids.Distinct().Where(id => !known.ContainsKey((recordType, id))).ToList();
        if (missing.Count == 0)
            return;
        var found = await contributions.GetLabelsAsync(recordType, missing, cancellationToken).ConfigureAwait(false);
        foreach (var id in missing)
            known[(recordType, id)] = found.GetValueOrDefault(id);
    }

    /// <summary>One label; null where the person may not see the record, or it is not there.</summary>
    public async Task<RecordLabel?> GetAsync(string recordType, Guid id, CancellationToken cancellationToken = default)
    {
        await PreloadAsync(recordType, [id], cancellationToken).ConfigureAwait(false);
        return known[(recordType, id)];
    }
}
