using System.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Notices.Import;

/// <summary><c>platform import notices FILE [--dry-run] [--good-rows]</c>.</summary>
internal sealed class ImportNoticesCommand : ICommandLineContributor
{
    public void Contribute(CommandLineContext context)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file that follows the template of /notices/import" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the file and import nothing" };
        var goodRows = new Option<bool>("--good-rows") { Description = "Import the rows without errors; otherwise one error refuses the file" };
        var command = new Command("notices", "Import partner notices from a CSV file") { file, dryRun, goodRows };
        context.Import.Add(command);
        context.SetAction(command, (services, parsed, output, cancellationToken)
            => RunAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(goodRows), output, cancellationToken));
    }

    private static async Task<int> RunAsync(IServiceProvider services, FileInfo file, bool dryRun, bool goodRows, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            output.Error($"There is no file {file.Name} there. Check the path and try again.");
            return 1;
        }

        var mediator = services.GetRequiredService<IMediator>();
        await using var stream = file.OpenRead();
        var upload = await services.GetRequiredService<NoticeFile>().UploadAsync(stream, file.Name, cancellationToken);
        if (!upload.Succeeded)
        {
            output.Error(string.Join(" ", upload.Errors.Select(e => e.Message)));
            return 1;
        }

        var view = (await mediator.Send(new ViewImport(upload.Value), cancellationToken))!;
        foreach (var error in view.Errors)
            output.Line($"Row {error.Row}, {(error.Column.Length > 0 ? error.Column : "the row")}: {error.Message}");
        output.Line($"{view.Import.RowCount:N0} rows checked, {view.Import.GoodRows:N0} can be imported, {view.Import.RowsWithErrors:N0} have errors.");
        if (dryRun)
        {
            await mediator.Send(new CancelImport(upload.Value), cancellationToken);
            output.Json(new { rows = view.Import.RowCount, good = view.Import.GoodRows, errors = view.Errors.Select(e => new { e.Row, e.Column, e.Message }) });
            return view.Import.RowsWithErrors > 0 ? 1 : 0;
        }

        var confirmed = await mediator.Send(new ConfirmImport(upload.Value, goodRows), cancellationToken);
        if (!confirmed.Succeeded)
        {
            await mediator.Send(new CancelImport(upload.Value), cancellationToken);
            output.Error(string.Join(" ", confirmed.Errors.Select(e => e.Message)) + " Add --good-rows to import the rows without errors.");
            return 1;
        }

        var done = await output.ProgressAsync("Importing notices", progress => ImportAsync(services, upload.Value, progress, cancellationToken));
        output.Line($"{done.RowsImported:N0} notices imported, {done.RowsThereAlready:N0} were on the record already.");
        output.Json(new { rows = done.RowCount, imported = done.RowsImported, thereAlready = done.RowsThereAlready, withErrors = done.RowsWithErrors });
        return 0;
    }

    private static async Task<NoticeImport> ImportAsync(IServiceProvider services, Guid importId, IProgress<double> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A scope for each part, as in the background: memory does not grow with the file.
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            var next = await mediator.Send(new ImportNextRows(importId), cancellationToken);
            var import = (await mediator.Send(new ViewImport(importId, 0), cancellationToken))!.Import;
            progress.Report(import.Percent / 100.0);
            // Not succeeded: the background job took the part first; it goes on in the next round.
            if (import.Status == ImportStatus.Completed || next.Succeeded && !next.Value)
                return import;
        }
    }
}
