using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CaseManagement.Cases;

/// <summary>Opens a case with a child. The opener is the case worker. Sent twice with one key, it is opened once.</summary>
[RequiresPermission(CaseManagementPermissions.OpenCases)]
[AuditedAs("Opened a case")]
internal sealed record OpenCase(Guid RequestKey, Guid ChildId, string? CaseType, string? Why, Guid? IncidentId = null) : ICommand<Guid>, IAboutRecord
{
    /// <summary>The case as a kind of record in the access log.</summary>
    public const string RecordType = "case";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class OpenCaseValidator : AbstractValidator<OpenCase>
{
    public OpenCaseValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.CaseType).Must(CaseCodes.Types.Has).WithMessage("Choose the type of case");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Say why the case is opened");
        RuleFor(r => r.Why).MaximumLength(4000).WithMessage("Why the case is opened must be 4,000 characters or fewer");
    }
}

internal sealed class OpenCaseHandler(CaseManagementDbContext db, ICurrentUser user, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock)
    : IRequestHandler<OpenCase, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenCase request, CancellationToken cancellationToken)
    {
        if (await db.Cases.IgnoreQueryFilters([QueryFilters.Area]).AnyAsync(c => c.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;
        var area = await db.Children.Where(c => c.Id == request.ChildId).Select(c => c.AreaCode).SingleOrDefaultAsync(cancellationToken);
        if (area is null)
            return Result.NotFound();
        if (await db.Cases.AnyAsync(c => c.ChildId == request.ChildId && c.Status == CaseStatus.Open && c.CaseType == request.CaseType, cancellationToken))
            return Result.Failure(nameof(request.CaseType), "The child has an open case of this type. Work in that one, or choose another type");
        if (request.IncidentId is { } incident && !await db.Incidents.AnyAsync(i => i.Id == incident && i.Children.Any(c => c.ChildId == request.ChildId), cancellationToken))
            return Result.NotFound();

        var today = clock.Today();
        var planDue = workingDays.Add(today, await settings.GetAsync(CaseManagementSettings.PlanWorkingDays, cancellationToken));
        db.Cases.Add(Case.Open(request.RequestKey, request.ChildId, area, request.CaseType!, request.Why!, request.IncidentId, today, planDue, user.Id, user.DisplayName));
        return request.RequestKey;
    }
}
