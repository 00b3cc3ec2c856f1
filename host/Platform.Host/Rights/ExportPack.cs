using System.IO.Compression;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Host.Rights;

/// <summary>
/// The copy that a person is given: a page to read, the same as JSON, and a CSV file for each kind of record. What was left out is not
/// in it anywhere; that something was left out, and why, is.
/// </summary>
internal static class ExportPack
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(string title, DateOnly on, IReadOnlyList<ReviewedModule> modules)
    {
        var files = new Dictionary<string, string> { ["read-me.html"] = Html(title, on, modules), ["data.json"] = AsJson(title, on, modules) };
        foreach (var table in modules.SelectMany(m => m.Rows.Select(r => (Module: m, Row: r))).GroupBy(x => (x.Module.Name, x.Row.Table)))
            files[$"{table.Key.Name}-{table.Key.Table[(table.Key.Table.IndexOf('_', StringComparison.Ordinal) + 1)..].ToLowerInvariant()}.csv"] = Csv([.. table.Select(t => t.Row)]);
        return files;
    }

    /// <summary>All files in one.</summary>
    public static byte[] Zip(IReadOnlyDictionary<string, string> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }

        return memory.ToArray();
    }

    private static string Html(string title, DateOnly on, IReadOnlyList<ReviewedModule> modules)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{E(title)}</title></head>
            <body>
            <p><strong>OFFICIAL-SENSITIVE</strong></p>
            <h1>{E(title)}</h1>
            <p>What we hold about you on {E(on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture))}. Where something was left out, it says so and why. If something is wrong, you can ask us to put it right. If you are not content with this answer, you can complain to us, and to the Information Commissioner’s Office.</p>

            """);
        foreach (var module in modules)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(module.DisplayName)}</h2>\n");
            foreach (var kind in module.Rows.GroupBy(r => r.Title))
            {
                html.Append(CultureInfo.InvariantCulture, $"<h3>{E(kind.Key)}</h3>\n");
                foreach (var row in kind.Where(r => r.Items.Count > 0))
                {
                    html.Append("<dl>\n");
                    foreach (var item in row.Items)
                        html.Append(CultureInfo.InvariantCulture, $"<dt>{E(item.Label)}</dt><dd>{(item.IsShown ? E(item.Value).Replace("\n", "<br>", StringComparison.Ordinal) : $"<em>Left out: {E(item.Because ?? "")}</em>")}</dd>\n");
                    html.Append("</dl>\n<hr>\n");
                }

                var empty = kind.Count(r => r.Items.Count == 0);
                if (empty > 0)
                    html.Append(CultureInfo.InvariantCulture, $"<p>{empty} {(empty == 1 ? "record" : "records")} with nothing but what the program itself needs.</p>\n");
            }
        }

        return html.Append("</body></html>\n").ToString();

        static string E(string text) => WebUtility.HtmlEncode(text);
    }

    private static string AsJson(string title, DateOnly on, IReadOnlyList<ReviewedModule> modules) => JsonSerializer.Serialize(new
    {
        title,
        on,
        workstreams = modules.Select(m => new
        {
            name = m.DisplayName,
            records = m.Rows.Select(r => new
            {
                kind = r.Title,
                table = r.Table,
                key = r.Key,
                fields = r.Items.Select(i => new { i.Label, value = i.IsShown ? i.Value : null, leftOut = i.IsShown ? null : i.Because }),
            }),
        }),
    }, Json);

    private static string Csv(IReadOnlyList<ReviewedRow> rows)
    {
        var labels = rows.SelectMany(r => r.Items.Select(i => i.Label)).Distinct().ToList();
        var csv = new StringBuilder().AppendJoin(',', labels.Prepend("Record").Select(Cell)).Append("\r\n");
        foreach (var row in rows)
        {
            var byLabel = row.Items.GroupBy(i => i.Label).ToDictionary(g => g.Key, g => g.First());
            csv.AppendJoin(',', labels.Select(l => byLabel.GetValueOrDefault(l) is { } item ? Cell(item.IsShown ? item.Value : "[left out]") : "").Prepend(Cell(row.Key))).Append("\r\n");
        }

        return csv.ToString();
    }

    // A spreadsheet would run a text that begins like a formula.
    private static string Cell(string text)
    {
        if (text is not "" && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
