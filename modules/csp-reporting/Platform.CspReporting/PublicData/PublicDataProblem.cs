using System.Globalization;

namespace Platform.CspReporting.PublicData;

/// <summary>Why a file of public data was refused: one sentence that names the file, the row and the column.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Row">The row as a spreadsheet numbers it: the headings are row 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="ColumnName">The column's heading, where the file has one.</param>
/// <param name="Reason">What is wrong and what to do, without a full stop.</param>
internal sealed record PublicDataProblem(string File, int Row, int Column, string? ColumnName, string Reason)
{
    /// <inheritdoc />
    public override string ToString()
        => ColumnName is null
            ? string.Create(CultureInfo.InvariantCulture, $"{File}, row {Row}, column {Column}: {Reason}.")
            : string.Create(CultureInfo.InvariantCulture, $"{File}, row {Row}, column {Column} ({ColumnName}): {Reason}.");
}

/// <summary>Stops the reading of a file at its first fault, so that nothing of it is kept.</summary>
internal sealed class PublicDataRefusedException(PublicDataProblem problem) : Exception(problem.ToString())
{
    /// <summary>Where and why.</summary>
    public PublicDataProblem Problem { get; } = problem;
}
