using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Writes what a draft says as a whole: ages, what counts, domestic context and patterns.</summary>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions)]
[AuditedAs("Wrote on a draft of a definition of serious violence")]
internal sealed record WriteDefinition : ICommand, IAboutRecord
{
    public Guid DefinitionId { get; init; }

    /// <summary>The revision that the person saw.</summary>
    public int Revision { get; init; }

    public string? Title { get; init; }

    public string? Rationale { get; init; }

    public string? Source { get; init; }

    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public IncidentBasis Basis { get; init; }

    public DomesticContextMode DomesticContext { get; init; }

    // Not []: a form is bound into the list that is there, and [] cannot be added to.
    public IReadOnlyList<PatternContent> Patterns { get; init; } = new List<PatternContent>();

    string IAboutRecord.RecordType => "definition";

    Guid? IAboutRecord.RecordId => DefinitionId;
}

/// <summary>A pattern as the form asks for it; with both numbers empty it is not asked.</summary>
internal sealed record PatternContent
{
    public PatternKind Kind { get; init; }

    public int? Count { get; init; }

    public int? Days { get; init; }

    public bool IsEmpty => Count is null && Days is null;
}

internal sealed class WriteDefinitionValidator : AbstractValidator<WriteDefinition>
{
    public WriteDefinitionValidator()
    {
        RuleFor(r => r.Title).NotEmpty().WithMessage("Enter the name of the definition");
        RuleFor(r => r.Title).MaximumLength(150).WithMessage("The name must be 150 characters or fewer");
        RuleFor(r => r.Rationale).NotEmpty().WithMessage("Say why it reads as it does");
        RuleFor(r => r.Rationale).MaximumLength(2000).WithMessage("Why it reads as it does must be 2,000 characters or fewer");
        RuleFor(r => r.Source).NotEmpty().WithMessage("Enter the source: a publication with its edition, or who agreed it");
        RuleFor(r => r.Source).MaximumLength(500).WithMessage("The source must be 500 characters or fewer");
        RuleFor(r => r.AgeFrom).NotNull().WithMessage("Enter the youngest age");
        RuleFor(r => r.AgeTo).NotNull().WithMessage("Enter the oldest age");
        RuleFor(r => r.AgeFrom).InclusiveBetween(0, 120).WithMessage("The youngest age must be between 0 and 120");
        RuleFor(r => r.AgeTo).Must((r, to) => to is null || r.AgeFrom is null || to >= r.AgeFrom && to <= 120).WithMessage("The oldest age must be the youngest or more, and 120 at most");
        RuleFor(r => r.Basis).IsInEnum().WithMessage("Choose whether allegations count");
        RuleFor(r => r.DomesticContext).IsInEnum().WithMessage("Choose what happens with violence in a domestic context");
        RuleFor(r => r.Patterns).Must(p => p.Count <= 12).WithMessage("A definition has no more than 12 patterns");
        RuleForEach(r => r.Patterns).Where(p => !p.IsEmpty).ChildRules(pattern =>
        {
            pattern.RuleFor(p => p.Kind).IsInEnum().WithMessage("Choose the pattern from the list");
            pattern.RuleFor(p => p.Count).NotNull().WithMessage("Enter how many, or leave both numbers empty");
            pattern.RuleFor(p => p.Count).InclusiveBetween(2, 50).WithMessage("How many must be between 2 and 50: one alone is no pattern");
            pattern.RuleFor(p => p.Days).NotNull().WithMessage("Enter within how many days, or leave both numbers empty");
            pattern.RuleFor(p => p.Days).InclusiveBetween(1, 730).WithMessage("The days must be between 1 and 730");
        });
    }
}

internal sealed class WriteDefinitionHandler(CaseManagementDbContext db, IGuidGenerator guids) : IRequestHandler<WriteDefinition, Result>
{
    public async Task<Result> Handle(WriteDefinition request, CancellationToken cancellationToken)
    {
        var draft = await db.Definitions.Include(d => d.Patterns).SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (draft is null)
            return Result.NotFound();
        if (DraftRules.Refuse(draft, request.Revision) is { } refused)
            return refused;
        draft.Rename(request.Title!.Trim());
        draft.Rationale = request.Rationale!.Trim().ReplaceLineEndings("\n");
        draft.Source = request.Source!.Trim();
        (draft.AgeFrom, draft.AgeTo, draft.Basis, draft.DomesticContext) = (request.AgeFrom!.Value, request.AgeTo!.Value, request.Basis, request.DomesticContext);
        db.RemoveRange(draft.Patterns);
        foreach (var pattern in request.Patterns.Where(p => !p.IsEmpty))
            draft.Prompting(new DefinitionPattern(guids.Create(), pattern.Kind, pattern.Count!.Value, pattern.Days!.Value));
        return Result.Success();
    }
}

/// <summary>What stands in the way of writing on a version.</summary>
internal static class DraftRules
{
    public static Failure? Refuse(SeriousViolenceDefinition definition, int revision)
    {
        if (!definition.IsDraft)
            return Result.Failure("", "This version is adopted and does not change. Begin a draft of a new version from it.");
        return definition.Revision == revision ? null : Scope.ChangedMeanwhile();
    }
}
