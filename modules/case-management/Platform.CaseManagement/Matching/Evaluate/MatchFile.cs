using System.Text;
using System.Text.RegularExpressions;
using Platform.CaseManagement.Matching.Engine;
using Platform.CaseManagement.Notices.Import;

namespace Platform.CaseManagement.Matching.Evaluate;

/// <summary>A CSV file of records whose truth is known, read for the engine. Only the truth column says who is who, and the engine never sees it.</summary>
internal sealed class MatchFile
{
    /// <summary>The names that a mapping may use.</summary>
    public static IReadOnlyDictionary<string, FieldKind> Names { get; } = new Dictionary<string, FieldKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["given-name"] = FieldKind.GivenName, ["family-name"] = FieldKind.FamilyName, ["date-of-birth"] = FieldKind.BirthDate,
        ["postcode"] = FieldKind.Postcode, ["address"] = FieldKind.Address, ["place"] = FieldKind.Place, ["email"] = FieldKind.Email,
        ["nhs-number"] = FieldKind.NhsNumber, ["upn"] = FieldKind.PupilNumber, ["identifier"] = FieldKind.Identifier, ["code"] = FieldKind.Code,
    };

    /// <summary>What a mapping calls a column that is not to be compared.</summary>
    public const string Ignored = "ignore";

    private MatchFile(RecordSet records, IReadOnlyList<string> truth, IReadOnlyList<string> left)
    {
        Records = records;
        Truth = truth;
        ColumnsLeftOut = left;
    }

    public RecordSet Records { get; }

    /// <summary>For each record, the person it is about.</summary>
    public IReadOnlyList<string> Truth { get; }

    /// <summary>Columns that were not compared.</summary>
    public IReadOnlyList<string> ColumnsLeftOut { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="reader">Its text.</param>
    /// <param name="columns">Which column is what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MatchFileException">With a sentence that says what is wrong with the file or the columns, and what to do.</exception>
    public static async Task<MatchFile> ReadAsync(TextReader reader, MatchColumns columns, CancellationToken cancellationToken)
    {
        var pattern = columns.Pattern();
        var firstLine = await reader.ReadLineAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(firstLine))
            throw new MatchFileException("The file is empty. Give a CSV file whose first row names the columns.");
        var delimiter = (char[])[',', ';', '\t'] is var signs ? signs.MaxBy(s => firstLine.Count(c => c == s)) : ',';
        var header = (await new CsvRows(new StringReader(firstLine), delimiter).ReadAsync(cancellationToken) ?? []).Select(h => h.Trim().TrimStart('\uFEFF')).ToList();
        if (header.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1 && g.Key.Length > 0) is { } twice)
            throw new MatchFileException($"Two columns are called “{twice.Key}”. Give each a name of its own.");
        var id = IndexOf(header, columns.Id, "--id");
        var truth = IndexOf(header, columns.Truth, "--truth");
        var fields = Fields(header, columns.Map, [id, truth]);
        if (fields.Count == 0)
            throw new MatchFileException($"No column is recognised as something to compare. Say which is what, for example --map given-name=FIRST,date-of-birth=BORN. The names are {string.Join(", ", Names.Keys)}.");

        var records = new RecordSet(new RecordComparer([.. fields.Select(f => f.Field)]));
        var people = new List<string>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rows = new CsvRows(reader, delimiter);
        while (await NextAsync(rows, cancellationToken) is { } row)
        {
            if (row is [var only] && string.IsNullOrWhiteSpace(only))
                continue;
            var number = rows.Number + 1;
            if (row.Count != header.Count)
                throw new MatchFileException($"Row {number} has {row.Count} cells and the header has {header.Count}. Put a text that has a separator in it between quotation marks.");
            if (row[id].Trim() is var name && (name.Length == 0 || !ids.Add(name)))
                throw new MatchFileException(name.Length == 0 ? $"Row {number} has nothing in “{columns.Id}”." : $"Row {number} has an identifier in “{columns.Id}” that another row has too. --id must name a column that is different in each row.");
            people.Add(Person(row[truth].Trim(), pattern, number, columns));
            records.Add([.. fields.Select(f => (string?)row[f.Column])]);
        }

        if (records.Count < 2)
            throw new MatchFileException("The file has fewer than two records: there is nothing to compare.");
        if (people.Distinct(StringComparer.Ordinal).Count() == people.Count)
            throw new MatchFileException($"Every row is a different person in “{columns.Truth}”: without two records of one person nothing can be measured. For a column such as rec-12-dup-0 say which part is the person: --truth-pattern \"rec-([0-9]+)\".");
        return new MatchFile(records, people, [.. header.Where((_, i) => i != id && i != truth && fields.All(f => f.Column != i))]);
    }

    private static async Task<IReadOnlyList<string>?> NextAsync(CsvRows rows, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new MatchFileException($"Row {rows.Number + 1} has a quotation mark that is never closed. Close it, or write it twice where it is part of the text.");
        }
        catch (DecoderFallbackException)
        {
            throw new MatchFileException("The file is not UTF-8 text. Save it as CSV UTF-8 and try again.");
        }
    }

    private static string Person(string cell, Regex? pattern, int row, MatchColumns columns)
    {
        if (cell.Length == 0)
            throw new MatchFileException($"Row {row} has nothing in “{columns.Truth}”, so the truth about it is not known. Fill it in or leave the row out.");
        if (pattern is null)
            return cell;
        try
        {
            var found = pattern.Match(cell);
            if (!found.Success)
                throw new MatchFileException($"What row {row} has in “{columns.Truth}” does not fit the pattern of --truth-pattern. The pattern must fit every row.");
            return found.Groups.Count > 1 ? found.Groups[1].Value : found.Value;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new MatchFileException("The pattern of --truth-pattern takes too long. Write a simpler one.");
        }
    }

    private static List<(MatchField Field, int Column)> Fields(List<string> header, IReadOnlyList<(string Name, string Column)> map, int[] taken)
    {
        var said = new Dictionary<int, string>();
        foreach (var (name, column) in map)
        {
            if (name != Ignored && !Names.ContainsKey(name))
                throw new MatchFileException($"“{name}” in --map is not something that can be compared. The names are {string.Join(", ", Names.Keys)}, and {Ignored} to leave a column out.");
            var index = IndexOf(header, column, "--map");
            if (taken.Contains(index))
                throw new MatchFileException($"“{column}” in --map is the column of --id or --truth, which the engine must not see. Map another one.");
            said[index] = name;
        }

        var fields = new List<(MatchField, int)>();
        for (var i = 0; i < header.Count; i++)
        {
            if (taken.Contains(i))
                continue;
            if (KindOf(i) is { } kind)
                fields.Add((new MatchField(header[i].Replace('_', ' '), kind), i));
        }

        if (fields.Count > MostFields)
            throw new MatchFileException($"{fields.Count} columns are to be compared; {MostFields} is the most. Leave some out with --map {Ignored}=COLUMN.");
        if (fields.GroupBy(f => f.Item1.Kind).FirstOrDefault(g => g.Key is FieldKind.GivenName or FieldKind.FamilyName && g.Count() > 1) is { } twice)
            throw new MatchFileException($"Two columns are taken for the {(twice.Key == FieldKind.GivenName ? "given" : "family")} name: {string.Join(" and ", twice.Select(f => f.Item1.Name))}. Leave one out with --map {Ignored}=COLUMN.");
        return fields;

        FieldKind? KindOf(int column)
        {
            if (said.TryGetValue(column, out var name))
                return Names.TryGetValue(name, out var told) ? told : null;
            return Guess(header[column]) is { } guessed && IsFree(guessed) ? guessed : null;
        }

        // A name that was said goes before one that would be guessed.
        bool IsFree(FieldKind kind) => kind is not (FieldKind.GivenName or FieldKind.FamilyName) || said.Values.All(n => !Names.TryGetValue(n, out var told) || told != kind);
    }

    /// <summary>Levels of so many fields fit into one pattern.</summary>
    public const int MostFields = 16;

    private static FieldKind? Guess(string column)
    {
        var name = new string([.. column.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
        return name switch
        {
            "givenname" or "givennames" or "firstname" or "forename" or "forenames" or "first" => FieldKind.GivenName,
            "surname" or "familyname" or "lastname" or "last" => FieldKind.FamilyName,
            "dob" or "dateofbirth" or "birthdate" or "born" => FieldKind.BirthDate,
            "postcode" or "zip" or "zipcode" => FieldKind.Postcode,
            "nhsnumber" or "nhs" or "nhsno" => FieldKind.NhsNumber,
            "upn" or "uniquepupilnumber" or "pupilnumber" => FieldKind.PupilNumber,
            "email" or "emailaddress" => FieldKind.Email,
            "sex" or "gender" or "state" or "streetnumber" or "housenumber" => FieldKind.Code,
            "socsecid" or "ssn" or "nationalinsurance" or "nino" or "uln" or "pnc" or "pncid" or "cro" => FieldKind.Identifier,
            "city" or "town" or "suburb" or "county" or "school" or "placeofbirth" => FieldKind.Place,
            _ when name.StartsWith("address", StringComparison.Ordinal) || name is "street" => FieldKind.Address,
            _ => null,
        };
    }

    private static int IndexOf(List<string> header, string column, string option)
    {
        var index = header.FindIndex(h => h.Equals(column.Trim(), StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new MatchFileException($"There is no column “{column}”, which {option} names. The columns are {string.Join(", ", header)}.");
    }
}

/// <summary>Which column is what.</summary>
/// <param name="Id">Different in each row.</param>
/// <param name="Truth">The same in each row about one person.</param>
/// <param name="TruthPattern">A regular expression: its first group, or the whole of what it finds, is the person.</param>
/// <param name="Map">Names of <see cref="MatchFile.Names"/> with their columns; other columns are recognised by their headings.</param>
internal sealed record MatchColumns(string Id, string Truth, string? TruthPattern, IReadOnlyList<(string Name, string Column)> Map)
{
    /// <summary>The pattern, ready to use.</summary>
    public Regex? Pattern()
    {
        if (string.IsNullOrEmpty(TruthPattern))
            return null;
        try
        {
            return new Regex(TruthPattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            throw new MatchFileException("The pattern of --truth-pattern is not a regular expression. An example: \"rec-([0-9]+)\".");
        }
    }
}

/// <summary>A file or its columns cannot be used. The message is a sentence for the person who gave them.</summary>
internal sealed class MatchFileException(string message) : Exception(message);
