using System.Globalization;

namespace Platform.CspReporting.Disclosure;

/// <summary>What a published cell shows.</summary>
internal enum CellState
{
    /// <summary>The count itself.</summary>
    Shown,

    /// <summary>The mark for a small count.</summary>
    Small,

    /// <summary>The mark for a count hidden to protect another.</summary>
    Hidden,
}

/// <summary>A table of counts that adds up over its rows and columns, before protection.</summary>
/// <param name="Counts">Counts by row and column, none negative.</param>
/// <param name="HasRowTotals">Whether the sum of each row is published.</param>
/// <param name="HasColumnTotals">Whether the sum of each column is published. With row totals, the grand total is too.</param>
internal sealed record AdditiveTable(int[,] Counts, bool HasRowTotals, bool HasColumnTotals)
{
    /// <summary>Rows without the totals.</summary>
    public int Rows => Counts.GetLength(0);

    /// <summary>Columns without the totals.</summary>
    public int Columns => Counts.GetLength(1);
}

/// <summary>A table that is safe to publish. Index <see cref="Rows"/> is the row of totals, index <see cref="Columns"/> the column of totals.</summary>
internal sealed class ProtectedTable
{
    private readonly int[,] values;
    private readonly CellState[,] states;
    private readonly DisclosureRule rule;

    internal ProtectedTable(int[,] values, CellState[,] states, DisclosureRule rule)
        => (this.values, this.states, this.rule) = (values, states, rule);

    /// <summary>Rows without the totals.</summary>
    public int Rows => values.GetLength(0) - 1;

    /// <summary>Columns without the totals.</summary>
    public int Columns => values.GetLength(1) - 1;

    /// <summary>Whether anything is hidden, so that the note must stand under the table.</summary>
    public bool HasHidden => states.Cast<CellState>().Any(state => state != CellState.Shown);

    /// <summary>What a cell shows.</summary>
    public CellState StateOf(int row, int column) => states[row, column];

    /// <summary>The count where it is shown; null where it is hidden.</summary>
    public int? ValueOf(int row, int column) => states[row, column] == CellState.Shown ? values[row, column] : null;

    /// <summary>What stands in the page, the print and the file.</summary>
    public string TextOf(int row, int column) => states[row, column] switch
    {
        CellState.Shown => values[row, column].ToString("N0", CultureInfo.InvariantCulture),
        CellState.Small => rule.SmallMark,
        _ => DisclosureRule.HiddenMark,
    };
}
