using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>
/// Imports one published file whole or not at all. The same content again changes nothing; other content about the same subject is a
/// new version, and the one that it replaces is kept.
/// </summary>
/// <param name="FileName">Its name without a folder: police.uk's says force and month.</param>
/// <param name="Content">Must be able to seek.</param>
/// <param name="Expected">The kinds that the caller wants; null for any.</param>
[RequiresPermission(CspReportingPermissions.ImportPublicData)]
internal sealed record ImportPublicFile(string FileName, Stream Content, IReadOnlyList<PublicFileKind>? Expected = null) : ICommand<ImportedFile>;

/// <summary>What came of importing a file.</summary>
/// <param name="Number">The file's number; of the version in use where nothing changed.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="IsUnchanged">The same content is in use already.</param>
/// <param name="Remarks">What to know of it, in sentences.</param>
/// <param name="Changes">What changed against the version it replaced, in sentences; empty for a first version.</param>
internal sealed record ImportedFile(
    int Number, PublicFileKind Kind, string Subject, int Rows, bool IsUnchanged, IReadOnlyList<string> Remarks, IReadOnlyList<string> Changes);

internal sealed class ImportPublicFileHandler(CspReportingDbContext db, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<ImportPublicFile, Result<ImportedFile>>
{
    /// <inheritdoc />
    public async Task<Result<ImportedFile>> Handle(ImportPublicFile request, CancellationToken cancellationToken)
    {
        try
        {
            return await ImportAsync(request, cancellationToken);
        }
        catch (PublicDataRefusedException refused)
        {
            return Result.Failure(nameof(request.FileName), refused.Problem.ToString());
        }
    }

    private async Task<Result<ImportedFile>> ImportAsync(ImportPublicFile request, CancellationToken cancellationToken)
    {
        var (fileName, content) = (request.FileName, request.Content);
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        content.Position = 0;
        var file = FileRecognition.Recognise(fileName, content);
        if (request.Expected is { } expected && !expected.Contains(file.Kind))
            return Result.Failure(nameof(request.FileName), $"{fileName}, row 1, column 1: this is a file of another kind ({file.Kind}); use the command for it.");

        var current = await db.PublicFiles.Where(f => f.Kind == file.Kind && f.Subject == file.Subject && f.SupersededBy == null).FirstOrDefaultAsync(cancellationToken);
        if (current?.ContentHash == hash)
            return new ImportedFile(current.Number, file.Kind, file.Subject, current.Rows, IsUnchanged: true, [], []);

        var number = (await db.PublicFiles.MaxAsync(f => (int?)f.Number, cancellationToken) ?? 0) + 1;
        content.Position = 0;
        var rows = await new FileWriters(db).WriteAsync(file, number, fileName, content, cancellationToken);

        var notes = new VersionNotes(db);
        await db.SaveChangesAsync(cancellationToken);
        var remarks = await notes.RemarksAsync(file, number, cancellationToken);
        IReadOnlyList<string> changes = [];
        if (current is not null)
        {
            changes = await notes.ChangesAsync(file, current, number, rows, cancellationToken);
            // Before the new version is saved: only one version of a subject may be in use at any instant.
            await db.PublicFiles.Where(f => f.Number == current.Number).ExecuteUpdateAsync(set => set.SetProperty(f => f.SupersededBy, number), cancellationToken);
        }

        db.PublicFiles.Add(new PublicFile
        {
            Number = number,
            Kind = file.Kind,
            Subject = file.Subject,
            Force = file.PoliceUk?.Force,
            MonthOn = file.PoliceUk?.Month,
            FileName = fileName,
            ContentHash = hash,
            Rows = rows,
            Source = file.Source,
            ImportedUtc = clock.GetUtcNow().UtcDateTime,
            ImportedBy = currentUser.DisplayName,
            Remarks = string.Join('\n', remarks),
            Changes = string.Join('\n', changes),
        });
        return new ImportedFile(number, file.Kind, file.Subject, rows, IsUnchanged: false, remarks, changes);
    }
}
