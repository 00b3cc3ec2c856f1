using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions.Rules;
using Platform.KnifeCrime.Programmes;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Accepts a request: why it suits the child, who will work with them, and which programme.</summary>
/// <param name="InterventionId">The request.</param>
/// <param name="Suitability">Why this support suits the child.</param>
/// <param name="ProgrammeCode">A programme, or <see cref="ProgrammeCatalogue.NoProgramme"/>.</param>
/// <param name="IWillWorkWithTheChild">The person who accepts is the worker; otherwise <paramref name="WorkerName"/> says who.</param>
/// <param name="WorkerName">The worker.</param>
[RequiresPermission(KnifeCrimePermissions.Decide)]
[AuditedAs("Accepted a request for support")]
internal sealed record AcceptRequest(Guid InterventionId, string? Suitability, string? ProgrammeCode, bool? IWillWorkWithTheChild, string? WorkerName = null) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class AcceptRequestValidator : AbstractValidator<AcceptRequest>
{
    public AcceptRequestValidator()
    {
        RuleFor(r => r.Suitability).NotEmpty().WithMessage("Say why this support suits the child.").FitsANote("Why this support suits the child");
        RuleFor(r => r.ProgrammeCode).NotEmpty().WithMessage("Choose a programme, or choose none.")
            .Must(code => string.IsNullOrEmpty(code) || code == ProgrammeCatalogue.NoProgramme || ProgrammeCatalogue.Find(code) is not null)
            .WithMessage("Choose a programme from the list.");
        RuleFor(r => r.IWillWorkWithTheChild).NotNull().WithMessage("Say who will work with the child.");
        RuleFor(r => r.WorkerName).NotEmpty().When(r => r.IWillWorkWithTheChild == false).WithMessage("Enter the name of the worker.")
            .MaximumLength(200).WithMessage("The worker's name must be 200 characters or fewer.");
    }
}

internal sealed class AcceptRequestHandler(KnifeCrimeDbContext db, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<AcceptRequest, Result>
{
    public async Task<Result> Handle(AcceptRequest request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        if (intervention is null)
            return Result.NotFound();
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        var programme = ProgrammeCatalogue.Find(request.ProgrammeCode);
        var mine = request.IWillWorkWithTheChild == true;
        var acceptance = new Acceptance(
            request.Suitability!.Trim(),
            programme is null
                ? new ChosenProgramme(null, "No set programme", "Support planned with the child, without a set programme", 0)
                : new ChosenProgramme(programme.Code, programme.Name, programme.EvidenceInWords, programme.Sessions),
            mine ? currentUser.Id : null,
            mine ? currentUser.DisplayName : request.WorkerName!.Trim(),
            currentUser.DisplayName);
        return intervention.Accept(acceptance, clock.Today(), clock.GetUtcNow().UtcDateTime, limits);
    }
}
