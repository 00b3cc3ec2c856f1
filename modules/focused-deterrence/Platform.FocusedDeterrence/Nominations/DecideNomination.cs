using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>Records what the panel decided, with its reasons.</summary>
[RequiresPermission(FocusedDeterrencePermissions.Decide)]
[AuditedAs("Decided about the nomination")]
internal sealed record DecideNomination(
    Guid NominationId,
    PanelOutcome? Outcome,
    DateOnly? DecidedOn,
    string? Panel,
    string? Reasons,
    string? Alternatives = null,
    string? WhatWasTold = null,
    bool? CaseWorkerConsulted = null,
    string? CaseWorkerView = null,
    bool? ExploitationConsidered = null,
    string? ExploitationNote = null,
    DateOnly? LookAgainOn = null) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Nomination;

    Guid? IAboutRecord.RecordId => NominationId;
}

internal sealed class DecideNominationValidator : AbstractValidator<DecideNomination>
{
    public DecideNominationValidator(TimeProvider clock)
    {
        RuleFor(r => r.Outcome).NotNull().WithMessage("Choose what the panel decided.").IsInEnum().WithMessage("Choose what the panel decided from the list.");
        RuleFor(r => r.DecidedOn).IsADayUntilToday("the panel met", clock);
        RuleFor(r => r.Panel).NotEmpty().WithMessage("Say which agencies took part in the panel.").FitsANote("The agencies of the panel");
        RuleFor(r => r.Reasons).NotEmpty().WithMessage("Write the panel's reasons.").FitsANote("The reasons");
        RuleFor(r => r.Alternatives).NotEmpty().When(r => r.Outcome == PanelOutcome.Enrol).WithMessage("Say what else the panel considered.").FitsANote("What else was considered");
        RuleFor(r => r.WhatWasTold).NotEmpty().When(r => r.Outcome == PanelOutcome.Enrol)
            .WithMessage("Say what the person is told, and how they can challenge the decision.").FitsANote("What the person is told");
        RuleFor(r => r.CaseWorkerView).FitsANote("The case worker's view");
        RuleFor(r => r.ExploitationNote).FitsANote("What was found about exploitation");
        RuleFor(r => r.LookAgainOn).NotNull().When(r => r.Outcome == PanelOutcome.Defer).WithMessage("Enter when the panel looks again.");
        RuleFor(r => r.LookAgainOn).Must((r, day) => day is null || r.DecidedOn is null || day > r.DecidedOn).When(r => r.Outcome == PanelOutcome.Defer)
            .WithMessage("The panel must look again after the day it met.");
    }
}

internal sealed class DecideNominationHandler(FocusedDeterrenceDbContext db, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<DecideNomination, Result>
{
    public async Task<Result> Handle(DecideNomination request, CancellationToken cancellationToken)
    {
        var nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == request.NominationId, cancellationToken).ConfigureAwait(false);
        if (nomination is null)
            return Result.NotFound();
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        var decision = new PanelDecision(
            request.Outcome!.Value, request.DecidedOn!.Value, request.Panel!.Trim(), request.Reasons!.Trim(), request.Alternatives.OrNull(), request.WhatWasTold.OrNull(),
            request.CaseWorkerConsulted, request.CaseWorkerView.OrNull(), request.ExploitationConsidered, request.ExploitationNote.OrNull(), request.LookAgainOn, currentUser.DisplayName);
        return nomination.Decide(decision, clock.GetUtcNow().UtcDateTime, limits);
    }
}
