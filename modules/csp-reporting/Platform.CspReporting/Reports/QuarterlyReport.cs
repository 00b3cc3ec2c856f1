using System.Text.Json.Serialization;
using Platform.CspReporting.Disclosure;

namespace Platform.CspReporting.Reports;

/// <summary>
/// The quarterly report of an area as it is shown, printed, downloaded and written by the command line: all four render this and
/// count nothing themselves, so their figures are the same.
/// </summary>
/// <param name="AreaCode">The local authority, ONS code.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Partnership">Its Community Safety Partnership or partnerships.</param>
/// <param name="Quarter">For example 2025Q4.</param>
/// <param name="QuarterInWords">"calendar quarter, October to December 2025".</param>
/// <param name="Tables">The figures.</param>
/// <param name="Map">The map of LSOAs; null where no boundaries or no recorded crime have been imported.</param>
/// <param name="Notes">What to know before drawing a conclusion, in sentences.</param>
/// <param name="Sources">Publishers, periods and licences of the public data.</param>
/// <param name="Narrative">The summary that people wrote; null while there is none.</param>
internal sealed record QuarterlyReport(
    string AreaCode, string AreaName, string Partnership, string Quarter, string QuarterInWords, IReadOnlyList<ReportTable> Tables, ReportMap? Map,
    IReadOnlyList<string> Notes, IReadOnlyList<string> Sources, string? Narrative = null)
{
    /// <summary>"Swindon, calendar quarter, October to December 2025".</summary>
    [JsonIgnore]
    public string Title => $"{AreaName}, {QuarterInWords}";
}

/// <summary>One table of figures.</summary>
/// <param name="Key">Its name in the downloads, for example <c>recorded-crime</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Message">What it says, in a sentence.</param>
/// <param name="RowHeading">What the rows are.</param>
/// <param name="Columns">The headings of the figures.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Notes">What stands under it, in sentences.</param>
/// <param name="ChartColumns">Which columns the bars beside it draw, by position; none for no bars.</param>
internal sealed record ReportTable(
    string Key, string Title, string Message, string RowHeading, IReadOnlyList<string> Columns, IReadOnlyList<ReportRow> Rows, IReadOnlyList<string> Notes,
    IReadOnlyList<int> ChartColumns);

/// <summary>One row of figures.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Cells">One for each column.</param>
/// <param name="IsTotal">It is the sum of the others.</param>
internal sealed record ReportRow(string Label, IReadOnlyList<Figure> Cells, bool IsTotal = false);

/// <summary>The map of LSOAs.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Svg">The picture; made by this program, never from what people type.</param>
/// <param name="Legend">Each shade in words.</param>
internal sealed record ReportMap(string Title, string Svg, IReadOnlyList<ReportMapBand> Legend);

/// <summary>One shade of the map.</summary>
/// <param name="Colour">Its fill.</param>
/// <param name="Words">For example "12 to 30 recorded crimes: 34 areas".</param>
internal sealed record ReportMapBand(string Colour, string Words);
