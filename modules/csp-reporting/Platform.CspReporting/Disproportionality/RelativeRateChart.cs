using System.Globalization;
using System.Net;
using System.Text;
using Platform.CspReporting.Disclosure;

namespace Platform.CspReporting.Disproportionality;

/// <summary>One line of the picture: figures that passed the gate.</summary>
/// <param name="Name">The group.</param>
/// <param name="Ratio">Its relative rate.</param>
/// <param name="Lower">Where the interval begins.</param>
/// <param name="Upper">Where it ends.</param>
/// <param name="Verdict">What can be said.</param>
internal sealed record RateBar(string Name, Figure Ratio, Figure Lower, Figure Upper, string Verdict);

/// <summary>
/// Relative rates with their intervals on a scale on which half and double are equally far from 1, as an SVG picture without script or
/// style. The table beside it says the same.
/// </summary>
internal static class RelativeRateChart
{
    private const int Left = 330, Right = 780, RowHeight = 52, Top = 34;

    private static readonly double[] Ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8];

    /// <summary>The picture; empty where no group has a relative rate.</summary>
    public static string Draw(string id, string title, IReadOnlyList<RateBar> bars)
    {
        if (bars.All(bar => bar.Ratio.Value is null))
            return "";

        var height = Top + (bars.Count * RowHeight) + 10;
        var said = string.Join(" ", bars.Select(bar => bar.Ratio.Value is null ? $"{bar.Name}: {bar.Verdict}." : $"{bar.Name}: {bar.Ratio}, from {bar.Lower} to {bar.Upper}. {bar.Verdict}."));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 {height}\" width=\"100%\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\" font-family=\"arial, sans-serif\" font-size=\"16\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{Text(title)}</title><desc id=\"{id}-description\">{Text(said)} The table has the figures.</desc>");
        foreach (var tick in Ticks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(tick)}\" y=\"20\" text-anchor=\"middle\" fill=\"#0b0c0c\">{tick}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(tick)}\" y1=\"26\" x2=\"{X(tick)}\" y2=\"{height}\" stroke=\"{(tick == 1 ? "#0b0c0c" : "#b1b4b6")}\" stroke-width=\"{(tick == 1 ? 3 : 1)}\"/>");
        }

        for (var row = 0; row < bars.Count; row++)
            AppendBar(svg, bars[row], Top + (row * RowHeight) + (RowHeight / 2));
        return svg.Append("</svg>").ToString();
    }

    private static void AppendBar(StringBuilder svg, RateBar bar, int y)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 14}\" y=\"{y - 4}\" text-anchor=\"end\" fill=\"#0b0c0c\" font-weight=\"bold\">{Text(bar.Name)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 14}\" y=\"{y + 15}\" text-anchor=\"end\" fill=\"#0b0c0c\" font-size=\"14\">{Text(bar.Ratio.Value is null ? bar.Verdict : $"{bar.Ratio} ({bar.Lower} to {bar.Upper})")}</text>");
        if (bar.Ratio.Value is not { } ratio || bar.Lower.Value is not { } lower || bar.Upper.Value is not { } upper)
            return;

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X((double)lower)}\" y1=\"{y}\" x2=\"{X((double)upper)}\" y2=\"{y}\" stroke=\"#1d70b8\" stroke-width=\"6\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X((double)ratio)}\" cy=\"{y}\" r=\"8\" fill=\"#0b0c0c\"/>");
    }

    // What lies outside the scale stands at its end.
    private static int X(double rate)
    {
        var place = (Math.Log2(Math.Clamp(rate, Ticks[0], Ticks[^1])) + 3) / 6;
        return Left + (int)Math.Round(place * (Right - Left));
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
