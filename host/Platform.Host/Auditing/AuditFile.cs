using System.Globalization;
using System.Text;
using Platform.Kernel.Auditing;

namespace Platform.Host.Auditing;

/// <summary>Rows of the trail as a CSV file for a spreadsheet: every field quoted, and none that a spreadsheet would run.</summary>
internal static class AuditFile
{
    private static readonly string[] Headings =
        ["When (UTC)", "Position", "Workstream", "What", "Action", "View or change", "Outcome", "Who", "Agency", "Covering for", "Record type", "Record", "Found", "Fields changed", "Why", "From where"];

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<AuditRow> rows, ActionNames actions, CancellationToken cancellationToken)
    {
        // With a byte order mark Excel reads the names right.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(Headings));
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await writer.WriteLineAsync(Line(
            [
                row.OccurredUtc.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture), row.Position?.ToString(CultureInfo.InvariantCulture), row.Module, actions.Of(row.Action), row.Action,
                row.IsView ? "view" : "change", row.Outcome.ToString(), row.UserName, row.AgencyCode, row.CoveringFor, row.RecordType, row.RecordId?.ToString(),
                row.Hits?.ToString(CultureInfo.InvariantCulture), row.Fields, row.Reason, row.RemoteAddress,
            ]));
    }

    private static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(f => $"\"{Harmless(f ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    // A spreadsheet runs what begins like a formula, and passes over blanks before it.
    private static string Harmless(string text) => text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
}
