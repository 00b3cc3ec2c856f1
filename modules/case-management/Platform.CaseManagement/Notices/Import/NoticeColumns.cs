using System.Globalization;
using FluentValidation;
using Platform.CaseManagement.Children;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>What a row of a file says, or what is wrong with it.</summary>
/// <param name="Content">The notice, where nothing is wrong.</param>
/// <param name="Errors">By column.</param>
internal sealed record RowReading(NoticeContent? Content, IReadOnlyList<(string Column, string Message)> Errors);

/// <summary>
/// The columns of a file of notices: how they are called, and how a row becomes a notice. Codes may be written as codes or as
/// people read them, dates as a British spreadsheet writes them or as 2026-06-12.
/// </summary>
internal sealed class NoticeColumns(ReferenceData reference, IValidator<NoticeContent> validator)
{
    public const int PeoplePerRow = 3;

    public static IReadOnlyList<string> Required { get; } = ["Agency kind", "Agency", "Notice kind", "Happened on", "Area", "What happened"];

    private static readonly string[] PersonColumns = ["role", "given names", "family name", "date of birth", "sex", "postcode", "NHS number"];

    public static IReadOnlyList<string> All { get; } =
    [
        "Agency kind", "Agency", "Reference", "Notice kind", "Happened on", "Reported on", "Place", "Postcode", "LSOA", "Area", "What happened",
        "Drivers", "Handling conditions", "Source grade", "Information grade", "Weapon", "Injury",
        .. Enumerable.Range(1, PeoplePerRow).SelectMany(n => PersonColumns.Select(c => $"Person {n} {c}")),
    ];

    private static readonly string[] DateFormats = ["d/M/yyyy", "yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "d-M-yyyy", "d.M.yyyy", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss"];

    // Where the validator's sentences belong in the file.
    private static readonly Dictionary<string, string> ColumnOfField = new(StringComparer.Ordinal)
    {
        [nameof(NoticeContent.AgencyKind)] = "Agency kind",
        [nameof(NoticeContent.AgencyName)] = "Agency",
        [nameof(NoticeContent.Reference)] = "Reference",
        [nameof(NoticeContent.NoticeKind)] = "Notice kind",
        [nameof(NoticeContent.HappenedOn)] = "Happened on",
        [nameof(NoticeContent.ReportedOn)] = "Reported on",
        [nameof(NoticeContent.Place)] = "Place",
        [nameof(NoticeContent.Postcode)] = "Postcode",
        [nameof(NoticeContent.LsoaCode)] = "LSOA",
        [nameof(NoticeContent.AreaCode)] = "Area",
        [nameof(NoticeContent.Narrative)] = "What happened",
        [nameof(NoticeContent.Drivers)] = "Drivers",
        [nameof(NoticeContent.HandlingConditions)] = "Handling conditions",
        [nameof(NoticeContent.SourceGrade)] = "Source grade",
        [nameof(NoticeContent.InformationGrade)] = "Information grade",
        [nameof(NoticeContent.WeaponCode)] = "Weapon",
        [nameof(NoticeContent.InjuryCode)] = "Injury",
        [nameof(NamedPerson.Role)] = "role",
        [nameof(NamedPerson.GivenNames)] = "given names",
        [nameof(NamedPerson.FamilyName)] = "family name",
        [nameof(NamedPerson.DateOfBirth)] = "date of birth",
        [nameof(NamedPerson.SexCode)] = "sex",
        [nameof(NamedPerson.NhsNumber)] = "NHS number",
    };

    /// <summary>The sentence for a file that is not one of notices, or null.</summary>
    public static string? WhatIsWrongWith(IReadOnlyList<string> header)
    {
        var there = header.Select(Key).ToHashSet(StringComparer.Ordinal);
        var missing = Required.Where(r => !there.Contains(Key(r))).ToList();
        if (missing.Count == Required.Count)
            return "This file is not a file of notices: none of the template’s columns is in its first row. Download the template and fill it in.";
        if (missing.Count > 0)
            return $"The file lacks {(missing.Count == 1 ? "the column" : "the columns")} {string.Join(", ", missing.Select(m => $"“{m}”"))}. Download the template and compare.";
        var twice = header.Where(h => h.Trim().Length > 0).GroupBy(Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : $"The column “{twice.First().Trim()}” stands in the file twice. Take one of them out.";
    }

    /// <summary>Columns of the file that the template does not have: they are left out.</summary>
    public static IReadOnlyList<string> Unknown(IReadOnlyList<string> header)
    {
        var known = All.Select(Key).ToHashSet(StringComparer.Ordinal);
        return header.Where(h => h.Trim().Length > 0 && !known.Contains(Key(h))).ToList();
    }

    /// <summary>Reads rows of a file with this header.</summary>
    public Func<FileRow, RowReading> ReaderOf(IReadOnlyList<string> header, Func<string, bool> mayImportFor)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
            index.TryAdd(Key(header[i]), i);
        return row => Read(new Row(row.Cells, index), header.Count, mayImportFor);
    }

    private RowReading Read(Row row, int columns, Func<string, bool> mayImportFor)
    {
        if (row.Cells.Count > columns && row.Cells.Skip(columns).Any(c => c.Length > 0))
            row.Fails("", $"The row has {row.Cells.Count} cells and the header {columns}. Put text that holds a comma in quotation marks");

        var content = new NoticeContent
        {
            AgencyKind = row.Code("Agency kind", t => reference.AgencyKinds.FirstOrDefault(k => Same(k.Code, t) || Same(k.Name, t))?.Code),
            AgencyName = row.Text("Agency"),
            Reference = row.Text("Reference"),
            NoticeKind = row.Code("Notice kind", t => Find(NoticeCodes.Kinds, t)),
            HappenedOn = row.Date("Happened on"),
            ReportedOn = row.Date("Reported on"),
            Place = row.Text("Place"),
            Postcode = row.Text("Postcode"),
            LsoaCode = row.Text("LSOA")?.ToUpperInvariant(),
            AreaCode = row.Code("Area", t => reference.Areas.FirstOrDefault(a => Same(a.Code, t) || Same(a.Name, t))?.Code),
            Narrative = row.Text("What happened"),
            Drivers = row.Codes("Drivers", t => reference.DriversOfViolence.FirstOrDefault(d => Same(d.Code, t) || Same(d.Name, t))?.Code),
            HandlingConditions = row.Text("Handling conditions"),
            SourceGrade = row.Code("Source grade", t => Find(NoticeCodes.SourceGrades, t)),
            InformationGrade = row.Code("Information grade", t => Find(NoticeCodes.InformationGrades, t)),
            WeaponCode = row.Code("Weapon", t => Find(NoticeCodes.Weapons, t)),
            InjuryCode = row.Code("Injury", t => Find(NoticeCodes.Injuries, t)),
            People = Enumerable.Range(1, PeoplePerRow).Select(n => Person(row, n)).ToList(),
        };

        var numbers = content.People.Select((p, i) => (p, i)).Where(p => !p.p.IsEmpty).Select(p => p.i + 1).ToList();
        content = content with { People = content.People.Where(p => !p.IsEmpty).ToList() };
        foreach (var failure in validator.Validate(content).Errors)
            row.Fails(ColumnOf(failure.PropertyName, numbers), failure.ErrorMessage);
        if (content.AreaCode is { } area && !mayImportFor(area))
            row.Fails("Area", "You may not send notices for this area. Ask the service lead, or leave the row out");
        return row.Errors.Count == 0 ? new RowReading(content, []) : new RowReading(null, row.Errors);
    }

    private static NamedPerson Person(Row row, int number)
    {
        string Column(string what) => $"Person {number} {what}";
        return new NamedPerson
        {
            Role = row.Code(Column("role"), t => Find(NoticeCodes.Roles, t)),
            GivenNames = row.Text(Column("given names")),
            FamilyName = row.Text(Column("family name")),
            DateOfBirth = row.Date(Column("date of birth")),
            SexCode = row.Code(Column("sex"), t => Find(ChildCodes.Sexes, t) ?? (Same(t, "M") ? "male" : Same(t, "F") ? "female" : null)),
            Postcode = row.Text(Column("postcode")),
            NhsNumber = row.Text(Column("NHS number")),
        };
    }

    private static string ColumnOf(string field, List<int> numbers)
    {
        if (!field.StartsWith("People[", StringComparison.Ordinal))
            return ColumnOfField.GetValueOrDefault(field, field == nameof(NoticeContent.People) ? "Person 1 role" : field);
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var number = numbers[int.Parse(field.AsSpan(7, end - 7), CultureInfo.InvariantCulture)];
        var name = field[(end + 2)..];
        return $"Person {number} {(name == nameof(NamedPerson.Postcode) ? "postcode" : ColumnOfField.GetValueOrDefault(name, name))}";
    }

    private static string? Find(IReadOnlyList<Choice> choices, string text) => choices.FirstOrDefault(c => Same(c.Code, text) || Same(c.Name, text))?.Code;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // "Agency kind", "agency_kind" and " AGENCY KIND " are one column.
    private static string Key(string column) => new(column.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());

    private sealed class Row(IReadOnlyList<string> cells, Dictionary<string, int> index)
    {
        public IReadOnlyList<string> Cells => cells;

        public List<(string Column, string Message)> Errors { get; } = [];

        public string? Text(string column)
            => index.TryGetValue(Key(column), out var i) && i < cells.Count && cells[i].Trim() is { Length: > 0 } text ? text : null;

        public string? Code(string column, Func<string, string?> find)
        {
            if (Text(column) is not { } text)
                return null;
            if (find(text) is { } code)
                return code;
            Fails(column, $"“{Short(text)}” is not in the list");
            return null;
        }

        public IReadOnlyList<string> Codes(string column, Func<string, string?> find)
        {
            var codes = new List<string>();
            foreach (var text in (Text(column) ?? "").Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (find(text) is { } code)
                    codes.Add(code);
                else
                    Fails(column, $"“{Short(text)}” is not in the list");
            return codes;
        }

        public DateOnly? Date(string column)
        {
            if (Text(column) is not { } text)
                return null;
            if (DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return DateOnly.FromDateTime(date);
            Fails(column, $"“{Short(text)}” is not a date. Write it as 12/06/2026");
            return null;
        }

        // One sentence a cell: what cannot be read is not also missing.
        public void Fails(string column, string message)
        {
            if (Errors.All(e => e.Column != column))
                Errors.Add((column, message));
        }

        private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
    }
}
