using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>Says that a version and its clauses were compared with their source, and with which edition. Until then pages say "not yet confirmed".</summary>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions)]
[AuditedAs("Confirmed a definition of serious violence")]
internal sealed record ConfirmDefinition(Guid DefinitionId, int Revision, string? Against) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "definition";

    Guid? IAboutRecord.RecordId => DefinitionId;

    string? IAboutRecord.Reason => Against?.Trim();
}

internal sealed class ConfirmDefinitionValidator : AbstractValidator<ConfirmDefinition>
{
    public ConfirmDefinitionValidator()
    {
        RuleFor(r => r.Against).NotEmpty().WithMessage("Enter what you compared it with: the publication, its edition and the page, or who agreed it");
        RuleFor(r => r.Against).MaximumLength(500).WithMessage("What you compared it with must be 500 characters or fewer");
    }
}

internal sealed class ConfirmDefinitionHandler(CaseManagementDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ConfirmDefinition, Result>
{
    public async Task<Result> Handle(ConfirmDefinition request, CancellationToken cancellationToken)
    {
        var definition = await db.Definitions.Include(d => d.Clauses).SingleOrDefaultAsync(d => d.Id == request.DefinitionId, cancellationToken);
        if (definition is null)
            return Result.NotFound();
        if (definition.IsDraft)
            return Result.Failure("", "A draft can still change. Adopt it first, then confirm it.");
        if (definition.Revision != request.Revision)
            return Scope.ChangedMeanwhile();
        definition.Confirm(request.Against!.Trim(), user.DisplayName, clock.Today());
        return Result.Success();
    }
}
