using System.ComponentModel.DataAnnotations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>
/// Adopts a draft from a day, with the reason. From then on it does not change. The version before it decides up to that day,
/// and what was decided by it stays.
/// </summary>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions)]
[AuditedAs("Adopted a definition of serious violence")]
internal sealed record AdoptDefinition : ICommand, IAboutRecord
{
    public Guid DefinitionId { get; init; }

    public int Revision { get; init; }

    [Display(Name = "The first day")]
    public DateOnly? From { get; init; }

    public string? Reason { get; init; }

    string IAboutRecord.RecordType => "definition";

    Guid? IAboutRecord.RecordId => DefinitionId;

    string? IAboutRecord.Reason => Reason?.Trim();
}

internal sealed class AdoptDefinitionValidator : AbstractValidator<AdoptDefinition>
{
    public AdoptDefinitionValidator(TimeProvider clock)
    {
        RuleFor(r => r.From).NotNull().WithMessage("Enter the first day on which it decides");
        RuleFor(r => r.From).Must(d => d is null || d >= clock.Today()).WithMessage("The first day must be today or later: what is decided already stays as it was decided");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Say why it is adopted, and who agreed");
        RuleFor(r => r.Reason).MaximumLength(500).WithMessage("The reason must be 500 characters or fewer");
    }
}

internal sealed class AdoptDefinitionHandler(CaseManagementDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AdoptDefinition, Result>
{
    public async Task<Result> Handle(AdoptDefinition request, CancellationToken cancellationToken)
    {
        var draft = await db.Definitions.Include(d => d.Clauses).SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (draft is null)
            return Result.NotFound();
        if (DraftRules.Refuse(draft, request.Revision) is { } refused)
            return refused;
        if (draft.Clauses.Count == 0)
            return Result.Failure("", "The draft has no clause, so nothing would count. Write at least one.");
        if (draft.Clauses.GroupBy(c => c.Order).Where(g => g.Count() > 1).Select(g => (int?)g.Key).Min() is { } twice)
            return Result.Failure("", $"Two clauses have place {twice}. Give each a place of its own: the first that fits admits an incident.");
        var last = await db.Definitions.Where(d => d.Code == draft.Code && !d.IsDraft).MaxAsync(d => (DateOnly?)d.ValidFrom, cancellationToken);
        if (request.From < last)
            return Result.Failure(nameof(request.From), $"A version that begins on {last.ToDisplay()} is adopted already. Enter that day or a later one");
        draft.Adopt(request.From!.Value, request.Reason!.Trim(), user.DisplayName, clock.Today());
        return Result.Success();
    }
}
