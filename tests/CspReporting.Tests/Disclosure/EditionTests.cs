using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Disclosure;
using DisclosureGate = Platform.CspReporting.Disclosure.Figure.Gate;

namespace CspReporting.Tests.Disclosure;

/// <summary>Editions of one table, and four quarters of them: what somebody learns who keeps every edition and subtracts.</summary>
public class EditionTests
{
    private static readonly DisclosureRule Rule = DisclosureRule.Default;

    private static readonly Gen<int[]> Counts = Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (4, Gen.Choose(1, 5)), (3, Gen.Choose(6, 14)), (1, Gen.Choose(15, 60))), 9);

    private static readonly Gen<int[]> Late = Gen.ArrayOf(Gen.Frequency((6, Gen.Constant(0)), (2, Gen.Choose(1, 3)), (1, Gen.Choose(6, 20))), 9);

    [Fact]
    public void One_more_child_in_a_later_edition_cannot_be_seen_by_subtracting()
    {
        var first = Publish([[20, 30, 40], [50, 60, 70]], EarlierTable.None)!;
        var second = Publish([[21, 30, 40], [50, 60, 70]], Earlier(first))!;

        second[0, 0].Text.ShouldBe("[c]");
        second[0, 3].Text.ShouldBe("[c]");
        second[2, 0].Text.ShouldBe("[c]");
        second[2, 3].Text.ShouldBe("[c]");
        second[1, 3].Text.ShouldBe("180");
    }

    [Fact]
    public void What_one_edition_hid_stays_hidden_in_the_next()
    {
        var first = Publish([[3, 30, 40], [50, 60, 70]], EarlierTable.None)!;
        var second = Publish([[9, 30, 40], [50, 60, 70]], Earlier(first))!;

        for (var row = 0; row <= 2; row++)
        {
            for (var column = 0; column <= 3; column++)
            {
                if (first[row, column].IsHidden)
                    second[row, column].IsHidden.ShouldBeTrue($"{row}, {column}");
            }
        }
    }

    [Fact]
    public void From_all_editions_of_four_quarters_no_hidden_count_is_worked_out()
        => Prop.ForAll((from quarters in Gen.ArrayOf(from counts in Counts from late in Late from later in Late select (counts, late, later), 4) select quarters).ToArbitrary(), quarters =>
        {
            foreach (var (counts, late, later) in quarters)
            {
                List<(int[,] Truth, ReleasedTable Table)> editions = [];
                List<ReleasedTable> published = [];
                var now = (int[])counts.Clone();
                foreach (var more in new[] { new int[9], late, later })
                {
                    for (var cell = 0; cell < 9; cell++)
                        now[cell] += more[cell];
                    var rows = Enumerable.Range(0, 3).Select(row => now[(row * 3)..((row * 3) + 3)]).ToArray();
                    if (Publish(rows, Earlier([.. published])) is not { } table)
                        continue;
                    published.Add(table);
                    editions.Add((Shape(rows), table));
                }

                if (new EditionAttack(editions, Rule.Threshold).Exposed().Count > 0)
                    return false;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_attack_would_find_a_child_who_was_added_between_two_editions()
    {
        var first = Publish([[20, 30, 40], [50, 60, 70]], EarlierTable.None)!;
        // Careless: one child more is hidden with companions whose counts the first edition told.
        var careless = new DisclosureGate(Rule).Release(new AdditiveTable(Shape([[20, 30, 40], [2, 60, 70]]), true, true));

        new EditionAttack([(Shape([[20, 30, 40], [2, 60, 70]]), careless), (Shape([[20, 30, 40], [50, 60, 70]]), first)], Rule.Threshold).Exposed().ShouldNotBeEmpty();
    }

    private static ReleasedTable? Publish(int[][] rows, EarlierTable earlier)
        => new DisclosureGate(Rule).ReleaseNext(new AdditiveTable(Shape(rows), HasRowTotals: true, HasColumnTotals: true), [.. rows.Select((_, row) => $"row {row}")], earlier);

    private static EarlierTable Earlier(params ReleasedTable[] editions)
        => new([.. editions.Select(edition => (IReadOnlyDictionary<string, IReadOnlyList<Figure>>)Enumerable.Range(0, edition.Rows + 1)
            .ToDictionary(row => row == edition.Rows ? EarlierTable.Total : $"row {row}", edition.Row))]);

    private static int[,] Shape(int[][] rows)
    {
        var counts = new int[rows.Length, rows[0].Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[0].Length; column++)
                counts[row, column] = rows[row][column];
        }

        return counts;
    }
}

/// <summary>
/// Somebody who has every edition of a table and is told by an oracle which hidden counts are still what another edition showed: those fill
/// in what is hidden, and sums narrow the rest until nothing moves. Knows nothing of how the counts were protected.
/// </summary>
internal sealed class EditionAttack(IReadOnlyList<(int[,] Truth, ReleasedTable Table)> editions, int threshold)
{
    private const int Most = 10_000;

    /// <summary>Small counts of any edition that come out as their true value and nothing else.</summary>
    public IReadOnlyList<string> Exposed()
    {
        List<string> exposed = [];
        for (var edition = 0; edition < editions.Count; edition++)
        {
            var (truth, table) = editions[edition];
            var (rows, columns) = (table.Rows, table.Columns);
            var totals = Totals(truth);
            var (low, high) = (new int[rows + 1, columns + 1], new int[rows + 1, columns + 1]);
            for (var row = 0; row <= rows; row++)
            {
                for (var column = 0; column <= columns; column++)
                {
                    var figure = table[row, column];
                    var known = figure.Value ?? editions.Where(other => other.Table != table).Select(other => other.Table[row, column].Value).LastOrDefault(value => value == totals[row, column]);
                    (low[row, column], high[row, column]) = known is { } value ? ((int)value, (int)value) : figure.Text == $"<{threshold}" ? (1, threshold - 1) : (0, Most);
                }
            }

            if (!Narrow(low, high))
                continue;

            for (var row = 0; row <= rows; row++)
            {
                for (var column = 0; column <= columns; column++)
                {
                    if (table[row, column].Value is null && totals[row, column] > 0 && totals[row, column] < threshold && low[row, column] == high[row, column] && low[row, column] == totals[row, column])
                        exposed.Add($"edition {edition + 1}, row {row}, column {column}: {totals[row, column]}");
                }
            }
        }

        return exposed;
    }

    // Intervals of a sum and its parts, until none gets narrower; false where the beliefs contradict each other, so that nothing follows.
    private static bool Narrow(int[,] low, int[,] high)
    {
        var (rows, columns) = (low.GetLength(0) - 1, low.GetLength(1) - 1);
        var lines = Enumerable.Range(0, rows + 1).Select(row => Enumerable.Range(0, columns + 1).Select(column => (row, column)).ToList())
            .Concat(Enumerable.Range(0, columns + 1).Select(column => Enumerable.Range(0, rows + 1).Select(row => (row, column)).ToList())).ToList();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var line in lines)
            {
                var parts = line[..^1];
                var whole = line[^1];
                bool Set((int Row, int Column) cell, int newLow, int newHigh)
                {
                    var changed = newLow > low[cell.Row, cell.Column] || newHigh < high[cell.Row, cell.Column];
                    low[cell.Row, cell.Column] = Math.Max(low[cell.Row, cell.Column], newLow);
                    high[cell.Row, cell.Column] = Math.Min(high[cell.Row, cell.Column], newHigh);
                    return changed;
                }

                moved |= Set(whole, parts.Sum(part => low[part.row, part.column]), parts.Sum(part => high[part.row, part.column]));
                foreach (var part in parts)
                {
                    moved |= Set(part,
                        low[whole.row, whole.column] - parts.Where(other => other != part).Sum(other => high[other.row, other.column]),
                        high[whole.row, whole.column] - parts.Where(other => other != part).Sum(other => low[other.row, other.column]));
                }

                if (line.Any(cell => low[cell.row, cell.column] > high[cell.row, cell.column]))
                    return false;
            }
        }

        return true;
    }

    private static int[,] Totals(int[,] counts)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var totals = new int[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                totals[row, column] = counts[row, column];
                totals[row, columns] += counts[row, column];
                totals[rows, column] += counts[row, column];
                totals[rows, columns] += counts[row, column];
            }
        }

        return totals;
    }
}
