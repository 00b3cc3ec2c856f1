using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Indicators;

/// <summary>Sets what the partnership wants to reach from a quarter on. Earlier targets stay where they held.</summary>
[RequiresPermission(CspReportingPermissions.DefineIndicators)]
[AuditedAs("Set a target")]
internal sealed record SetTarget(string AreaCode, string Code, string? FromQuarter, decimal? Value, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-indicator";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class SetTargetValidator : AbstractValidator<SetTarget>
{
    public SetTargetValidator()
    {
        RuleFor(r => r.FromQuarter).Must(text => CalendarQuarter.TryParse(text, out _)).WithMessage("Choose the first calendar quarter for which the target holds.");
        RuleFor(r => r.Value).NotNull().WithMessage("Enter the target as a number.").InclusiveBetween(0, 1_000_000).WithMessage("The target must be between 0 and 1,000,000.");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Say why this and by whom it was agreed.").MaximumLength(1_000).WithMessage("Why must be 1,000 characters or fewer.");
    }
}

internal sealed class SetTargetHandler(CspReportingDbContext db, ReferenceData reference, IGuidGenerator guids, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<SetTarget, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(SetTarget request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)) || !CalendarQuarter.TryParse(request.FromQuarter, out var quarter)
            || new IndicatorCatalogue(await db.IndicatorDefinitions.AsNoTracking().ToListAsync(cancellationToken)).InForce(request.Code, quarter) is not { } definition)
            return Result.NotFound();

        db.IndicatorTargets.Add(new IndicatorTarget
        {
            Id = guids.Create(), Code = definition.Code, AreaCode = area.Code, FromQuarter = quarter.ToString(), Value = request.Value!.Value, Why = request.Why!.Trim(),
            SetBy = currentUser.DisplayName, SetUtc = clock.GetUtcNow().UtcDateTime,
        });
        return Result.Success();
    }
}
