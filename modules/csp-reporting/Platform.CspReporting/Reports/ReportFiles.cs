using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Platform.CspReporting.Reports;

/// <summary>A report as files: CSV and JSON for a spreadsheet or a script, HTML to print or send.</summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For example <c>csp-report-E06000030-2025Q4</c>.</summary>
    public static string NameOf(QuarterlyReport report) => $"csp-report-{report.AreaCode}-{report.Quarter}";

    /// <summary>The report as JSON, the map in it.</summary>
    public static string ToJson(QuarterlyReport report) => JsonSerializer.Serialize(report, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static QuarterlyReport FromJson(string json) => JsonSerializer.Deserialize<QuarterlyReport>(json, Json)!;

    /// <summary>Every figure of every table, one a line, with the marks of hidden counts. Begins with a byte-order mark, for Excel.</summary>
    public static byte[] ToCsv(QuarterlyReport report) => ToCsv(report.Tables, report.AreaCode, report.AreaName, report.Quarter, report.QuarterInWords);

    /// <summary>Every figure of some tables, one a line.</summary>
    public static byte[] ToCsv(IReadOnlyList<ReportTable> tables, string areaCode, string areaName, string period, string periodInWords)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord(["area_code", "area", "quarter", "quarter_in_words", "table", "row", "column", "shown", "number"]);
            foreach (var table in tables)
            {
                foreach (var row in table.Rows)
                {
                    for (var column = 0; column < table.Columns.Count; column++)
                    {
                        csv.WriteRecord([areaCode, Harmless(areaName), period, periodInWords, table.Key, Harmless(row.Label), table.Columns[column],
                            // A number below nought begins like a formula and is none.
                            row.Cells[column].Value is null ? Harmless(row.Cells[column].Text) : row.Cells[column].Text, row.Cells[column].Value?.ToString(CultureInfo.InvariantCulture) ?? ""]);
                    }
                }
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The report as one page that needs nothing else and prints well.</summary>
    public static string ToHtml(QuarterlyReport report)
    {
        var html = new StringBuilder(200_000);
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{{Text(report.Title)}}</title>
            <style>
            body { font-family: arial, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #0b0c0c; }
            table { border-collapse: collapse; width: 100%; margin: 1em 0; }
            caption { text-align: left; font-weight: bold; }
            th, td { border-bottom: 1px solid #b1b4b6; padding: .3em .5em; text-align: right; vertical-align: top; }
            th:first-child { text-align: left; }
            .csp-total { font-weight: bold; }
            .csp-map { max-width: 100%; height: auto; max-height: 24cm; }
            .csp-shade { display: inline-block; width: 1em; height: 1em; vertical-align: middle; }
            section { break-inside: avoid; }
            </style>
            </head>
            <body>
            <h1>{{Text(report.Title)}}</h1>
            <p>Community Safety Partnership: {{Text(report.Partnership)}}.</p>

            """);
        foreach (var line in (report.Narrative ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(line)}</p>\n");
        foreach (var table in report.Tables)
        {
            Append(html, table);
            if (table.Key == "places" && report.Map is { } map)
                Append(html, map);
        }

        Append(html, "About these figures", report.Notes);
        Append(html, "Sources", report.Sources);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, ReportTable table)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Text(table.Title)}</h2>\n<p>{Text(table.Message)}</p>\n");
        if (table.Rows.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<table><thead><tr><th scope=\"col\">{Text(table.RowHeading)}</th>");
            foreach (var column in table.Columns)
                html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(column)}</th>");
            html.Append("</tr></thead><tbody>\n");
            foreach (var row in table.Rows)
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr{(row.IsTotal ? " class=\"csp-total\"" : "")}><th scope=\"row\">{Text(row.Label)}</th>");
                foreach (var cell in row.Cells)
                    html.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell.Text)}</td>");
                html.Append("</tr>\n");
            }

            html.Append("</tbody></table>\n");
        }

        foreach (var note in table.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(note)}</p>\n");
        html.Append("</section>\n");
    }

    private static void Append(StringBuilder html, ReportMap map)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Text(map.Title)}</h2>\n{map.Svg}\n<ul>\n");
        foreach (var band in map.Legend)
            html.Append(CultureInfo.InvariantCulture, $"<li><svg class=\"csp-shade\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" height=\"1\" fill=\"{band.Colour}\"/></svg> {Text(band.Words)}</li>\n");
        html.Append("</ul></section>\n");
    }

    private static void Append(StringBuilder html, string title, IReadOnlyList<string> sentences)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{title}</h2>\n<ul>\n");
        foreach (var sentence in sentences)
            html.Append(CultureInfo.InvariantCulture, $"<li>{Text(sentence)}</li>\n");
        html.Append("</ul></section>\n");
    }

    // A spreadsheet would run a text that begins like a formula.
    private static string Harmless(string text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + text : text;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
