namespace Platform.CspReporting.Disclosure;

/// <summary>
/// The same table as it was published before, in every edition of it. Two editions of one table can be subtracted from each other, so the
/// next edition is protected against what the earlier ones told.
/// </summary>
/// <param name="Editions">The published figures of each edition by row label; the newest last. A row that stood in none was nought.</param>
internal sealed record EarlierTable(IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<Figure>>> Editions)
{
    /// <summary>Nothing was published before.</summary>
    public static readonly EarlierTable None = new([]);

    /// <summary>The label under which the sums of the columns stand.</summary>
    public const string Total = "Total";

    /// <summary>What a cell told in each edition: its number; null where it was hidden.</summary>
    public IEnumerable<decimal?> Told(string label, int column)
        => Editions.Select(edition => edition.TryGetValue(label, out var row) ? (column < row.Count ? row[column].Value : null) : label == Total && edition.Count > 0 ? null : (decimal?)0);

    /// <summary>
    /// The next edition must hide it: an earlier one did, or the difference from what an earlier one told is a small number itself.
    /// </summary>
    public bool MustHide(string label, int column, int value, DisclosureRule rule)
        => Told(label, column).Any(told => told is null ? Editions.Count > 0 : told != rule.Rounded(value) && Math.Abs(told.Value - rule.Rounded(value)) < rule.Threshold);

    /// <summary>A reader knows it, if nothing changed: hiding it protects nothing.</summary>
    public bool IsKnown(string label, int column, int value, DisclosureRule rule) => Told(label, column).Any(told => told == rule.Rounded(value));
}
