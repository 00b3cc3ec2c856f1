using System.Text.RegularExpressions;

namespace Browser.Tests;

/// <summary>Which addresses lead to the same page with another record.</summary>
internal static partial class Routes
{
    /// <summary>The path with a placeholder for each identifier, area, quarter, number and name of an event.</summary>
    public static string Pattern(Uri url) => Identifier().Replace(url.AbsolutePath, "{id}");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=/)[A-Z]\\d{8}(?=/|$)|(?<=/)\\d{4}[Qq][1-4](?=/|$)|(?<=/)\\d+(?=/|$)|(?<=/)[a-z-]+\\.[a-z-]+\\.v\\d+(?=/|$)")]
    private static partial Regex Identifier();
}
