using System.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.CommandLine;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Reports;

/// <summary><c>platform report csp --area E06000030 --quarter 2025Q4 --out DIR</c>.</summary>
internal sealed class ReportCommands : ICommandLineContributor
{
    /// <inheritdoc />
    public void Contribute(CommandLineContext context)
    {
        var area = new Option<string>("--area") { Description = "The local authority's ONS code, for example E06000030.", Required = true };
        var quarter = new Option<string>("--quarter") { Description = "A calendar quarter: 2025Q4 is October to December 2025.", Required = true };
        var folder = new Option<string>("--out") { Description = "The folder to write the files to; made where it is missing.", Required = true };
        var command = new Command("csp", "The quarterly report of an area as CSV, JSON, HTML, PDF and XLSX, with the same figures as the page.") { area, quarter, folder };
        context.SetAction(command, (services, parsed, output, cancellationToken) => WriteAsync(
            services, parsed.GetRequiredValue(area), parsed.GetRequiredValue(quarter), parsed.GetRequiredValue(folder), output, cancellationToken));
        context.Report.Add(command);
    }

    private static async Task<int> WriteAsync(IServiceProvider services, string areaCode, string quarterText, string folder, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!CalendarQuarter.TryParse(quarterText, out var quarter))
        {
            output.Error($"\"{quarterText}\" is not a quarter. Write a calendar quarter like 2025Q4, which is October to December 2025.");
            return 1;
        }

        if (services.GetRequiredService<ReferenceData>().Area(areaCode) is null)
        {
            output.Error($"\"{areaCode}\" is not a local authority. Write its ONS code, for example E06000030 for Swindon.");
            return 1;
        }

        var report = (await services.GetRequiredService<IMediator>().Send(new GetQuarterlyReport(areaCode, quarter.ToString()), cancellationToken))!;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, ReportFiles.NameOf(report));
        await File.WriteAllBytesAsync(path + ".csv", ReportFiles.ToCsv(report), cancellationToken);
        await File.WriteAllTextAsync(path + ".json", ReportFiles.ToJson(report), cancellationToken);
        await File.WriteAllTextAsync(path + ".html", ReportFiles.ToHtml(report), cancellationToken);

        var document = ReportDocument.Of(report);
        await File.WriteAllBytesAsync(path + ".pdf", PdfWriter.Write(document), cancellationToken);
        await File.WriteAllBytesAsync(path + ".xlsx", XlsxWriter.Write(document), cancellationToken);
        output.Line($"{report.Title}.");
        foreach (var table in report.Tables.Where(table => table.Key is "recorded-crime" or "places"))
            output.Line($"{table.Title}: {table.Message}");
        output.Line($"Written to {path}.csv, .json, .html, .pdf and .xlsx.");
        output.Json(report with { Map = null });
        return 0;
    }
}
