namespace Platform.CspReporting.Disclosure;

/// <summary>
/// Hides the small counts of a table and as many others as it takes that no hidden count can be worked out from what is left:
/// primary suppression, then secondary until nothing is exposed.
/// </summary>
internal static class Suppression
{
    /// <summary>The table as it may be published.</summary>
    public static ProtectedTable Protect(AdditiveTable table, DisclosureRule rule)
    {
        var work = new Work(table, rule);
        work.HideSmall();
        if (!work.HideUntilSafe(marksDiffer: true))
        {
            // A small total under several small counts leaves no freedom that two marks would not give away: use one mark for all.
            work.UseOneMark();
            work.HideUntilSafe(marksDiffer: false);
        }

        return new ProtectedTable(work.Values, work.States, rule);
    }

    private sealed class Work
    {
        private readonly int rows, columns;
        private readonly bool[,] published;
        private readonly DisclosureRule rule;

        public Work(AdditiveTable table, DisclosureRule rule)
        {
            this.rule = rule;
            (rows, columns) = (table.Rows, table.Columns);
            Values = new int[rows + 1, columns + 1];
            States = new CellState[rows + 1, columns + 1];
            published = new bool[rows + 1, columns + 1];
            for (var row = 0; row <= rows; row++)
            {
                for (var column = 0; column <= columns; column++)
                    published[row, column] = (row < rows || table.HasColumnTotals) && (column < columns || table.HasRowTotals);
            }

            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var count = table.Counts[row, column];
                    ArgumentOutOfRangeException.ThrowIfNegative(count);
                    Values[row, column] = count;
                    Values[row, columns] += count;
                    Values[rows, column] += count;
                    Values[rows, columns] += count;
                }
            }
        }

        public int[,] Values { get; }

        public CellState[,] States { get; }

        public void HideSmall()
        {
            foreach (var (row, column) in Cells())
            {
                if (rule.IsSmall(Values[row, column]))
                    States[row, column] = CellState.Small;
            }
        }

        public void UseOneMark()
        {
            foreach (var (row, column) in Cells())
            {
                if (States[row, column] != CellState.Shown)
                    States[row, column] = CellState.Hidden;
            }
        }

        /// <summary>Hides more until the audit finds nothing; false where nothing more can be hidden and something is exposed.</summary>
        public bool HideUntilSafe(bool marksDiffer)
        {
            while (true)
            {
                var audit = new IntervalAudit(Values, States, published, rule.Threshold, marksDiffer);
                var exposed = Cells().Where(cell => States[cell.Row, cell.Column] != CellState.Shown && audit.IsExposed(cell.Row, cell.Column)).Take(1).ToList();
                if (exposed.Count == 0)
                    return true;

                if (Companion(exposed[0]) is not { } companion)
                    return false;

                States[companion.Row, companion.Column] = CellState.Hidden;
            }
        }

        // The smallest count in the same row or column, counts before totals, so that the least is lost; then any other;
        // a nought only at the very end. Ties go to the first in reading order, so the same table is always protected alike.
        private (int Row, int Column)? Companion((int Row, int Column) exposed)
            => Cells()
                .Where(cell => States[cell.Row, cell.Column] == CellState.Shown)
                .OrderBy(cell => Values[cell.Row, cell.Column] == 0)
                .ThenBy(cell => cell.Row != exposed.Row && cell.Column != exposed.Column)
                .ThenBy(cell => (cell.Row == rows ? 1 : 0) + (cell.Column == columns ? 1 : 0))
                .ThenBy(cell => Values[cell.Row, cell.Column])
                .Cast<(int, int)?>()
                .FirstOrDefault();

        private IEnumerable<(int Row, int Column)> Cells()
        {
            for (var row = 0; row <= rows; row++)
            {
                for (var column = 0; column <= columns; column++)
                {
                    if (published[row, column])
                        yield return (row, column);
                }
            }
        }
    }
}
