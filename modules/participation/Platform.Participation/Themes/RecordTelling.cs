using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Participation.Data;

namespace Platform.Participation.Themes;

/// <summary>Records that those who said it were told of the answer, how and when.</summary>
[RequiresPermission(ParticipationPermissions.ManageThemes)]
[AuditedAs("Recorded that children were told the answer")]
internal sealed record RecordTelling(Guid ThemeId, IReadOnlyList<Guid> VoiceIds, DateOnly? ToldOn, TellingWay? Way) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Theme;

    Guid? IAboutRecord.RecordId => ThemeId;
}

internal sealed class RecordTellingValidator : AbstractValidator<RecordTelling>
{
    public RecordTellingValidator(TimeProvider clock)
    {
        RuleFor(r => r.VoiceIds).NotEmpty().WithMessage("Choose who was told.");
        RuleFor(r => r.ToldOn).NotNull().WithMessage("Enter the day they were told.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day they were told must be today or in the past.");
        RuleFor(r => r.Way).NotNull().WithMessage("Choose how they were told.").IsInEnum().WithMessage("Choose how they were told.");
    }
}

internal sealed class RecordTellingHandler(ParticipationDbContext db, IGuidGenerator guids, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<RecordTelling, Result>
{
    public async Task<Result> Handle(RecordTelling request, CancellationToken cancellationToken)
    {
        var theme = await db.Themes.Include(t => t.Voices).Include(t => t.Answers).Include(t => t.Tellings).AsSplitQuery()
            .SingleOrDefaultAsync(t => t.Id == request.ThemeId, cancellationToken).ConfigureAwait(false);
        if (theme is null)
            return Result.NotFound();
        // A poster tells those whom nobody knows. A child on the record is told themselves: domain 10.3, feedback to the same children.
        if (request.Way == TellingWay.Poster && await db.Voices.AnyAsync(v => request.VoiceIds.Contains(v.Id) && v.ChildId != null, cancellationToken).ConfigureAwait(false))
            return Result.Failure(nameof(request.Way), "A child whom we know is told in person, in a letter or in a message, not by a poster alone.");

        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var voiceId in request.VoiceIds.Distinct())
        {
            var told = theme.Tell(
                new Telling
                {
                    Id = guids.Create(),
                    AnswerId = theme.LatestAnswer?.Id ?? Guid.Empty,
                    VoiceId = voiceId,
                    ToldOn = request.ToldOn!.Value,
                    Way = request.Way!.Value,
                    RecordedBy = currentUser.DisplayName,
                },
                now);
            if (!told.Succeeded)
                return told;
        }

        return Result.Success();
    }
}
