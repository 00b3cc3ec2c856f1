using System.Globalization;
using Platform.CspReporting.Quarters;

namespace Platform.CspReporting.Indicators;

/// <summary>What pages and files say of indicators.</summary>
internal static class IndicatorWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"version 2, from 1 April 2026".</summary>
    public static string Version(IndicatorDefinition definition) => string.Create(English, $"version {definition.Version}, from {definition.ValidFrom:d MMMM yyyy}");

    /// <summary>October to December 2025 is the third quarter of the year that began in April 2025.</summary>
    public static string YouthJusticeBoardName(CalendarQuarter quarter) => quarter.Number == 1 ? $"{quarter.Year - 1}Q4" : $"{quarter.Year}Q{quarter.Number - 1}";

    /// <summary>"12.3 %", "4.89 for each 10,000 children"; words stand alone.</summary>
    public static string With(Disclosure.Figure value, string unit) => value.Value is null ? value.Text : $"{value.Text} {unit}";

    /// <summary>A signal as a sentence.</summary>
    public static string Of(Statistics.FoundSignal signal, IReadOnlyList<string> quarters) => signal.Kind switch
    {
        Statistics.Signal.BeyondLimits => $"{quarters[signal.First]} lies outside the limits: something other than chance is likely.",
        Statistics.Signal.Shift => $"{quarters[signal.First]} to {quarters[signal.Last]}: six or more in a row on one side of the middle, a shift.",
        _ => $"{quarters[signal.First]} to {quarters[signal.Last]}: five or more in a row in one direction, a trend.",
    };
}
