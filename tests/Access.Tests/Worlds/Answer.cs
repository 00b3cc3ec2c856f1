using System.Text.RegularExpressions;

namespace Access.Tests.Worlds;

/// <summary>What came back.</summary>
/// <param name="Status">As a number.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="Headers">Every header but those of the moment, one a line.</param>
/// <param name="Body">As it is.</param>
internal sealed partial record Answer(int Status, string? Location, string Headers, string Body)
{
    /// <summary>As the matrix has it: for a change, anything that is neither a refusal nor a failure is <c>in</c>.</summary>
    public string Word(bool isRead) => Status switch
    {
        301 or 302 when Location!.Contains("/sign-in", StringComparison.Ordinal) => "sign-in",
        301 or 302 when Location!.Contains("/error/403", StringComparison.Ordinal) => "403",
        401 or 403 or 404 or 405 or >= 500 => $"{Status}",
        _ when isRead => $"{Status}",
        _ => "in",
    };

    /// <summary>What a person outside could compare: without the identifiers asked for, and without what differs every time.</summary>
    public string Comparable(string path)
    {
        var (body, location) = (Body, Location ?? "");
        foreach (Match id in Identifier().Matches(path))
            (body, location) = (body.Replace(id.Value, "ID", StringComparison.OrdinalIgnoreCase), location.Replace(id.Value, "ID", StringComparison.OrdinalIgnoreCase));
        return $"{Status} {location}\n{Headers}\n{OfTheMoment().Replace(body, "")}";
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Set-Cookie" or "Content-Length" or "Location"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        return new Answer((int)response.StatusCode, response.Headers.Location?.ToString(), string.Join('\n', headers), await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Identifier();

    // A form's token, the reference of a request, and a key that a form is given anew each time, the seconds that a session has left, the time of printing.
    [GeneratedRegex("value=\"CfDJ8[^\"]+\"|\"traceId\":\"[^\"]+\"|\\b[0-9a-f]{32}\\b|data-seconds=\"\\d+\"|\\b\\d{1,2}(:\\d{2})?[ap]m\\b")]
    private static partial Regex OfTheMoment();
}
