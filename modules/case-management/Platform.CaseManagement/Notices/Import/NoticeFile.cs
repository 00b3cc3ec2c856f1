using System.Security.Cryptography;
using System.Text;
using MediatR;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>
/// Reads a CSV file of notices from a stream, a part at a time, whatever its size: commas, semicolons or tabs; UTF-8 with or
/// without a mark, UTF-16 with one, or the Windows character set of older spreadsheets.
/// </summary>
internal sealed class NoticeFile(IMediator mediator)
{
    /// <summary>Takes a file in and checks it. A file that is no file of notices is refused in one sentence.</summary>
    /// <param name="stream">Can be read from the start more than once.</param>
    /// <param name="fileName">As the person knows it.</param>
    /// <param name="cancellationToken">Stops it; what was taken in stays unfinished and is never imported.</param>
    public async Task<Result<Guid>> UploadAsync(Stream stream, string fileName, CancellationToken cancellationToken)
    {
        var looks = await LookAsync(stream, cancellationToken);
        if (looks.Refusal is { } refusal)
            return Result.Failure("File", refusal);

        stream.Position = 0;
        using var reader = new StreamReader(stream, looks.Encoding!, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var rows = new CsvRows(reader, looks.Delimiter);

        Guid? importId = null;
        try
        {
            if (await rows.ReadAsync(cancellationToken) is not { } header)
                return Result.Failure("File", Empty);
            var started = await mediator.Send(new StartNoticeImport(Path.GetFileName(fileName), looks.Sha256!, [.. header.Select(c => c.Trim())]), cancellationToken);
            if (!started.Succeeded)
                return started;
            importId = started.Value;
            var added = await AddRowsAsync(started.Value, rows, cancellationToken);
            if (added.Succeeded)
                return started;
            await mediator.Send(new CancelImport(started.Value), CancellationToken.None);
            return new Failure(added.Errors);
        }
        catch (InvalidDataException)
        {
            if (importId is { } id)
                await mediator.Send(new CancelImport(id), CancellationToken.None);
            return Result.Failure("File", $"In row {rows.Number} a quotation mark is opened and not closed. Mend the file and upload it again.");
        }
    }

    private const string Empty = "The file is empty. Download the template, fill it in and upload it.";

    private async Task<Result> AddRowsAsync(Guid importId, CsvRows rows, CancellationToken cancellationToken)
    {
        var part = new List<FileRow>(NoticeImport.RowsPerPart);
        var any = false;
        while (await rows.ReadAsync(cancellationToken) is { } cells)
        {
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (part.Count == NoticeImport.RowsPerPart)
            {
                var added = await mediator.Send(new AddImportRows(importId, part, IsLast: false), cancellationToken);
                if (!added.Succeeded)
                    return added;
                part = new List<FileRow>(NoticeImport.RowsPerPart);
            }

            part.Add(new FileRow(rows.Number, cells));
            any = true;
        }

        return any
            ? await mediator.Send(new AddImportRows(importId, part, IsLast: true), cancellationToken)
            : Result.Failure("File", "The file has a header and no rows. Add a row for each notice and upload it again.");
    }

    private sealed record Looks(string? Refusal, Encoding? Encoding = null, char Delimiter = ',', string? Sha256 = null);

    // One pass over the file before anything is kept: what it is, how it is written, and whether it came before.
    private static async Task<Looks> LookAsync(Stream stream, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var isUtf8 = true;
        var buffer = new byte[81920];
        var characters = new char[81920];
        byte[]? first = null;
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            first ??= buffer[..Math.Min(read, 4096)];
            hash.AppendData(buffer, 0, read);
            isUtf8 = isUtf8 && Decodes(utf8, buffer.AsSpan(0, read), characters);
        }

        if (first is null)
            return new Looks(Empty);
        if (first is [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            return new Looks("This is a spreadsheet workbook. In the spreadsheet choose Save as, then CSV, and upload that file.");
        if (first is [0x25, 0x50, 0x44, 0x46, ..])
            return new Looks("This is a PDF. Upload a CSV file that follows the template.");
        var isUtf16 = first is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!isUtf16 && first.Contains((byte)0))
            return new Looks("This is not a CSV file. Upload a CSV file that follows the template.");

        var encoding = isUtf16 ? Encoding.Unicode : isUtf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var headerLine = (first is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : encoding).GetString(first).Split('\r', '\n')[0];
        var delimiter = new[] { ',', ';', '\t' }.MaxBy(d => headerLine.Count(c => c == d));
        return new Looks(null, encoding, delimiter, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters)
    {
        try
        {
            while (bytes.Length > 0)
            {
                decoder.Convert(bytes, characters, flush: false, out var used, out _, out _);
                bytes = bytes[used..];
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
