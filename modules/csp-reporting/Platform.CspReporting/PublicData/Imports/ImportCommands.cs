using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.Kernel.CommandLine;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary><c>platform import police-uk | populations | lookups | deprivation | boundaries PATH [--dry-run]</c>.</summary>
internal sealed class ImportCommands : ICommandLineContributor
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <inheritdoc />
    public void Contribute(CommandLineContext context)
    {
        Add(context, "police-uk", "Street and stop-and-search files of data.police.uk, of any force and month.", "*.csv", PublicFileKind.Street, PublicFileKind.StopAndSearch, PublicFileKind.AreaStopAndSearch);
        Add(context, "populations", "Children aged 10 to 17 by sex, and ethnic group by authority.", "*.csv", PublicFileKind.Population, PublicFileKind.EthnicPopulation);
        Add(context, "youth-justice", "Measures of youth justice by local authority and year, of the Department for Education.", "*.csv", PublicFileKind.YouthJusticeMeasures);
        Add(context, "lookups", "LSOA and local authority to Community Safety Partnership and police force area.", "*.csv", PublicFileKind.LsoaLookup, PublicFileKind.AuthorityLookup);
        Add(context, "deprivation", "The Index of Multiple Deprivation 2019.", "*.csv", PublicFileKind.Deprivation);
        Add(context, "boundaries", "LSOA boundaries as GeoJSON, a file for each local authority.", "*.geojson", PublicFileKind.Boundaries);
    }

    private static void Add(CommandLineContext context, string name, string description, string pattern, params PublicFileKind[] kinds)
    {
        var path = new Argument<string>("path") { Description = "A file, or a folder whose files are imported, those of its folders among them." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the files and import nothing" };
        var command = new Command(name, description) { path, dryRun };
        context.SetAction(command, (services, parsed, output, cancellationToken) => parsed.GetValue(dryRun)
            ? CheckAsync(services, parsed.GetRequiredValue(path), pattern, kinds, output, cancellationToken)
            : ImportAsync(services, parsed.GetRequiredValue(path), pattern, kinds, output, cancellationToken));
        context.Import.Add(command);
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services, string path, string pattern, PublicFileKind[] kinds, ICommandOutput output, CancellationToken cancellationToken)
    {
        var files = FilesOf(path, pattern, output);
        if (files.Count == 0)
            return 1;

        var mediator = services.GetRequiredService<IMediator>();
        var db = services.GetRequiredService<CspReportingDbContext>();
        var (imported, refused, lines) = (new List<ImportedFile>(), new List<string>(), new List<string>());
        await output.ProgressAsync("Importing", async progress =>
        {
            for (var file = 0; file < files.Count; file++)
            {
                var name = Path.GetFileName(files[file]);
                if (PoliceUkFileName.IsOutcomes(name))
                {
                    lines.Add($"{name}: left out, files of outcomes are not imported.");
                    continue;
                }

                await using var content = File.OpenRead(files[file]);
                var result = await mediator.Send(new ImportPublicFile(name, content, kinds), cancellationToken);
                // Nothing of a finished file stays in memory, however many there are.
                db.ChangeTracker.Clear();
                if (result.Succeeded)
                {
                    imported.Add(result.Value);
                    lines.Add(LineOf(name, result.Value));
                }
                else
                {
                    refused.AddRange(result.Errors.Select(error => error.Message));
                }

                progress.Report((file + 1d) / files.Count);
            }

            return true;
        });

        foreach (var line in lines)
            output.Line(line);
        foreach (var sentence in refused)
            output.Error(sentence);
        var fresh = imported.Where(file => !file.IsUnchanged).ToList();
        output.Line(string.Create(English,
            $"{fresh.Count} {(fresh.Count == 1 ? "file" : "files")} imported with {fresh.Sum(file => file.Rows):N0} rows, {imported.Count - fresh.Count} unchanged, {refused.Count} refused. Nothing of a refused file was kept."));
        output.Json(new { imported, refused });
        return refused.Count == 0 ? 0 : 1;
    }

    private static string LineOf(string name, ImportedFile file)
    {
        if (file.IsUnchanged)
            return $"{name}: unchanged.";

        var said = string.Join(" ", file.Changes.Concat(file.Remarks));
        return string.Create(English, $"{name}: {file.Rows:N0} rows{(file.Changes.Count > 0 ? ", a new version" : "")}. {said}").TrimEnd();
    }

    private static async Task<int> CheckAsync(
        IServiceProvider services, string path, string pattern, PublicFileKind[] kinds, ICommandOutput output, CancellationToken cancellationToken)
    {
        var files = FilesOf(path, pattern, output);
        if (files.Count == 0)
            return 1;

        var mediator = services.GetRequiredService<IMediator>();
        List<CheckedFile> found = [];
        foreach (var file in files.Where(file => !PoliceUkFileName.IsOutcomes(Path.GetFileName(file))))
        {
            await using var content = File.OpenRead(file);
            found.Add(await mediator.Send(new CheckPublicFile(Path.GetFileName(file), content, kinds), cancellationToken));
        }

        foreach (var file in found)
        {
            if (file.IsGood)
                output.Line($"{file.Sentence} {file.Source}");
            else
                output.Error(file.Sentence);
        }

        var faults = found.Count(file => !file.IsGood);
        output.Line($"{found.Count} {(found.Count == 1 ? "file" : "files")} checked, {faults} with a fault. Nothing was imported.");
        output.Json(new { files = found });
        return faults == 0 ? 0 : 1;
    }

    private static List<string> FilesOf(string path, string pattern, ICommandOutput output)
    {
        List<string> files = File.Exists(path) ? [path]
            : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
        if (files.Count == 0)
            output.Error($"There is no file {pattern} at {path}. Name a file, or a folder that holds some.");
        return files;
    }
}
