using System.Globalization;
using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.YouthJustice;

/// <summary>One measure of one place and year.</summary>
/// <param name="Measure">Its short name.</param>
/// <param name="Unit">What it is in.</param>
/// <param name="Years">The year or years, as the publisher writes them.</param>
/// <param name="PlaceName">An authority, a region or England.</param>
/// <param name="PlaceNumber">The Department for Education's number: three digits, from 970 up for regions and England.</param>
/// <param name="Region">The region of an authority; empty for a region.</param>
/// <param name="Value">Null where the publisher withheld it or has none.</param>
internal readonly record struct MeasureRow(string Measure, string Unit, string Years, string PlaceName, int PlaceNumber, string Region, decimal? Value);

/// <summary>
/// The Department for Education's measures by local authority. "-" and "c" stand for what is withheld or missing and are not nought, and
/// numbers come as a machine wrote them (36.479999999999997, 5.0169999999999999E-2).
/// </summary>
internal static class MeasureFile
{
    /// <summary>The headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["measure_short", "topic", "measure", "unit", "polarity", "years", "area_name", "dfe_la_number", "region", "value"];

    private const int Measure = 0, Unit = 3, Years = 5, PlaceName = 6, PlaceNumber = 7, Region = 8, Value = 9;

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<MeasureRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this table of the Department for Education", Columns);
        while (csv.Read())
        {
            decimal? value = null;
            if (csv[Value] is not ("-" or "c" or "x" or ":" or "NA" or ""))
            {
                if (!double.TryParse(csv[Value], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || Math.Abs(number) > 1e15)
                    csv.Refuse(Value, $"expected a number, or - or c for what is withheld, but found {Shown(csv[Value])}");
                // Fifteen digits are what a double holds: what lies behind them was made by the publisher's machine.
                value = Math.Round((decimal)number, 6);
            }

            yield return new MeasureRow(csv.Required(Measure), csv[Unit], csv.Required(Years), csv.Required(PlaceName), csv.Whole(PlaceNumber), csv[Region] is "NA" ? "" : csv[Region], value);
        }

        csv.CheckEnd();
    }
}
