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

/// <summary>Enters the figures of an indicator as they were published. Entering them again makes another edition; the one before is kept.</summary>
[RequiresPermission(CspReportingPermissions.EnterIndicators)]
[AuditedAs("Entered the figures of an indicator")]
internal sealed record EnterFigures(string AreaCode, string Code, string? Quarter, int? Numerator, int? Denominator, string? Source) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-indicator";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class EnterFiguresValidator : AbstractValidator<EnterFigures>
{
    public EnterFiguresValidator()
    {
        RuleFor(r => r.Quarter).Must(text => CalendarQuarter.TryParse(text, out _)).WithMessage("Choose a calendar quarter.");
        RuleFor(r => r.Numerator).NotNull().WithMessage("Enter the numerator as a whole number, 0 for none.").InclusiveBetween(0, 10_000_000).WithMessage("The numerator must be between 0 and 10,000,000.");
        RuleFor(r => r.Denominator).InclusiveBetween(0, 10_000_000).WithMessage("The denominator must be between 0 and 10,000,000.");
        RuleFor(r => r.Source).NotEmpty().WithMessage("Say where the figures were read: the publication, its table and its date.").MaximumLength(500).WithMessage("Where they were read must be 500 characters or fewer.");
    }
}

internal sealed class EnterFiguresHandler(CspReportingDbContext db, ReferenceData reference, IGuidGenerator guids, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<EnterFigures, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(EnterFigures request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)) || !CalendarQuarter.TryParse(request.Quarter, out var quarter))
            return Result.NotFound();
        if (new IndicatorCatalogue(await db.IndicatorDefinitions.AsNoTracking().ToListAsync(cancellationToken)).InForce(request.Code, quarter) is not { } definition)
            return Result.NotFound();
        if (definition.IsComputed)
            return Result.Failure("", "This indicator is worked out from our own records, so no figures are entered for it.");
        if (definition.IsOverPopulation && request.Denominator is not null)
            return Result.Failure(nameof(request.Denominator), "Leave the denominator empty: it is the population that was imported.");
        if (!definition.IsOverPopulation && request.Denominator is null)
            return Result.Failure(nameof(request.Denominator), "Enter the denominator as a whole number.");
        if (definition.IsShare && request.Numerator > request.Denominator)
            return Result.Failure(nameof(request.Numerator), "The numerator must not be larger than the denominator: it is a part of it.");

        var text = quarter.ToString();
        var before = await db.IndicatorFigures.Where(figures => figures.AreaCode == area.Code && figures.Code == definition.Code && figures.Quarter == text).MaxAsync(figures => (int?)figures.Edition, cancellationToken) ?? 0;
        db.IndicatorFigures.Add(new IndicatorFigures
        {
            Id = guids.Create(), Code = definition.Code, AreaCode = area.Code, Quarter = text, Edition = before + 1, Numerator = request.Numerator!.Value, Denominator = request.Denominator,
            Source = request.Source!.Trim(), EnteredBy = currentUser.DisplayName, EnteredUtc = clock.GetUtcNow().UtcDateTime,
        });
        return Result.Success();
    }
}
