namespace Platform.CspReporting.Disclosure;

/// <summary>
/// How many values a hidden count could have, to a reader who knows every published count and total and what the marks mean.
/// </summary>
/// <remarks>
/// A two-way table with its totals is a flow in a network: the grand total flows to the row totals, through the cells to the column
/// totals and back. A published count is an arc that cannot change; a hidden one may change within its mark's bounds. A cell can
/// grow by one exactly when there is a way back through arcs that can still change; because such a network has integer corners, the
/// values that the flow reaches are all the values that whole numbers can have (L. H. Cox, Network models for complementary cell
/// suppression, JASA 1995). The check is therefore exact, and not a rule of thumb about how many cells stand in a line.
/// </remarks>
internal sealed class IntervalAudit
{
    private const int Unbounded = int.MaxValue / 4;

    private readonly int rows, columns, source, sink, nodes;
    private readonly int[,] up, down;
    private readonly bool[,] published;

    /// <summary>Prepares the network of a table.</summary>
    /// <param name="values">Counts with totals in the last row and column.</param>
    /// <param name="states">What each shows.</param>
    /// <param name="published">Which cells stand in the table at all.</param>
    /// <param name="threshold">Small counts are 1 to one less than this.</param>
    /// <param name="marksDiffer">Whether readers can tell a small count from one hidden to protect it.</param>
    public IntervalAudit(int[,] values, CellState[,] states, bool[,] published, int threshold, bool marksDiffer)
    {
        (rows, columns) = (values.GetLength(0) - 1, values.GetLength(1) - 1);
        (source, sink, nodes) = (rows + columns, rows + columns + 1, rows + columns + 2);
        this.published = published;
        up = new int[rows + 1, columns + 1];
        down = new int[rows + 1, columns + 1];
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                var value = values[row, column];
                (up[row, column], down[row, column]) = (published[row, column], states[row, column]) switch
                {
                    (false, _) => (Unbounded, value),
                    (true, CellState.Shown) => (0, 0),
                    (true, CellState.Small) when marksDiffer => (threshold - 1 - value, value - 1),
                    (true, CellState.Hidden) when marksDiffer => (Unbounded, Math.Max(0, value - threshold)),
                    _ => (Unbounded, value),
                };
            }
        }
    }

    /// <summary>Whether a hidden cell has fewer possible values than the rule asks for.</summary>
    public bool IsExposed(int row, int column)
    {
        const int wanted = DisclosureRule.FewestPossibleValues - 1;
        var room = Change(row, column, grow: true, wanted);
        return room < wanted && room + Change(row, column, grow: false, wanted - room) < wanted;
    }

    private int Change(int row, int column, bool grow, int wanted)
    {
        var (from, to) = Ends(row, column);
        var limit = Math.Min(wanted, grow ? up[row, column] : down[row, column]);
        var (start, end) = grow ? (to, from) : (from, to);
        var residual = Residual(row, column);
        var total = 0;
        while (total < limit && Augment(residual, start, end))
            total++;

        return total;
    }

    // The network without the cell in question, as room for change between each pair of nodes.
    private int[,] Residual(int exceptRow, int exceptColumn)
    {
        var residual = new int[nodes, nodes];
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                if (row == exceptRow && column == exceptColumn)
                    continue;

                var (from, to) = Ends(row, column);
                residual[from, to] += up[row, column];
                residual[to, from] += down[row, column];
            }
        }

        return residual;
    }

    private static bool Augment(int[,] residual, int start, int end)
    {
        var count = residual.GetLength(0);
        var before = new int[count];
        Array.Fill(before, -1);
        before[start] = start;
        var queue = new Queue<int>([start]);
        while (queue.Count > 0 && before[end] < 0)
        {
            var node = queue.Dequeue();
            for (var next = 0; next < count; next++)
            {
                if (before[next] < 0 && residual[node, next] > 0)
                {
                    before[next] = node;
                    queue.Enqueue(next);
                }
            }
        }

        if (before[end] < 0)
            return false;

        for (var node = end; node != start; node = before[node])
        {
            residual[before[node], node]--;
            residual[node, before[node]]++;
        }

        return true;
    }

    // Rows are the first nodes, columns the next, then where all rows come from and where all columns go.
    private (int From, int To) Ends(int row, int column) => (row == rows, column == columns) switch
    {
        (false, false) => (row, rows + column),
        (false, true) => (source, row),
        (true, false) => (rows + column, sink),
        (true, true) => (sink, source),
    };
}
