using FluentValidation;
using MediatR;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Gravity;

/// <summary>Keeps what partners agreed to do about an offence where the scales disagree, and who agreed it. Earlier decisions stay.</summary>
[RequiresPermission(CaseManagementPermissions.DecideGravity)]
[AuditedAs("Recorded what partners agreed about the gravity of an offence")]
internal sealed record DecideGravity(string OffenceCode, string? Band, string? Reason, string? Forum) : ICommand<Guid>;

internal sealed class DecideGravityValidator : AbstractValidator<DecideGravity>
{
    public DecideGravityValidator()
    {
        RuleFor(r => r.Band).Must(GravityCodes.Bands.Has).WithMessage("Choose what partners do");
        RuleFor(r => r.Forum).NotEmpty().WithMessage("Enter who agreed it, for example the joint decision panel");
        RuleFor(r => r.Forum).MaximumLength(200).WithMessage("Who agreed it must be 200 characters or fewer");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Say why");
        RuleFor(r => r.Reason).MaximumLength(1000).WithMessage("The reason must be 1,000 characters or fewer");
    }
}

internal sealed class DecideGravityHandler(CaseManagementDbContext db, GravityScales scales, ReferenceData reference, IGuidGenerator guids, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DecideGravity, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DecideGravity request, CancellationToken cancellationToken)
    {
        if (reference.Offence(request.OffenceCode) is not { } offence)
            return Result.NotFound();
        var today = clock.Today();
        var both = Crosswalk.On(offence, today, await scales.GetAsync(cancellationToken));
        if (both.Yjb is null || both.Police is null)
            return Result.Failure("", "One of the scales has no score for this offence today, so there is nothing to decide between them.");
        var decision = new GravityDecision
        {
            Id = guids.Create(), OffenceCode = offence.Code, YjbEdition = both.Yjb.Edition, PoliceEdition = both.Police.Edition, Band = request.Band!,
            Reason = request.Reason!.Trim().ReplaceLineEndings("\n"), Forum = request.Forum!.Trim(), DecidedByName = user.DisplayName, DecidedOn = today,
        };
        db.GravityDecisions.Add(decision);
        return decision.Id;
    }
}
