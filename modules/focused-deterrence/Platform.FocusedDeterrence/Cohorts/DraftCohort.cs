using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>What both drafting and changing a cohort send.</summary>
internal interface ICohortContent
{
    string? Name { get; }

    string? Purpose { get; }

    LawfulBasis? LawfulBasis { get; }

    string? LawfulBasisNote { get; }

    string? DpiaReference { get; }

    DateOnly? DpiaApprovedOn { get; }

    DateOnly? ReviewBy { get; }

    int? MinimumAge { get; }

    int? MaximumAge { get; }
}

/// <summary>Drafts a cohort. It may be unfinished; what is missing is asked for when it is opened.</summary>
[RequiresPermission(FocusedDeterrencePermissions.ManageCohorts)]
[AuditedAs("Drafted a cohort")]
internal sealed record DraftCohort(
    Guid RequestKey, string? AreaCode, string? Name, string? Purpose, LawfulBasis? LawfulBasis, string? LawfulBasisNote, string? DpiaReference, DateOnly? DpiaApprovedOn, DateOnly? ReviewBy,
    int? MinimumAge = null, int? MaximumAge = null) : ICommand<Guid>, ICohortContent, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Cohort;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal abstract class CohortContentValidator<T> : AbstractValidator<T> where T : ICohortContent
{
    protected CohortContentValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("Enter a name that says what the cohort is about and names nobody.")
            .MaximumLength(200).WithMessage("The name must be 200 characters or fewer.");
        RuleFor(r => r.Purpose).FitsANote("The purpose");
        RuleFor(r => r.LawfulBasis).IsInEnum().WithMessage("Choose a lawful basis from the list.");
        RuleFor(r => r.LawfulBasisNote).FitsANote("Why the lawful basis applies");
        RuleFor(r => r.DpiaReference).MaximumLength(200).WithMessage("The reference must be 200 characters or fewer.");
        RuleFor(r => r.MinimumAge).InclusiveBetween(Cohort.YoungestAge, Cohort.OldestAge).WithMessage($"The youngest age must be {Cohort.YoungestAge} or more.");
        RuleFor(r => r.MaximumAge).InclusiveBetween(Cohort.YoungestAge, Cohort.OldestAge).WithMessage($"The oldest age must be between {Cohort.YoungestAge} and {Cohort.OldestAge}.")
            .Must((r, oldest) => oldest is null || r.MinimumAge is null || oldest >= r.MinimumAge).WithMessage("The oldest age must not be below the youngest.");
    }
}

internal static class CohortContentReader
{
    public static CohortContent ToContent(this ICohortContent request) => new(
        request.Name!.Trim(), request.Purpose.OrNull(), request.LawfulBasis, request.LawfulBasisNote.OrNull(), request.DpiaReference.OrNull(), request.DpiaApprovedOn, request.ReviewBy,
        request.MinimumAge ?? Cohort.YoungestAge, request.MaximumAge ?? Cohort.OldestAge);
}

internal sealed class DraftCohortValidator : CohortContentValidator<DraftCohort>
{
    public DraftCohortValidator(ReferenceData reference, ICurrentUser currentUser)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.AreaCode).Must(code => reference.Area(code) is not null && (currentUser.HasAllAreas || currentUser.Areas.Contains(code, StringComparer.Ordinal)))
            .WithMessage("Choose one of your areas.");
    }
}

internal sealed class DraftCohortHandler(FocusedDeterrenceDbContext db) : IRequestHandler<DraftCohort, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DraftCohort request, CancellationToken cancellationToken)
    {
        if (await db.Cohorts.AnyAsync(c => c.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return request.RequestKey;
        var cohort = new Cohort(request.RequestKey, request.AreaCode!);
        cohort.Describe(request.ToContent());
        db.Cohorts.Add(cohort);
        return cohort.Id;
    }
}
