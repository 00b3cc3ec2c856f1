using System.Text;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>
/// Reads rows of a CSV file (RFC 4180) one at a time, and counts them as a spreadsheet does: an empty line is a row. Memory
/// holds one row, and a quotation mark that is never closed is noticed before it swallows the file.
/// </summary>
internal sealed class CsvRows(TextReader reader, char delimiter)
{
    /// <summary>The longest row. No notice needs more; an open quotation mark does.</summary>
    public const int LongestRow = 100_000;

    private readonly char[] buffer = new char[32_768];
    private readonly StringBuilder cell = new();
    private int length;
    private int position;

    /// <summary>The number of the row that was read last; the header is 1.</summary>
    public int Number { get; private set; }

    /// <summary>The cells of the next row; null at the end of the file.</summary>
    /// <exception cref="InvalidDataException">A quotation mark is opened and not closed.</exception>
    public async Task<IReadOnlyList<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await PeekAsync(cancellationToken) < 0)
            return null;
        Number++;
        var cells = new List<string>();
        var characters = 0;
        var quoted = false;
        while (true)
        {
            var next = await PeekAsync(cancellationToken);
            if (next >= 0)
                position++;
            if (++characters > LongestRow || next < 0 && quoted)
                throw new InvalidDataException();

            if (quoted)
            {
                if (next != '"')
                    cell.Append((char)next);
                else if (await PeekAsync(cancellationToken) == '"')
                    cell.Append((char)buffer[position++]);
                else
                    quoted = false;
            }
            else if (next == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (next == delimiter)
            {
                EndCell();
            }
            else if (next is < 0 or '\r' or '\n')
            {
                if (next == '\r' && await PeekAsync(cancellationToken) == '\n')
                    position++;
                EndCell();
                return cells;
            }
            else
            {
                cell.Append((char)next);
            }
        }

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }

    private ValueTask<int> PeekAsync(CancellationToken cancellationToken)
        => position < length ? ValueTask.FromResult((int)buffer[position]) : FillAsync(cancellationToken);

    private async ValueTask<int> FillAsync(CancellationToken cancellationToken)
    {
        length = await reader.ReadAsync(buffer, cancellationToken);
        position = 0;
        return length == 0 ? -1 : buffer[0];
    }
}
