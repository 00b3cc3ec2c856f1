namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// Records in memory, ready to compare. Equal values of a field are one object, so that memory grows with the distinct values and
/// equal ones are recognised at once.
/// </summary>
internal sealed class RecordSet(RecordComparer comparer)
{
    private readonly List<FieldValue?[]> records = [];
    private readonly Dictionary<string, FieldValue?>[] written = [.. comparer.Fields.Select(_ => new Dictionary<string, FieldValue?>(StringComparer.Ordinal))];
    private readonly Dictionary<string, int>[] counts = [.. comparer.Fields.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    public RecordComparer Comparer { get; } = comparer;

    public int Count => records.Count;

    public ReadOnlySpan<FieldValue?> this[int record] => records[record];

    /// <summary>How many pairs there are.</summary>
    public double Pairs => Count * (Count - 1.0) / 2;

    /// <summary>How many records have each value of a field.</summary>
    public IReadOnlyDictionary<string, int> CountsOf(int field) => counts[field];

    /// <summary>Adds a record.</summary>
    /// <param name="values">What is written in each field; null or blank where nothing is.</param>
    public void Add(IReadOnlyList<string?> values)
    {
        var record = new FieldValue?[Comparer.Fields.Count];
        for (var f = 0; f < record.Length; f++)
        {
            if (string.IsNullOrWhiteSpace(values[f]))
                continue;
            if (!written[f].TryGetValue(values[f]!, out var value))
                written[f].Add(values[f]!, value = Comparer.Comparison(f).Prepare(values[f]));
            if (value is null)
                continue;
            record[f] = value;
            counts[f][value.Key] = counts[f].GetValueOrDefault(value.Key) + 1;
        }

        records.Add(record);
    }
}
