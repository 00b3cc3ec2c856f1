using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.CspReporting.Statistics;

namespace Platform.CspReporting.Disclosure;

/// <summary>
/// One figure that may be shown. Only <see cref="Gate"/> can make one, because the constructor is private and the gate is inside: whatever
/// a page, a chart, a file, an answer or a briefing shows of counts has passed the gate, and the compiler holds it.
/// </summary>
[JsonConverter(typeof(Frozen))]
internal sealed record Figure
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private Figure(string text, decimal? value, bool isHidden) => (Text, Value, IsHidden) = (text, value, isHidden);

    /// <summary>As it is shown: a number, "&lt;6", "[c]", or words such as "not imported".</summary>
    public string Text { get; }

    /// <summary>The number where there is one and it may be shown.</summary>
    public decimal? Value { get; }

    /// <summary>There is a number and it may not be shown.</summary>
    public bool IsHidden { get; }

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>The one gate through which counts become figures.</summary>
    /// <param name="rule">What is too small, and how the rest is rounded.</param>
    internal sealed class Gate(DisclosureRule rule)
    {
        /// <summary>A rate on fewer people than these says more about each of them than about the area.</summary>
        public const int FewestPeople = 100;

        /// <summary>The rule, for the notes under what is shown.</summary>
        public DisclosureRule Rule => rule;

        /// <summary>Words in the place of a number, for example "not imported".</summary>
        public static Figure Words(string text) => new(text, null, isHidden: false);

        /// <summary>
        /// A number that its publisher has published already, such as a count of police.uk's rows or a population: it is public, and
        /// hiding it would protect nobody. Callers are listed in the architecture tests.
        /// </summary>
        public static Figure Published(decimal value, int digits = 0) => Number(value, digits);

        /// <summary>A number that may not be shown because others beside it are.</summary>
        public static Figure Withheld() => new(DisclosureRule.HiddenMark, null, isHidden: true);

        /// <summary>A table of counts about people that adds up.</summary>
        public ReleasedTable Release(AdditiveTable table) => Release(Suppression.Protect(table, rule));

        /// <summary>A table that has been protected, also against what was published before.</summary>
        public ReleasedTable Release(ProtectedTable table)
        {
            var figures = new Figure[table.Rows + 1, table.Columns + 1];
            for (var row = 0; row <= table.Rows; row++)
            {
                for (var column = 0; column <= table.Columns; column++)
                {
                    figures[row, column] = table.ValueOf(row, column) is { } value ? Number(rule.Rounded(value), 0) : new Figure(table.TextOf(row, column), null, isHidden: true);
                }
            }

            return new ReleasedTable(figures, table.HasHidden, rule);
        }

        /// <summary>
        /// The next edition of a table, protected also against subtracting what was published before; null where that cannot be had, and
        /// the last edition has to stand.
        /// </summary>
        public ReleasedTable? ReleaseNext(AdditiveTable table, IReadOnlyList<string> labels, EarlierTable earlier)
            => earlier.Editions.Count == 0 ? Release(table) : Suppression.ProtectNext(table, labels, earlier, rule) is { } safe ? Release(safe) : null;

        /// <summary>Counts that stand each for itself and are added up with nothing.</summary>
        public IReadOnlyList<Figure> Each(IReadOnlyList<int> counts)
        {
            var cells = new int[1, counts.Count];
            for (var column = 0; column < counts.Count; column++)
                cells[0, column] = counts[column];
            var released = Release(new AdditiveTable(cells, HasRowTotals: false, HasColumnTotals: false));
            return [.. Enumerable.Range(0, counts.Count).Select(column => released[0, column])];
        }

        /// <summary>A rate for so many people: hidden where the count of events is, because the count could be worked back from it.</summary>
        public Figure Rate(Figure events, EventRate rate, int digits)
            => rate.Population < FewestPeople ? Words($"no rate: fewer than {FewestPeople} people")
                : Derived(() => Number((decimal)(rate with { Events = (int)events.Value! }).Value, digits), events);

        /// <summary>A percentage: hidden where the part or the rest is.</summary>
        public Figure Percentage(Figure part, Figure rest, int digits)
            => Derived(() => part.Value + rest.Value == 0 ? Words("nobody") : Number(part.Value!.Value * 100 / (part.Value.Value + rest.Value!.Value), digits), part, rest);

        /// <summary>Anything that is worked out from figures: hidden where one of them is.</summary>
        public Figure Derived(Func<decimal> value, int digits, params ReadOnlySpan<Figure> from)
        {
            foreach (var figure in from)
            {
                if (figure.Value is null)
                    return Unshown(figure);
            }

            return Number(value(), digits);
        }

        private static Figure Derived(Func<Figure> made, params ReadOnlySpan<Figure> from)
        {
            foreach (var figure in from)
            {
                if (figure.Value is null)
                    return Unshown(figure);
            }

            return made();
        }

        // What follows from words is the same words; what follows from a hidden count is hidden.
        private static Figure Unshown(Figure from) => from.IsHidden ? new Figure(DisclosureRule.HiddenMark, null, isHidden: true) : from;

        private static Figure Number(decimal value, int digits)
        {
            var rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero);
            return new Figure(rounded.ToString($"N{digits}", English), rounded, isHidden: false);
        }
    }

    /// <summary>Writes figures, and reads those of a report that was frozen: they passed the gate when it was made.</summary>
    internal sealed class Frozen : JsonConverter<Figure>
    {
        /// <inheritdoc />
        public override Figure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return new Figure(
                root.GetProperty("text").GetString()!,
                root.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null,
                root.TryGetProperty("isHidden", out var hidden) ? hidden.GetBoolean() : root.GetProperty("text").GetString() is [ '<', .. ] or DisclosureRule.HiddenMark);
        }

        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer, Figure value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("text", value.Text);
            if (value.Value is { } number)
                writer.WriteNumber("value", number);
            else
                writer.WriteNull("value");
            writer.WriteBoolean("isHidden", value.IsHidden);
            writer.WriteEndObject();
        }
    }
}

/// <summary>A table of figures that passed the gate together. The last row and column are the totals.</summary>
internal sealed class ReleasedTable
{
    private readonly Figure[,] figures;

    /// <summary>Only the gate has figures to make one of.</summary>
    public ReleasedTable(Figure[,] figures, bool hasHidden, DisclosureRule rule) => (this.figures, HasHidden, Rule) = (figures, hasHidden, rule);

    /// <summary>Rows without the totals.</summary>
    public int Rows => figures.GetLength(0) - 1;

    /// <summary>Columns without the totals.</summary>
    public int Columns => figures.GetLength(1) - 1;

    /// <summary>Something is hidden, so the note must stand under the table.</summary>
    public bool HasHidden { get; }

    /// <summary>The rule it was made under.</summary>
    public DisclosureRule Rule { get; }

    /// <summary>A figure.</summary>
    public Figure this[int row, int column] => figures[row, column];

    /// <summary>The figures of a row, its total among them.</summary>
    public IReadOnlyList<Figure> Row(int row) => [.. Enumerable.Range(0, Columns + 1).Select(column => figures[row, column])];
}
