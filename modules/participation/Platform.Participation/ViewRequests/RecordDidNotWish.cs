using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Participation.Data;
using Platform.Participation.Voices;

namespace Platform.Participation.ViewRequests;

/// <summary>The child was asked and did not wish to say. That is an answer, and it is recorded as one.</summary>
[RequiresPermission(ParticipationPermissions.RecordVoice)]
[AuditedAs("Recorded that the child did not wish to say")]
internal sealed record RecordDidNotWish(Guid ViewRequestId, DateOnly? AskedOn, string? HowAsked) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.ViewRequest;

    Guid? IAboutRecord.RecordId => ViewRequestId;
}

internal sealed class RecordDidNotWishValidator : AbstractValidator<RecordDidNotWish>
{
    public RecordDidNotWishValidator(TimeProvider clock)
    {
        RuleFor(r => r.AskedOn).NotNull().WithMessage("Enter the day you asked.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day you asked must be today or in the past.");
        RuleFor(r => r.HowAsked).NotEmpty().WithMessage("Say how you asked, and how you made it easy to say no.")
            .MaximumLength(Voice.WordsLength).WithMessage("How you asked must be 4,000 characters or fewer.");
    }
}

internal sealed class RecordDidNotWishHandler(ParticipationDbContext db, TimeProvider clock) : IRequestHandler<RecordDidNotWish, Result>
{
    public async Task<Result> Handle(RecordDidNotWish request, CancellationToken cancellationToken)
        => await db.ViewRequests.SingleOrDefaultAsync(r => r.Id == request.ViewRequestId, cancellationToken).ConfigureAwait(false) is { } viewRequest
            ? viewRequest.DidNotWish(request.HowAsked!.Trim(), request.AskedOn!.Value, clock.GetUtcNow().UtcDateTime)
            : Result.NotFound();
}
