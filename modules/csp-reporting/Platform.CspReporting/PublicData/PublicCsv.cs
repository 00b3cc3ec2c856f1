using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Platform.CspReporting.PublicData;

/// <summary>
/// Reads a published CSV file row by row and refuses it, with the place, as soon as it is not what it should be. It holds one
/// row at a time, whatever the size of the file.
/// </summary>
internal sealed class PublicCsv : IDisposable
{
    private const int LongestRow = 16_000;

    private readonly CsvReader reader;
    private readonly string fileName;
    private readonly string publisherName;
    private readonly bool endsWithLineEnd;
    private readonly char separator;

    private PublicCsv(string fileName, Stream content, string publisherName, IReadOnlyList<string> columns, char separator)
    {
        this.fileName = fileName;
        this.publisherName = publisherName;
        this.separator = separator;
        Columns = columns;
        endsWithLineEnd = EndsWithLineEnd(content);
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            // No published file has a line break in a field, and without them a lost quotation mark cannot swallow the rest.
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            IncludeValuesInExceptions = false,
            PoolStrings = true,
        };
        reader = CsvReader.Create(content, options, leaveOpen: true);
    }

    /// <summary>The headings that the file must have, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The current row as a spreadsheet numbers it.</summary>
    public int Row { get; private set; }

    /// <summary>A field of the current row, by its position from 0.</summary>
    public string this[int column] => reader.GetString(column);

    /// <summary>Opens a file and checks its headings.</summary>
    /// <param name="fileName">For sentences about it.</param>
    /// <param name="content">Must be able to seek.</param>
    /// <param name="publisherName">Whose format it is, for example "police.uk".</param>
    /// <param name="columns">The headings that the file must have, in order.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <exception cref="PublicDataRefusedException">The headings are not these.</exception>
    public static PublicCsv Open(string fileName, Stream content, string publisherName, IReadOnlyList<string> columns, char separator = ',')
    {
        var csv = new PublicCsv(fileName, content, publisherName, columns, separator);
        try
        {
            csv.CheckHeadings();
            return csv;
        }
        catch
        {
            csv.Dispose();
            throw;
        }
    }

    /// <summary>The headings of a file, to recognise its kind by its content; empty where it has none.</summary>
    public static IReadOnlyList<string> HeadingsOf(Stream content, char separator = ',')
    {
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        var first = reader.ReadLine() ?? "";
        content.Position = 0;
        return first.Length > LongestRow ? [] : [.. first.Split(separator).Select(heading => heading.Trim('"'))];
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="PublicDataRefusedException">The row is cut short or has the wrong number of fields.</exception>
    public bool Read()
    {
        if (!Advance())
            return false;

        if (reader.FieldCount != Columns.Count)
            RefuseCount();

        return true;
    }

    /// <summary>Refuses, after the last row, a file without rows and one that stops without a line ending, as a file cut short does.</summary>
    public void CheckEnd()
    {
        if (Row < 2)
            throw Refused(2, 1, Columns[0], "the file has headings and no rows, so there is nothing to import");
        if (!endsWithLineEnd)
            throw Refused(Row, Columns.Count, Columns[^1], CutShort);
    }

    /// <summary>Whether a field is exactly this text, without making a string of it.</summary>
    public bool Is(int column, ReadOnlySpan<byte> utf8) => reader.GetSpan(column).SequenceEqual(utf8);

    /// <summary>A field's bytes, valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => reader.GetSpan(column);

    /// <summary>Refuses the file at the current row.</summary>
    /// <exception cref="PublicDataRefusedException">Always.</exception>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void Refuse(int column, string reason)
        => throw Refused(Row, column + 1, Columns[column], reason);

    /// <summary>A whole number; thousands separators are accepted, as the deprivation file has them.</summary>
    public int Whole(int column)
    {
        if (!int.TryParse(this[column], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
            Refuse(column, $"expected a whole number but found {Shown(this[column])}");

        return value;
    }

    /// <summary>A text that must be there.</summary>
    public string Required(int column)
    {
        var value = this[column];
        if (value.Length == 0)
            Refuse(column, "expected a value but found none");

        return value;
    }

    /// <inheritdoc />
    public void Dispose() => reader.Dispose();

    /// <summary>A field for a sentence: in quotation marks and not too long.</summary>
    public static string Shown(string value) => value.Length == 0 ? "nothing" : $"\"{(value.Length > 60 ? value[..60] + "…" : value)}\"";

    private static string CutShort => "the file ends in the middle of this row, so it was cut short; download it again";

    private static bool EndsWithLineEnd(Stream content)
    {
        if (content.Length == 0)
            return false;

        content.Seek(-1, SeekOrigin.End);
        var last = content.ReadByte();
        content.Position = 0;
        return last is '\n' or '\r';
    }

    private PublicDataRefusedException Refused(int row, int column, string? name, string reason)
        => new(new PublicDataProblem(fileName, row, column, name, reason));

    private bool Advance()
    {
        try
        {
            if (!reader.Read())
                return false;

            Row++;
        }
        catch (CsvFormatException)
        {
            throw Refused(Row + 1, 1, Row == 0 ? null : Columns[0], "a quotation mark stands where none can, or is opened and not closed, so the fields cannot be told apart");
        }

        if (!Utf8.IsValid(reader.RawRecord))
            throw Refused(Row, 1, Row == 1 ? null : Columns[0], "there are bytes that are not UTF-8 text; download the file again");

        return true;
    }

    private void CheckHeadings()
    {
        if (!Advance())
            throw Refused(1, 1, Columns[0], "the file is empty");

        var other = separator == ',' ? ';' : ',';
        if (reader.FieldCount == 1 && this[0].Count(character => character == other) >= Columns.Count - 1)
            throw Refused(1, 1, null, $"the columns are separated by {NameOf(other)} where {publisherName} has {NameOf(separator)}; use the file as it was published");

        for (var column = 0; column < Columns.Count; column++)
        {
            var found = column < reader.FieldCount ? this[column] : "";
            if (found != Columns[column])
                throw Refused(1, column + 1, null, $"expected the heading \"{Columns[column]}\" but found {Shown(found)}");
        }

        if (reader.FieldCount > Columns.Count)
            throw Refused(1, Columns.Count + 1, null, $"{publisherName} has {Columns.Count} columns and this file has more, beginning with {Shown(this[Columns.Count])}");
    }

    private void RefuseCount()
    {
        var (row, count) = (Row, reader.FieldCount);
        var column = Math.Min(count, Columns.Count);
        var cutShort = !endsWithLineEnd && count < Columns.Count && !Advance();
        throw Refused(row, column, Columns[column - 1], cutShort ? CutShort : $"expected {Columns.Count} fields but found {count}");
    }

    private static string NameOf(char separator) => separator == ',' ? "commas" : "semicolons";
}
