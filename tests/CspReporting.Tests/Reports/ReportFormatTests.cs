using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsvHelper;
using Platform.CspReporting.Briefings;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Reports;

/// <summary>Reads each format back and compares every figure with the model.</summary>
public partial class ReportFormatTests(ReportingHost fixture) : IClassFixture<ReportingHost>
{
    private readonly PlatformHost host = fixture.Host;

    [Fact]
    public async Task HTML_PDF_XLSX_and_CSV_have_the_same_figures_and_numbers_are_numbers()
    {
        var report = (await host.SendAsync(new GetQuarterlyReport(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull() with { Narrative = "=1+1 is no formula.\nSecond line." };
        var expected = report.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).ToList();
        var document = ReportDocument.Of(report);

        using var client = await host.AsAsync(Roles.Analyst, Swindon);
        foreach (var (handler, type) in new[] { ("Xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("Pdf", "application/pdf") })
        {
            using var file = await client.GetAsync($"/csp-reporting/reports/{Swindon}/2025Q4?handler={handler}");
            file.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            file.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"csp-report-{Swindon}-2025Q4.{handler.ToLowerInvariant()}");
        }

        var xlsx = ReadXlsx(XlsxWriter.Write(document));
        xlsx.Where(cell => cell.Sheet > 1 && cell.Row > 1 && cell.Column > 0).Select(cell => cell.Number).ShouldBe(expected.Select(cell => cell.Value));
        xlsx.Where(cell => cell.Sheet > 1 && cell.Row > 1 && cell.Column > 0 && cell.Number is null).Select(cell => cell.Text).ShouldBe(expected.Where(cell => cell.Value is null).Select(cell => cell.Text));
        xlsx.ShouldContain(cell => cell.Text == "=1+1 is no formula.");

        var pdf = PdfText(PdfWriter.Write(document));
        foreach (var row in report.Tables.SelectMany(table => table.Rows))
        {
            foreach (var cell in row.Cells)
                pdf.ShouldContain(cell.Text.Split(' ')[0]);
        }

        // Without the breaks of lines, all cells of a row stand one after the other.
        foreach (var row in report.Tables.SelectMany(table => table.Rows).Where(row => row.Cells.All(cell => cell.Value is not null)))
            pdf.Replace("\n", "").Replace(" ", "").ShouldContain(string.Concat(row.Cells.Select(cell => cell.Text)).Replace(" ", ""));

        using var csv = CsvReader.Create(new MemoryStream(ReportFiles.ToCsv(report)[3..]), new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        List<string> shown = [];
        while (csv.Read())
            shown.Add(csv.GetString("shown")!);
        shown.ShouldBe(expected.Select(cell => cell.Text));
        var html = ReportFiles.ToHtml(report);
        TableCell().Matches(html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).ShouldBe(expected.Select(cell => cell.Text));
    }

    [Fact]
    public async Task The_same_report_gives_the_same_bytes_in_every_format()
    {
        var report = (await host.SendAsync(new GetQuarterlyReport(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();
        var again = ReportFiles.FromJson(ReportFiles.ToJson(report));

        ReportFiles.ToJson(again).ShouldBe(ReportFiles.ToJson(report));
        XlsxWriter.Write(ReportDocument.Of(again)).ShouldBe(XlsxWriter.Write(ReportDocument.Of(report)));
        PdfWriter.Write(ReportDocument.Of(again)).ShouldBe(PdfWriter.Write(ReportDocument.Of(report)));
    }

    [Fact]
    public async Task The_PDF_names_its_parts_for_screen_readers_and_its_objects_stand_where_it_says()
    {
        var report = (await host.SendAsync(new GetQuarterlyReport(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();
        var pdf = Encoding.ASCII.GetString(PdfWriter.Write(ReportDocument.Of(report)));
        if (Environment.GetEnvironmentVariable("PLATFORM_TEST_KEEP") is { Length: > 0 } keep)
            await File.WriteAllTextAsync(Path.Combine(keep, "report.pdf"), pdf);

        pdf.ShouldStartWith("%PDF-1.7");
        foreach (var part in new[] { "/Marked true", "/Lang(en-GB)", "/S/H1", "/S/H2", "/S/Table", "/S/TH", "/S/TD", "/Scope/Column", "/Scope/Row", "/S/LI" })
            pdf.ShouldContain(part);
        var start = int.Parse(Regex.Match(pdf, @"startxref\n(\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        pdf[start..].ShouldStartWith("xref\n");
        var places = Regex.Matches(pdf[start..], @"(\d{10}) 00000 n").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        for (var number = 0; number < places.Count; number++)
            pdf[places[number]..].ShouldStartWith($"{number + 1} 0 obj");
        Regex.Matches(pdf, " BDC").Count.ShouldBe(Regex.Matches(pdf, "/K [0-9]+(/A|>>)").Count);
    }

    [Fact]
    public async Task The_briefing_has_seven_parts_can_be_read_in_seven_minutes_and_is_made_for_another_area_by_one_choice()
    {
        var swindon = (await host.SendAsync(new GetBriefing(Swindon, "2025Q4"), Roles.Analyst)).ShouldNotBeNull();
        var wiltshire = (await host.SendAsync(new GetBriefing(Wiltshire, "2025Q4"), Roles.Analyst)).ShouldNotBeNull();

        swindon.Parts.Count.ShouldBe(7);
        string.Join(' ', swindon.Texts).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(7 * 230);
        string.Join(' ', swindon.Script).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(3 * 150);
        swindon.Texts.ShouldContain(text => text.Contains("1,931"));
        swindon.Locality.ShouldContain("Swindon");
        wiltshire.Title.ShouldContain("Wiltshire");
        string.Join(' ', wiltshire.Texts).ShouldNotContain("Swindon");
        var pdf = Encoding.ASCII.GetString(PdfWriter.Write(swindon.ToDocument()));
        if (Environment.GetEnvironmentVariable("PLATFORM_TEST_KEEP") is { Length: > 0 } keep)
            await File.WriteAllTextAsync(Path.Combine(keep, "briefing.pdf"), pdf);
        int.Parse(Regex.Match(pdf, "/Count ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(2);

        using var client = await host.AsAsync(Roles.Analyst, Swindon);
        var page = await client.GetPageAsync($"/csp-reporting/briefings/{Swindon}/2025Q4");
        page.Texts("main h2").Take(7).ShouldBe(swindon.Parts.Select((part, place) => $"{place + 1}. {part.Title}"));
        (await client.GetAsync($"/csp-reporting/briefings/{Wiltshire}/2025Q4")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static List<(int Sheet, int Row, int Column, string Text, decimal? Number)> ReadXlsx(byte[] file)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var archive = new ZipArchive(new MemoryStream(file));
        List<(int, int, int, string, decimal?)> cells = [];
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).OrderBy(entry => entry.FullName.Length).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var stream = entry.Open();
            var sheet = int.Parse(entry.Name[5..^4], CultureInfo.InvariantCulture);
            foreach (var row in XDocument.Load(stream).Descendants(main + "row"))
            {
                var column = 0;
                foreach (var cell in row.Elements(main + "c"))
                {
                    cells.Add((sheet, int.Parse(row.Attribute("r")!.Value, CultureInfo.InvariantCulture), column++, cell.Element(main + "is")?.Value ?? "",
                        cell.Element(main + "v") is { } value ? decimal.Parse(value.Value, CultureInfo.InvariantCulture) : null));
                }
            }
        }

        return cells;
    }

    // The texts of all pages in the order in which they are drawn.
    private static string PdfText(byte[] file)
        => string.Join('\n', Regex.Matches(Encoding.ASCII.GetString(file), "<([0-9A-F]*)> Tj").Select(match => Encoding.Latin1.GetString(Convert.FromHexString(match.Groups[1].Value))));

    [GeneratedRegex("<td>(.*?)</td>")]
    private static partial Regex TableCell();
}
