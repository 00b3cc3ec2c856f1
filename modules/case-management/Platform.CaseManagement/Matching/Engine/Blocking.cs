using System.Runtime.InteropServices;

namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// Brings together the pairs that are worth comparing. Two records are compared when they share a key; keys are made from one
/// strong field (an identifier, a birthday) or from two weaker ones (how the family name sounds and the year of birth), so that
/// a slip in any one field leaves others to meet on.
/// </summary>
/// <remarks>
/// A block that many share, as Smith born in 2009, is not compared whole: its records are put in order and each meets its
/// neighbours (sorted neighbourhood, M. Hernández and S. Stolfo 1995). So each rule gives at most a fixed number of pairs for each
/// record, and the work grows as n log n. Blocking in general: P. Christen, "Data Matching" (Springer 2012), chapter 4.
/// </remarks>
internal static class Blocking
{
    /// <summary>A block of so many records is compared whole.</summary>
    public const int WholeBlock = 40;

    /// <summary>In a larger block each record meets so many that follow it.</summary>
    public const int Neighbours = 12;

    /// <summary>The pairs to compare, each once, as two record numbers in one value: the smaller above.</summary>
    public static ulong[] Pairs(RecordSet records)
    {
        var pairs = new List<ulong>();
        var order = Order(records);
        foreach (var rule in Rules(records.Comparer))
        {
            var keys = new ulong[records.Count];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = rule(records[i]);
            // In order within a block, so that neighbours are alike.
            var numbers = (int[])order.Clone();
            var sorted = new ulong[keys.Length];
            for (var i = 0; i < numbers.Length; i++)
                sorted[i] = keys[numbers[i]];
            SortStable(sorted, numbers);
            for (var start = 0; start < sorted.Length;)
            {
                var end = start + 1;
                while (end < sorted.Length && sorted[end] == sorted[start])
                    end++;
                if (sorted[start] != 0)
                    AddBlock(pairs, numbers.AsSpan(start, end - start));
                start = end;
            }

            if (pairs.Count > 4_000_000)
                Distinct(pairs);
        }

        Distinct(pairs);
        return [.. pairs];
    }

    private static void AddBlock(List<ulong> pairs, ReadOnlySpan<int> block)
    {
        var reach = block.Length <= WholeBlock ? block.Length : Neighbours;
        for (var i = 0; i < block.Length; i++)
            for (var j = i + 1; j < block.Length && j - i <= reach; j++)
                pairs.Add(Pair(block[i], block[j]));
    }

    private static ulong Pair(int one, int other) => ((ulong)(uint)Math.Min(one, other) << 32) | (uint)Math.Max(one, other);

    private static void Distinct(List<ulong> pairs)
    {
        var span = CollectionsMarshal.AsSpan(pairs);
        span.Sort();
        var kept = 0;
        for (var i = 0; i < span.Length; i++)
            if (i == 0 || span[i] != span[kept - 1])
                span[kept++] = span[i];
        pairs.RemoveRange(kept, pairs.Count - kept);
    }

    // All fields one after the other, names first: how neighbours in a large block are found.
    private static int[] Order(RecordSet records)
    {
        var numbers = Enumerable.Range(0, records.Count).ToArray();
        var texts = new string[records.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = string.Join('|', records[i].ToArray().Select(v => v?.Key));
        Array.Sort(texts, numbers, StringComparer.Ordinal);
        return numbers;
    }

    private static void SortStable(ulong[] keys, int[] numbers)
    {
        // The place in the order decides between equal keys.
        var places = new (ulong Key, int Place)[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            places[i] = (keys[i], i);
        Array.Sort(places);
        var before = (int[])numbers.Clone();
        for (var i = 0; i < places.Length; i++)
        {
            keys[i] = places[i].Key;
            numbers[i] = before[places[i].Place];
        }
    }

    private delegate ulong Rule(ReadOnlySpan<FieldValue?> record);

    private delegate string? Atom(FieldValue value);

    private static List<Rule> Rules(RecordComparer comparer)
    {
        var rules = new List<Rule>();
        var weak = new List<(int Field, Atom Key)>();
        for (var f = 0; f < comparer.Fields.Count; f++)
        {
            foreach (var key in StrongKeys(comparer.Fields[f].Kind))
                rules.Add(Single(f, key));
            foreach (var key in WeakKeys(comparer.Fields[f].Kind))
                weak.Add((f, key));
        }

        for (var i = 0; i < weak.Count; i++)
            for (var j = i + 1; j < weak.Count; j++)
                if (weak[i].Field != weak[j].Field || comparer.Fields[weak[i].Field].Kind == FieldKind.BirthDate)
                    rules.Add(Double(weak[i], weak[j]));
        if (IndexOf(comparer, FieldKind.GivenName) is var given and >= 0 && IndexOf(comparer, FieldKind.FamilyName) is var family and >= 0)
            rules.Add(EitherName(given, family));
        return rules;
    }

    private static IEnumerable<Atom> StrongKeys(FieldKind kind) => kind switch
    {
        FieldKind.GivenName or FieldKind.FamilyName => [v => v.Key],
        // The same for day and month the other way round.
        FieldKind.BirthDate => [v => v.Number < 0 ? null : $"{v.Number / 10000}:{Math.Min(v.Number / 100 % 100, v.Number % 100)}:{Math.Max(v.Number / 100 % 100, v.Number % 100)}"],
        FieldKind.Email => [v => v.Key, v => v.Words[0]],
        FieldKind.Identifier or FieldKind.NhsNumber or FieldKind.PupilNumber => [v => v.Key],
        FieldKind.Postcode or FieldKind.Address => [v => v.Key],
        _ => [],
    };

    private static IEnumerable<Atom> WeakKeys(FieldKind kind) => kind switch
    {
        FieldKind.GivenName or FieldKind.FamilyName => [v => v.Sound],
        FieldKind.BirthDate => [v => v.Key[..4], v => v.Key[4..]],
        FieldKind.Postcode => [v => v.Key],
        FieldKind.Address or FieldKind.Place => [v => v.Key[..Math.Min(5, v.Key.Length)]],
        FieldKind.Code => [v => v.Key],
        _ => [],
    };

    private static Rule Single(int field, Atom key) => record => record[field] is { } value ? Hash(field.ToString(System.Globalization.CultureInfo.InvariantCulture), key(value), "") : 0;

    private static Rule Double((int Field, Atom Key) one, (int Field, Atom Key) other)
        => record => record[one.Field] is { } a && record[other.Field] is { } b ? Hash("", one.Key(a), other.Key(b)) : 0;

    // The two names in either order.
    private static Rule EitherName(int given, int family) => record =>
    {
        if (record[given] is not { } a || record[family] is not { } b)
            return 0;
        return string.CompareOrdinal(a.Sound, b.Sound) <= 0 ? Hash("either", a.Sound, b.Sound) : Hash("either", b.Sound, a.Sound);
    };

    // FNV-1a (Fowler, Noll, Vo): a key is only compared with keys of the same rule. 0 is no key.
    private static ulong Hash(string rule, string? one, string? other)
    {
        if (one is null || other is null)
            return 0;
        var hash = 14695981039346656037UL;
        foreach (var part in (ReadOnlySpan<string>)[rule, one, other])
        {
            foreach (var letter in part)
                hash = (hash ^ letter) * 1099511628211UL;
            hash = (hash ^ '\n') * 1099511628211UL;
        }

        return hash | 1;
    }

    private static int IndexOf(RecordComparer comparer, FieldKind kind)
    {
        for (var i = 0; i < comparer.Fields.Count; i++)
            if (comparer.Fields[i].Kind == kind)
                return i;
        return -1;
    }
}
