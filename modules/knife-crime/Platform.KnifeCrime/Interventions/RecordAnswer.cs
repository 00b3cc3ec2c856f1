using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Records that the child was asked whether they want the support, and what they answered. Nothing starts without it.</summary>
/// <param name="InterventionId">The accepted request.</param>
/// <param name="Agreed">The child agreed.</param>
/// <param name="AskedOn">The day.</param>
/// <param name="Explanation">How it was explained, so that the child understood.</param>
/// <param name="InWords">What the child said.</param>
/// <param name="ParentOrCarer">What a parent or carer knows, or why they do not.</param>
[RequiresPermission(KnifeCrimePermissions.Deliver)]
[AuditedAs("Recorded whether the child said yes")]
internal sealed record RecordAnswer(Guid InterventionId, bool? Agreed, DateOnly? AskedOn, string? Explanation, string? InWords, string? ParentOrCarer) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class RecordAnswerValidator : AbstractValidator<RecordAnswer>
{
    public RecordAnswerValidator(TimeProvider clock)
    {
        RuleFor(r => r.Agreed).NotNull().WithMessage("Say whether the child agrees.");
        RuleFor(r => r.AskedOn).IsADayUntilToday("you asked the child", clock);
        RuleFor(r => r.Explanation).NotEmpty().WithMessage("Say how you explained it to the child.").FitsANote("How you explained it");
        RuleFor(r => r.InWords).NotEmpty().WithMessage("Write what the child said when you asked.").FitsANote("What the child said");
        RuleFor(r => r.ParentOrCarer).NotEmpty().WithMessage("Say what a parent or carer knows, or why they have not been told.").FitsANote("What a parent or carer knows");
    }
}

internal sealed class RecordAnswerHandler(KnifeCrimeDbContext db, TimeProvider clock) : IRequestHandler<RecordAnswer, Result>
{
    public async Task<Result> Handle(RecordAnswer request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return intervention is null
            ? Result.NotFound()
            : intervention.RecordAnswer(
                request.Agreed!.Value, request.AskedOn!.Value, request.Explanation!.Trim(), request.InWords!.Trim(), request.ParentOrCarer.OrNull(), clock.GetUtcNow().UtcDateTime);
    }
}
