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

    /// <summary>
    /// The table as its next edition may be published, so that nothing can be worked out by subtracting an edition from another either;
    /// null where that cannot be had, and the last edition has to stand.
    /// </summary>
    /// <param name="table">The counts as they are now.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="earlier">What was published of it.</param>
    /// <param name="rule">What is too small.</param>
    public static ProtectedTable? ProtectNext(AdditiveTable table, IReadOnlyList<string> labels, EarlierTable earlier, DisclosureRule rule)
    {
        var work = new Work(table, rule);
        work.HideSmall();
        work.HideWhatTheDifferenceTells(labels, earlier);
        if (!work.HideUntilSafe(marksDiffer: true))
        {
            work.UseOneMark();
            if (!work.HideUntilSafe(marksDiffer: false))
                return null;
        }

        return new ProtectedTable(work.Values, work.States, rule);
    }

    private sealed class Work
    {
        private readonly int rows, columns;
        private readonly bool[,] published, known;
        private readonly DisclosureRule rule;

        public Work(AdditiveTable table, DisclosureRule rule)
        {
            this.rule = rule;
            (rows, columns) = (table.Rows, table.Columns);
            Values = new int[rows + 1, columns + 1];
            States = new CellState[rows + 1, columns + 1];
            published = new bool[rows + 1, columns + 1];
            known = new bool[rows + 1, columns + 1];
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

        /// <summary>Hides what an earlier edition hid and what differs from one by a small number, and notes what it told already.</summary>
        public void HideWhatTheDifferenceTells(IReadOnlyList<string> labels, EarlierTable earlier)
        {
            foreach (var (row, column) in Cells())
            {
                var (label, value) = (row == rows ? EarlierTable.Total : labels[row], Values[row, column]);
                if (States[row, column] == CellState.Shown && earlier.MustHide(label, column, value, rule))
                    States[row, column] = CellState.Hidden;
                known[row, column] = earlier.IsKnown(label, column, value, rule);
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
                var audit = new IntervalAudit(Values, Seen(), published, rule.Threshold, marksDiffer);
                var exposed = Cells().Where(cell => States[cell.Row, cell.Column] != CellState.Shown && !known[cell.Row, cell.Column] && audit.IsExposed(cell.Row, cell.Column)).Take(1).ToList();
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
                .Where(cell => States[cell.Row, cell.Column] == CellState.Shown && !known[cell.Row, cell.Column])
                .OrderBy(cell => Values[cell.Row, cell.Column] == 0)
                .ThenBy(cell => cell.Row != exposed.Row && cell.Column != exposed.Column)
                .ThenBy(cell => (cell.Row == rows ? 1 : 0) + (cell.Column == columns ? 1 : 0))
                .ThenBy(cell => Values[cell.Row, cell.Column])
                .Cast<(int, int)?>()
                .FirstOrDefault();

        // What a reader sees, who knows what earlier editions told.
        private CellState[,] Seen()
        {
            var seen = (CellState[,])States.Clone();
            foreach (var (row, column) in Cells())
            {
                if (known[row, column])
                    seen[row, column] = CellState.Shown;
            }

            return seen;
        }

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
