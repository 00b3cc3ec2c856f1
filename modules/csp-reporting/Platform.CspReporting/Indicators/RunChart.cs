using System.Globalization;
using System.Net;
using System.Text;
using Platform.CspReporting.Statistics;

namespace Platform.CspReporting.Indicators;

/// <summary>
/// Draws a series with its middle and its limits as an SVG picture without script or style. A signal is told by a ring and in words, never
/// by a colour; the table beside it says the same.
/// </summary>
internal static class RunChart
{
    private const int Left = 70, Right = 780, Top = 20, Bottom = 300, Height = 350;

    /// <summary>The picture.</summary>
    /// <param name="id">Makes the identifiers unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="chart">The series, in units of one.</param>
    /// <param name="scale">What a unit is multiplied by to be shown.</param>
    /// <param name="names">The quarters.</param>
    /// <param name="texts">Their values as the table has them.</param>
    /// <param name="target">The target as it is shown; null for none.</param>
    /// <param name="said">What stands out, in sentences.</param>
    public static string Draw(string id, string title, ControlChart chart, double scale, IReadOnlyList<string> names, IReadOnlyList<string> texts, double? target, IReadOnlyList<string> said)
    {
        var values = chart.Points.Select(point => point.Value * scale).ToList();
        var most = values.Concat(chart.Limits?.Select(limits => limits.Upper * scale) ?? []).Append(target ?? 0).Max() * 1.08;
        most = most <= 0 ? 1 : most;
        int Y(double value) => Bottom - (int)Math.Round(Math.Clamp(value, 0, most) / most * (Bottom - Top));
        int X(int point) => Left + 20 + (values.Count == 1 ? 0 : point * (Right - Left - 40) / (values.Count - 1));

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 {Height}\" width=\"100%\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\" font-family=\"arial, sans-serif\" font-size=\"15\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{Text(title)}</title><desc id=\"{id}-description\">{Text($"{names[0]}: {texts[0]}; {names[^1]}: {texts[^1]}. {string.Join(" ", said)}")} The table has the figures.</desc>");
        foreach (var tick in new[] { 0, most / 2, most })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{Y(tick)}\" x2=\"{Right}\" y2=\"{Y(tick)}\" stroke=\"#b1b4b6\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(tick) + 5}\" text-anchor=\"end\" fill=\"#0b0c0c\">{tick:0.##}</text>");
        }

        Line(svg, Y(chart.Median * scale), "#505a5f", "", "middle");
        if (target is { } wish)
            Line(svg, Y(wish), "#00703c", "10 4", "target");
        if (chart.Limits is { } drawn)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#505a5f\" stroke-dasharray=\"3 4\" points=\"{Points(drawn.Select((limits, point) => (X(point), Y(limits.Upper * scale))))}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#505a5f\" stroke-dasharray=\"3 4\" points=\"{Points(drawn.Select((limits, point) => (X(point), Y(limits.Lower * scale))))}\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#1d70b8\" stroke-width=\"3\" points=\"{Points(values.Select((value, point) => (X(point), Y(value))))}\"/>");
        for (var point = 0; point < values.Count; point++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(point)}\" cy=\"{Y(values[point])}\" r=\"5\" fill=\"#0b0c0c\"><title>{Text($"{names[point]}: {texts[point]}")}</title></circle>");
            if (chart.Signals.Any(signal => signal.First <= point && point <= signal.Last))
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(point)}\" cy=\"{Y(values[point])}\" r=\"10\" fill=\"none\" stroke=\"#0b0c0c\" stroke-width=\"2\"/>");
            if (values.Count <= 8 || point % 2 == (values.Count - 1) % 2)
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(point)}\" y=\"{Bottom + 24}\" text-anchor=\"middle\" fill=\"#0b0c0c\">{names[point]}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Line(StringBuilder svg, int y, string colour, string dashes, string name)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y}\" x2=\"{Right}\" y2=\"{y}\" stroke=\"{colour}\" stroke-width=\"2\"{(dashes.Length > 0 ? $" stroke-dasharray=\"{dashes}\"" : "")}/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Right}\" y=\"{y - 6}\" text-anchor=\"end\" fill=\"{colour}\">{name}</text>");
    }

    private static string Points(IEnumerable<(int X, int Y)> points) => string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}")));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
