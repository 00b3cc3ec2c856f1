using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>The dry run of an import: reads a file to its end, says what importing it would do, and keeps nothing.</summary>
/// <param name="FileName">Its name without a folder.</param>
/// <param name="Content">Must be able to seek.</param>
/// <param name="Expected">The kinds that the caller wants; null for any.</param>
[RequiresPermission(CspReportingPermissions.ImportPublicData)]
internal sealed record CheckPublicFile(string FileName, Stream Content, IReadOnlyList<PublicFileKind>? Expected = null) : IQuery<CheckedFile>;

/// <summary>What the check found.</summary>
/// <param name="IsGood">The file could be imported.</param>
/// <param name="Sentence">What an import would do, or the first fault with its place.</param>
/// <param name="Source">Publisher, period and licence, as they would be shown; null for a file with a fault.</param>
internal sealed record CheckedFile(bool IsGood, string Sentence, string? Source);

internal sealed class CheckPublicFileHandler(CspReportingDbContext db) : IRequestHandler<CheckPublicFile, CheckedFile>
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <inheritdoc />
    public async Task<CheckedFile> Handle(CheckPublicFile request, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(request, cancellationToken);
        }
        catch (PublicDataRefusedException refused)
        {
            return new CheckedFile(false, refused.Problem.ToString(), null);
        }
    }

    private async Task<CheckedFile> CheckAsync(CheckPublicFile request, CancellationToken cancellationToken)
    {
        var (fileName, content) = (request.FileName, request.Content);
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        content.Position = 0;
        var file = FileRecognition.Recognise(fileName, content);
        if (request.Expected is { } expected && !expected.Contains(file.Kind))
            return new CheckedFile(false, $"{fileName}, row 1, column 1: this is a file of another kind ({file.Kind}); use the command for it.", null);

        content.Position = 0;
        var rows = FileRows.Count(file, fileName, content);
        var current = await db.CurrentFiles(file.Kind).Where(each => each.Subject == file.Subject).Select(each => each.ContentHash).FirstOrDefaultAsync(cancellationToken);
        var outcome = current is null ? "It would be the first version."
            : current == hash ? "The same content is in use already, so importing it would change nothing."
            : "It would take the place of the version in use, which is kept.";
        return new CheckedFile(true, string.Create(English, $"{fileName}: {rows:N0} rows and no fault. {outcome} Nothing was imported."), file.Source);
    }
}
