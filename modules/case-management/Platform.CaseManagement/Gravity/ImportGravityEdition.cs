using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.VisualBasic.FileIO;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Gravity;

/// <summary>
/// Brings in a new edition of a scale as lines of text, so that a new matrix needs no new program. All of it or, where one line is
/// wrong, nothing. The editions before it, and what was decided by them, stay.
/// </summary>
/// <param name="ScaleCode"><c>YJB</c> or <c>POLICE</c>.</param>
/// <param name="Edition">A short code that no edition has.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Minimum">The lowest score.</param>
/// <param name="Maximum">The highest score.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="Source">Publisher, publication and date.</param>
/// <param name="IsConfirmed">The lines were compared with the publication.</param>
/// <param name="Lines">CSV: <c>kind,code,lowest,highest,words</c>.</param>
[RequiresPermission(CaseManagementPermissions.ImportGravity)]
[AuditedAs("Brought in an edition of a gravity scale")]
internal sealed record ImportGravityEdition(
    string? ScaleCode, string? Edition, string? Name, int? Minimum, int? Maximum, DateOnly? ValidFrom, string? Source, bool IsConfirmed, string? Lines) : ICommand<Guid>;

internal sealed class ImportGravityEditionValidator : AbstractValidator<ImportGravityEdition>
{
    public ImportGravityEditionValidator()
    {
        RuleFor(r => r.ScaleCode).Must(c => c is OffenceScale.Yjb or OffenceScale.Police).WithMessage("Choose the scale");
        RuleFor(r => r.Edition).Matches("^[A-Za-z0-9-]{2,30}$").WithMessage("The short code of the edition must be 2 to 30 letters, digits or hyphens, for example NPCC-2027");
        RuleFor(r => r.Edition).NotEmpty().WithMessage("Enter a short code for the edition, for example NPCC-2027");
        RuleFor(r => r.Name).NotEmpty().WithMessage("Enter the name of the edition as pages should show it");
        RuleFor(r => r.Name).MaximumLength(100).WithMessage("The name must be 100 characters or fewer");
        RuleFor(r => r.Minimum).InclusiveBetween(0, 100).WithMessage("The lowest score must be between 0 and 100");
        RuleFor(r => r.Minimum).NotNull().WithMessage("Enter the lowest score of the scale");
        RuleFor(r => r.Maximum).NotNull().WithMessage("Enter the highest score of the scale");
        RuleFor(r => r.Maximum).Must((r, m) => m is null || r.Minimum is null || m > r.Minimum && m <= 100).WithMessage("The highest score must be more than the lowest, and 100 at most");
        RuleFor(r => r.ValidFrom).NotNull().WithMessage("Enter the first day on which the edition holds");
        RuleFor(r => r.Source).NotEmpty().WithMessage("Enter the source: publisher, publication and date");
        RuleFor(r => r.Source).MaximumLength(300).WithMessage("The source must be 300 characters or fewer");
        RuleFor(r => r.Lines).NotEmpty().WithMessage("Paste the lines of the edition");
        RuleFor(r => r.Lines).MaximumLength(200_000).WithMessage("The lines must be 200,000 characters or fewer");
    }
}

internal sealed class ImportGravityEditionHandler(CaseManagementDbContext db, GravityScales scales, ReferenceData reference, IGuidGenerator guids, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ImportGravityEdition, Result<Guid>>
{
    private const int MostFaults = 20;

    public async Task<Result<Guid>> Handle(ImportGravityEdition request, CancellationToken cancellationToken)
    {
        var book = await scales.GetAsync(cancellationToken);
        if (book.Editions.Any(e => string.Equals(e.Version, request.Edition, StringComparison.OrdinalIgnoreCase)))
            return Result.Failure(nameof(request.Edition), "An edition with this short code is there already. An edition never changes: give a corrected one another code");
        if (book.Editions.Any(e => e.Code == request.ScaleCode && e.Provenance.ValidFrom >= request.ValidFrom))
            return Result.Failure(nameof(request.ValidFrom), "An edition of this scale begins on that day or later. Enter a day after the first day of each earlier edition");

        var (entries, faults) = Read(request);
        if (faults.Count > 0)
            return Result.Failure(faults.Take(MostFaults).Select(f => new RuleError(nameof(request.Lines), f)));
        if (!entries.Any(e => e.Kind == GravityEntryKind.Offence))
            return Result.Failure(nameof(request.Lines), "No line gives the score of an offence. A line such as offence,robbery,4,5, does");

        var edition = new GravityEdition
        {
            Id = guids.Create(), ScaleCode = request.ScaleCode!, Edition = request.Edition!, Name = request.Name!.Trim(), Minimum = request.Minimum!.Value, Maximum = request.Maximum!.Value,
            ValidFrom = request.ValidFrom!.Value, Source = request.Source!.Trim(), IsConfirmed = request.IsConfirmed, ImportedByName = user.DisplayName, ImportedOn = clock.Today(),
        };
        db.GravityEditions.Add(edition);
        db.GravityEntries.AddRange(entries);
        return edition.Id;
    }

    private (List<GravityEntry> Entries, List<string> Faults) Read(ImportGravityEdition request)
    {
        var entries = new List<GravityEntry>();
        var faults = new List<string>();
        using var parser = new TextFieldParser(new StringReader(request.Lines!)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        while (!parser.EndOfData)
        {
            var line = parser.LineNumber;
            string[] fields;
            try
            {
                fields = [.. parser.ReadFields()!.Select(f => f.Trim())];
            }
            catch (MalformedLineException)
            {
                faults.Add($"Line {line}: the quotation marks do not match");
                continue;
            }

            if (fields is ["kind", ..])
                continue;
            if (Fault(request, fields) is { } fault)
                faults.Add($"Line {line}: {fault}");
            else if (Entry(request, fields) is var entry && entries.Any(e => e.Kind == entry.Kind && e.Code == entry.Code))
                faults.Add($"Line {line}: {entry.Code} is there twice");
            else
                entries.Add(entry);
        }

        return (entries, faults);
    }

    private string? Fault(ImportGravityEdition request, string[] fields)
    {
        if (fields.Length < 4)
            return "a line has a kind, a code, a lowest and a highest score, with commas between them";
        if (!Enum.TryParse<GravityEntryKind>(fields[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsDigit(fields[0][0]))
            return "a line begins with offence, rule or outcome";
        if (!Number(fields[2], out var lowest) || !Number(fields[3], out var highest) || lowest > highest && kind != GravityEntryKind.Outcome)
            return "the lowest and the highest score must be whole numbers, the lowest first";
        return kind switch
        {
            GravityEntryKind.Offence when reference.Offence(fields[1]) is null => $"{fields[1]} is not an offence of this platform’s list",
            GravityEntryKind.Rule when !Number(fields[1], out var yjb) || yjb is < 1 or > 8 => "a rule is for a Youth Justice Board score from 1 to 8",
            GravityEntryKind.Outcome when !Number(fields[1], out var score) || score < request.Minimum || score > request.Maximum => "an outcome is for a score of the scale",
            GravityEntryKind.Outcome when lowest is not (0 or 1) || highest is not (0 or 1) => "for an outcome the two numbers are 0 or 1",
            GravityEntryKind.Outcome when fields.Length < 5 || fields[4].Length is 0 or > 200 => "an outcome ends with its words, 200 characters or fewer",
            GravityEntryKind.Offence or GravityEntryKind.Rule when lowest < request.Minimum || highest > request.Maximum => $"scores lie between {request.Minimum} and {request.Maximum}",
            _ => null,
        };
    }

    private static GravityEntry Entry(ImportGravityEdition request, string[] fields) => new()
    {
        Edition = request.Edition!, Kind = Enum.Parse<GravityEntryKind>(fields[0], ignoreCase: true), Code = Number(fields[1], out var score) ? score.ToString(CultureInfo.InvariantCulture) : fields[1], Lowest = int.Parse(fields[2], CultureInfo.InvariantCulture),
        Highest = int.Parse(fields[3], CultureInfo.InvariantCulture), Words = string.Equals(fields[0], nameof(GravityEntryKind.Outcome), StringComparison.OrdinalIgnoreCase) ? fields[4] : null, IsConfirmed = request.IsConfirmed,
    };

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
