using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Indicators;

/// <summary>Makes the next version of a definition. No version is ever changed, so quarters before it are worked out as they were.</summary>
[RequiresPermission(CspReportingPermissions.DefineIndicators)]
[AuditedAs("Changed the rule of an indicator")]
internal sealed record ChangeIndicator(
    string Code, string? Name, string? Numerator, string? Denominator, string? NumeratorRule, string? DenominatorRule, DateOnly? ValidFrom, string? Source, string? Edition, bool IsConfirmed, string? Why)
    : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-indicator";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class ChangeIndicatorValidator : AbstractValidator<ChangeIndicator>
{
    public ChangeIndicatorValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("Enter the indicator's name.").MaximumLength(200).WithMessage("The name must be 200 characters or fewer.");
        RuleFor(r => r.Numerator).NotEmpty().WithMessage("Say in words what the numerator counts.").MaximumLength(200).WithMessage("The numerator must be 200 characters or fewer.");
        RuleFor(r => r.Denominator).NotEmpty().WithMessage("Say in words what the denominator counts.").MaximumLength(200).WithMessage("The denominator must be 200 characters or fewer.");
        RuleFor(r => r.NumeratorRule).MaximumLength(200).WithMessage("The rule must be 200 characters or fewer.");
        RuleFor(r => r.DenominatorRule).MaximumLength(200).WithMessage("The rule must be 200 characters or fewer.");
        RuleFor(r => r.ValidFrom).NotNull().WithMessage("Enter the first day on which the new rule holds.");
        RuleFor(r => r.Source).NotEmpty().WithMessage("Enter where the rule comes from.").MaximumLength(300).WithMessage("The source must be 300 characters or fewer.");
        RuleFor(r => r.Edition).NotEmpty().WithMessage("Enter the edition of the source.").MaximumLength(60).WithMessage("The edition must be 60 characters or fewer.");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Say why the rule changes.").MaximumLength(1_000).WithMessage("Why it changes must be 1,000 characters or fewer.");
    }
}

internal sealed class ChangeIndicatorHandler(CspReportingDbContext db, ICurrentUser currentUser) : IRequestHandler<ChangeIndicator, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(ChangeIndicator request, CancellationToken cancellationToken)
    {
        var versions = new IndicatorCatalogue(await db.IndicatorDefinitions.AsNoTracking().ToListAsync(cancellationToken)).Versions(request.Code);
        if (versions.Count == 0)
            return Result.NotFound();

        var last = versions[^1];
        if (request.ValidFrom <= last.ValidFrom)
            return Result.Failure(nameof(request.ValidFrom), FormattableString.Invariant($"The new rule must hold from a day after {last.ValidFrom:yyyy-MM-dd}, when the last version began."));

        var (numerator, denominator) = (last.NumeratorRule, last.DenominatorRule);
        if (last.IsComputed)
        {
            (numerator, denominator) = (request.NumeratorRule?.Trim() ?? "", request.DenominatorRule?.Trim() ?? "");
            if (!CountRule.TryParse(numerator, out _))
                return Result.Failure(nameof(request.NumeratorRule), "Write the rule like case-closed:goals-met, with measures that are counted here. The page lists them.");
            if (denominator != IndicatorDefinition.Population && !CountRule.TryParse(denominator, out _))
                return Result.Failure(nameof(request.DenominatorRule), "Write \"population\", or a rule like case-closed with measures that are counted here. The page lists them.");
        }

        var next = new IndicatorDefinition
        {
            Code = last.Code, Version = last.Version + 1, Name = request.Name!.Trim(), IsComputed = last.IsComputed, Numerator = request.Numerator!.Trim(), Denominator = request.Denominator!.Trim(),
            NumeratorRule = numerator, DenominatorRule = denominator, Per = last.Per, Digits = last.Digits, Unit = last.Unit, Better = last.Better, PublishedAs = last.PublishedAs,
            ValidFrom = request.ValidFrom!.Value, Source = request.Source!.Trim(), Edition = request.Edition!.Trim(), IsConfirmed = request.IsConfirmed, Caveat = last.Caveat,
            WhyChanged = request.Why!.Trim(), ChangedBy = currentUser.DisplayName,
        };
        db.IndicatorDefinitions.Add(next);
        return Result.Success();
    }
}
