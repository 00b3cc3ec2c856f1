using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Escalation;

/// <summary>A person has looked, and says what they do, or why nothing more is needed. Both need words.</summary>
/// <param name="PromptId">The prompt.</param>
/// <param name="Version">The version that the person saw.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Reason">What they do, or why not.</param>
[RequiresPermission(CaseManagementPermissions.AnswerPrompts)]
[AuditedAs("Answered the request to look at what has happened")]
internal sealed record AnswerPrompt(Guid PromptId, long Version, PromptStatus? Answer, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => ViewPrompt.RecordType;

    Guid? IAboutRecord.RecordId => PromptId;

    string? IAboutRecord.Reason => Answer?.ToString();
}

internal sealed class AnswerPromptValidator : AbstractValidator<AnswerPrompt>
{
    public AnswerPromptValidator()
    {
        RuleFor(r => r.Answer).Must(a => a is PromptStatus.ActedOn or PromptStatus.Dismissed).WithMessage("Choose whether something is done");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Say what you do to help, or why nothing more is needed");
        RuleFor(r => r.Reason).MaximumLength(1000).WithMessage("The reason must be 1,000 characters or fewer");
    }
}

internal sealed class AnswerPromptHandler(CaseManagementDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AnswerPrompt, Result>
{
    public async Task<Result> Handle(AnswerPrompt request, CancellationToken cancellationToken)
    {
        var prompt = await db.Prompts.SingleOrDefaultAsync(p => p.Id == request.PromptId, cancellationToken);
        if (prompt is null)
            return Result.NotFound();
        if (prompt.Status != PromptStatus.Open)
            return Result.Failure("", "Somebody has answered this already. What they said is on this page.");
        if (prompt.Version != request.Version)
            return Scope.ChangedMeanwhile();
        prompt.Close(request.Answer!.Value, request.Reason!.Trim().ReplaceLineEndings("\n"), user.DisplayName, clock.Today());
        return Result.Success();
    }
}
