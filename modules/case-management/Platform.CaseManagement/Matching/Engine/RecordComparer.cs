namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// Compares two records field by field. It sees whole records, because a given name may stand in the place of the family name;
/// such a pair is judged once, under the given name, and the family name then says nothing more.
/// </summary>
internal sealed class RecordComparer
{
    private const double CrossedFrom = 0.92;

    private readonly FieldComparison[] comparisons;
    private readonly int given;
    private readonly int family;

    public RecordComparer(IReadOnlyList<MatchField> fields)
    {
        Fields = fields;
        comparisons = [.. fields.Select(f => FieldComparison.Of(f.Kind))];
        given = IndexOf(FieldKind.GivenName);
        family = IndexOf(FieldKind.FamilyName);
    }

    public IReadOnlyList<MatchField> Fields { get; }

    public FieldComparison Comparison(int field) => comparisons[field];

    /// <summary>A record ready to compare.</summary>
    /// <param name="values">What is written in each field; null or blank where nothing is.</param>
    public FieldValue?[] Prepare(IReadOnlyList<string?> values) => [.. comparisons.Select((c, i) => c.Prepare(values[i]))];

    /// <summary>The level on which the two records stand in each field.</summary>
    /// <param name="one">A prepared record.</param>
    /// <param name="other">Another.</param>
    /// <param name="levels">Receives the levels; as long as the fields.</param>
    public void Compare(ReadOnlySpan<FieldValue?> one, ReadOnlySpan<FieldValue?> other, Span<sbyte> levels)
    {
        for (var i = 0; i < comparisons.Length; i++)
            levels[i] = (sbyte)(one[i] is { } a && other[i] is { } b ? ReferenceEquals(a, b) ? comparisons[i].Same : comparisons[i].Compare(a, b) : FieldComparison.Missing);
        if (given >= 0 && family >= 0 && levels[given] < 3 && levels[family] < 3)
            LookAcross(one, other, levels);
    }

    /// <summary>
    /// The given names differ outright. What brothers and sisters share, the family name and where they live, is then one piece of
    /// evidence and not three.
    /// </summary>
    public bool MayBeSiblings(ReadOnlySpan<sbyte> levels) => given >= 0 && levels[given] == FieldComparison.Differs;

    /// <summary>What the people of one household share.</summary>
    public bool IsShared(int field) => Fields[field].Kind is FieldKind.FamilyName or FieldKind.Postcode or FieldKind.Address or FieldKind.Place or FieldKind.Code;

    /// <summary>
    /// Different given names and nothing that is one person’s alone agrees: two people of one household, or of none. Learning does
    /// not take such a pair for a match, because households would be learned instead of people.
    /// </summary>
    public bool AreTwoPeople(ReadOnlySpan<sbyte> levels)
    {
        if (!MayBeSiblings(levels))
            return false;
        for (var f = 0; f < levels.Length; f++)
            if (!IsShared(f) && f != given && levels[f] >= (Fields[f].Kind == FieldKind.BirthDate ? BirthDateComparison.OneFigure : 1))
                return false;
        return true;
    }

    private void LookAcross(ReadOnlySpan<FieldValue?> one, ReadOnlySpan<FieldValue?> other, Span<sbyte> levels)
    {
        var there = IsOneName(one[given], other[family]);
        var back = IsOneName(one[family], other[given]);
        // Crossed in one direction while the other names differ is Thomas Gabriel and Gabriel Jones: two people who share a word.
        var level = there == true && back == true ? GivenNameComparison.Swapped
            : there == true && back is null || back == true && there is null ? GivenNameComparison.OneInTheOthersPlace
            : FieldComparison.Missing;
        if (level == FieldComparison.Missing)
            return;
        levels[given] = (sbyte)level;
        levels[family] = FieldComparison.Missing;
    }

    private static bool? IsOneName(FieldValue? one, FieldValue? other)
        => one is null || other is null ? null : one.Key == other.Key || one.Key.Length > 2 && other.Key.Length > 2 && JaroWinkler.Similarity(one.Key, other.Key) >= CrossedFrom;

    private int IndexOf(FieldKind kind)
    {
        for (var i = 0; i < Fields.Count; i++)
            if (Fields[i].Kind == kind)
                return i;
        return -1;
    }
}
