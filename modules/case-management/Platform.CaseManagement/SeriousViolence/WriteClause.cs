using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Writes one clause of a draft, or a new one.</summary>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions)]
[AuditedAs("Wrote a clause of a definition of serious violence")]
internal sealed record WriteClause : ICommand<Guid>, IAboutRecord
{
    public Guid DefinitionId { get; init; }

    /// <summary>The revision of the draft that the person saw.</summary>
    public int Revision { get; init; }

    /// <summary>Null for a new clause.</summary>
    public Guid? ClauseId { get; init; }

    /// <summary>Its place: clauses are asked in this order.</summary>
    public int? Order { get; init; }

    public string? Sentence { get; init; }

    // Not []: a form is bound into the list that is there, and [] cannot be added to.
    public IReadOnlyList<string> OffenceCategories { get; init; } = new List<string>();

    public IReadOnlyList<string> OffenceCodes { get; init; } = new List<string>();

    /// <summary>The edition of the scale that <see cref="MinimumGravity"/> is of.</summary>
    public string? GravityScale { get; init; }

    public int? MinimumGravity { get; init; }

    public IReadOnlyList<string> Weapons { get; init; } = new List<string>();

    public string? MinimumInjury { get; init; }

    public int? MinimumPeopleHarmed { get; init; }

    public IReadOnlyList<string> PlaceKinds { get; init; } = new List<string>();

    /// <summary><c>online</c>, <c>not-online</c>, or empty: not asked.</summary>
    public string? Online { get; init; }

    string IAboutRecord.RecordType => "definition";

    Guid? IAboutRecord.RecordId => DefinitionId;

    public static WriteClause From(SeriousViolenceDefinition definition, DefinitionClause clause) => new()
    {
        DefinitionId = definition.Id, Revision = definition.Revision, ClauseId = clause.Id, Order = clause.Order, Sentence = clause.Sentence,
        OffenceCategories = Codes(clause.OffenceCategories), OffenceCodes = Codes(clause.OffenceCodes), GravityScale = clause.PoliceScale ?? (clause.MinimumYjbScore is null ? null : OffenceScale.Yjb),
        MinimumGravity = clause.MinimumPoliceScore ?? clause.MinimumYjbScore, Weapons = Codes(clause.Weapons), MinimumInjury = clause.MinimumInjury,
        MinimumPeopleHarmed = clause.MinimumPeopleHarmed, PlaceKinds = Codes(clause.PlaceKinds), Online = clause.Online switch { true => "online", false => "not-online", null => null },
    };

    private static List<string> Codes(string? codes) => codes is null ? [] : [.. codes.Split(',')];
}

internal sealed class WriteClauseValidator : AbstractValidator<WriteClause>
{
    public WriteClauseValidator(ReferenceData reference)
    {
        RuleFor(r => r.Order).NotNull().WithMessage("Enter the place of the clause");
        RuleFor(r => r.Order).InclusiveBetween(1, 99).WithMessage("The place of the clause must be between 1 and 99");
        RuleFor(r => r.Sentence).NotEmpty().WithMessage("Complete the sentence “It counts because …”");
        RuleFor(r => r.Sentence).MaximumLength(300).WithMessage("The sentence must be 300 characters or fewer");
        RuleForEach(r => r.OffenceCategories).Must(c => reference.Offences.Any(o => o.Category.Code == c)).WithMessage("Choose offence groups from the list");
        RuleForEach(r => r.OffenceCodes).Must(c => reference.Offence(c) is not null).WithMessage("Choose offences from the list");
        RuleFor(r => r.OffenceCodes).Must(c => string.Join(',', c).Length <= 1000).WithMessage("Choose fewer offences, or write a second clause");
        RuleFor(r => r.MinimumGravity).NotNull().When(r => !string.IsNullOrEmpty(r.GravityScale)).WithMessage("Enter the lowest score on the scale, or choose no scale");
        RuleFor(r => r.GravityScale).NotEmpty().When(r => r.MinimumGravity is not null).WithMessage("Choose the scale that the score is of: a bare number says nothing");
        RuleForEach(r => r.Weapons).Must(c => c == "any" || NoticeCodes.Weapons.Has(c)).WithMessage("Choose weapons from the list");
        RuleFor(r => r.MinimumInjury).Must(c => string.IsNullOrEmpty(c) || c != "none" && NoticeCodes.Injuries.Has(c)).WithMessage("Choose the injury from the list");
        RuleFor(r => r.MinimumPeopleHarmed).InclusiveBetween(1, 500).WithMessage("How many people were harmed must be between 1 and 500, or empty");
        RuleForEach(r => r.PlaceKinds).Must(IncidentCodes.PlaceKinds.Has).WithMessage("Choose kinds of place from the list");
        RuleFor(r => r.Online).Must(o => string.IsNullOrEmpty(o) || o is "online" or "not-online").WithMessage("Choose whether it asks for online");
    }
}

internal sealed class WriteClauseHandler(CaseManagementDbContext db, GravityScales scales, IGuidGenerator guids) : IRequestHandler<WriteClause, Result<Guid>>
{
    private const int MostClauses = 40;

    public async Task<Result<Guid>> Handle(WriteClause request, CancellationToken cancellationToken)
    {
        var draft = await db.Definitions.Include(d => d.Clauses).SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (draft is null || request.ClauseId is { } wanted && draft.Clauses.All(c => c.Id != wanted))
            return Result.NotFound();
        if (DraftRules.Refuse(draft, request.Revision) is { } refused)
            return refused;

        var scale = string.IsNullOrEmpty(request.GravityScale) ? null : (await scales.GetAsync(cancellationToken)).Edition(request.GravityScale);
        if (!string.IsNullOrEmpty(request.GravityScale) && scale is null)
            return Result.Failure(nameof(request.GravityScale), "Choose the scale from the list");
        if (scale is not null && (request.MinimumGravity < scale.Minimum || request.MinimumGravity > scale.Maximum))
            return Result.Failure(nameof(request.MinimumGravity), $"The {scale.Name} goes from {scale.Minimum} to {scale.Maximum}. Enter a score within it");

        var clause = draft.Clauses.SingleOrDefault(c => c.Id == request.ClauseId);
        if (clause is null)
        {
            if (draft.Clauses.Count >= MostClauses)
                return Result.Failure("", $"A definition has no more than {MostClauses} clauses. Change or take out one that is there.");
            clause = new DefinitionClause { Id = guids.Create(), Order = request.Order!.Value, Code = NewCode(draft), Sentence = "" };
            draft.Add(clause);
        }
        else
        {
            draft.Touch();
        }

        Write(clause, request, scale);
        return clause.AsksForSomething
            ? clause.Id
            : Result.Failure("", "The clause asks for nothing, so it would admit every incident. Choose at least one condition.");
    }

    private static void Write(DefinitionClause clause, WriteClause request, OffenceScale? scale)
    {
        clause.Order = request.Order!.Value;
        clause.Sentence = request.Sentence!.Trim().TrimEnd('.');
        clause.OffenceCategories = Join(request.OffenceCategories);
        clause.OffenceCodes = Join(request.OffenceCodes);
        clause.MinimumYjbScore = scale?.Code == OffenceScale.Yjb ? request.MinimumGravity : null;
        clause.PoliceScale = scale?.Code == OffenceScale.Police ? scale.Version : null;
        clause.MinimumPoliceScore = scale?.Code == OffenceScale.Police ? request.MinimumGravity : null;
        clause.Weapons = request.Weapons.Contains("any") ? "any" : Join(request.Weapons);
        clause.MinimumInjury = string.IsNullOrEmpty(request.MinimumInjury) ? null : request.MinimumInjury;
        clause.MinimumPeopleHarmed = request.MinimumPeopleHarmed;
        clause.PlaceKinds = Join(request.PlaceKinds);
        clause.Online = request.Online switch { "online" => true, "not-online" => false, _ => null };
        clause.IsConfirmed = false;
    }

    // Events and files name a clause by its code, so a code is never used again within a draft.
    private static string NewCode(SeriousViolenceDefinition draft)
        => Enumerable.Range(1, int.MaxValue).Select(n => $"V{draft.Version}-{n}").First(code => draft.Clauses.All(c => c.Code != code));

    private static string? Join(IReadOnlyList<string> codes) => codes.Count == 0 ? null : string.Join(',', codes.Distinct());
}
