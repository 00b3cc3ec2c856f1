using Platform.CspReporting.Disclosure;

namespace CspReporting.Tests.Disclosure;

/// <summary>
/// Somebody who tries to work out hidden counts: knows every published count and total, and what each mark means. It searches for
/// whole tables that agree with all of it, one cell after another, and knows nothing of how the counts were protected.
/// </summary>
internal sealed class Attack(int[,] truth, ProtectedTable table, bool rowTotals, bool columnTotals, int threshold)
{
    // Values further from the truth are not tried: finding fewer values than there are makes the attack too strong, never too weak.
    private const int Reach = 4;

    private readonly int rows = truth.GetLength(0), columns = truth.GetLength(1);

    private bool MarksDiffer
    {
        get
        {
            for (var row = 0; row <= rows; row++)
            {
                for (var column = 0; column <= columns; column++)
                {
                    if (IsPublished(row, column) && table.StateOf(row, column) == CellState.Small)
                        return true;
                }
            }

            return false;
        }
    }

    /// <summary>Hidden counts that fewer than <paramref name="wanted"/> different values agree with.</summary>
    public IReadOnlyList<(int Row, int Column)> Exposed(int wanted)
    {
        var exposed = new List<(int, int)>();
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                if (IsPublished(row, column) && table.StateOf(row, column) != CellState.Shown && CountValues(row, column, wanted) < wanted)
                    exposed.Add((row, column));
            }
        }

        return exposed;
    }

    private int CountValues(int row, int column, int wanted)
    {
        var found = 0;
        var (low, high) = Bounds(row, column);
        for (var value = low; value <= high && found < wanted; value++)
        {
            if (Solve(new int[rows, columns], 0, (row, column, value)))
                found++;
        }

        return found;
    }

    private bool Solve(int[,] guess, int position, (int Row, int Column, int Value) fixedCell)
    {
        if (position == rows * columns)
            return Enumerable.Range(0, columns).All(column => Agrees(rows, column, Sum(guess, null, column), fixedCell)) && Agrees(rows, columns, Sum(guess, null, null), fixedCell);

        var (row, cell) = (position / columns, position % columns);
        var (low, high) = fixedCell.Row == row && fixedCell.Column == cell ? (fixedCell.Value, fixedCell.Value) : Bounds(row, cell);

        // The true value first, then its neighbours: most tables that agree are near it.
        foreach (var value in Enumerable.Range(low, Math.Max(0, high - low + 1)).OrderBy(value => Math.Abs(value - truth[row, cell])))
        {
            guess[row, cell] = value;
            var rowAgrees = cell < columns - 1 || Agrees(row, columns, Sum(guess, row, null), fixedCell);
            var columnAgrees = row < rows - 1 || Agrees(rows, cell, Sum(guess, null, cell), fixedCell);
            if (rowAgrees && columnAgrees && Solve(guess, position + 1, fixedCell))
                return true;
        }

        guess[row, cell] = 0;
        return false;
    }

    private bool Agrees(int row, int column, int sum, (int Row, int Column, int Value) fixedCell)
    {
        if (!IsPublished(row, column))
            return true;
        if (fixedCell.Row == row && fixedCell.Column == column && sum != fixedCell.Value)
            return false;

        var (low, high) = table.StateOf(row, column) switch
        {
            CellState.Shown => (True(row, column), True(row, column)),
            CellState.Small => (1, threshold - 1),
            _ => (MarksDiffer ? Math.Min(threshold, True(row, column)) : 0, int.MaxValue),
        };
        return sum >= low && sum <= high;
    }

    private (int Low, int High) Bounds(int row, int column)
    {
        var value = True(row, column);
        return table.StateOf(row, column) switch
        {
            CellState.Shown => (value, value),
            CellState.Small => (1, threshold - 1),
            _ => (Math.Max(MarksDiffer ? Math.Min(threshold, value) : 0, value - Reach), value + Reach),
        };
    }

    private bool IsPublished(int row, int column) => (row < rows || columnTotals) && (column < columns || rowTotals);

    private int True(int row, int column) => Sum(truth, row == rows ? null : row, column == columns ? null : column);

    private int Sum(int[,] cells, int? row, int? column)
    {
        var sum = 0;
        for (var r = row ?? 0; r <= (row ?? rows - 1); r++)
        {
            for (var c = column ?? 0; c <= (column ?? columns - 1); c++)
                sum += cells[r, c];
        }

        return sum;
    }
}
