using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Reports.Steps;

/// <summary>Writes the summary of an area's report and begins its way to publication; an open draft is written anew.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4.</param>
/// <param name="Narrative">The summary.</param>
[RequiresPermission(CspReportingPermissions.DraftReports)]
[AuditedAs("Drafted a report")]
internal sealed record DraftReport(string AreaCode, string Quarter, string? Narrative) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-report";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class DraftReportValidator : AbstractValidator<DraftReport>
{
    public DraftReportValidator()
        => RuleFor(r => r.Narrative).NotEmpty().WithMessage("Write a summary: what changed, what it may mean, and what is asked of the partnership. Name no person.")
            .MaximumLength(ReportDraft.LongestNarrative).WithMessage($"The summary must be {ReportDraft.LongestNarrative:N0} characters or fewer.");
}

internal sealed class DraftReportHandler(CspReportingDbContext db, IMediator mediator, IGuidGenerator guids, ICurrentUser currentUser) : IRequestHandler<DraftReport, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(DraftReport request, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetQuarterlyReport(request.AreaCode, request.Quarter), cancellationToken) is not { } report)
            return Result.NotFound();

        var draft = await db.OpenDraftAsync(report.AreaCode, report.Quarter, cancellationToken);
        if (draft is null)
            db.ReportDrafts.Add(draft = new ReportDraft(guids.Create(), report.AreaCode, report.Quarter));
        draft.Write(request.Narrative!.Trim(), currentUser.DisplayName, currentUser.Id);
        return Result.Success();
    }
}

/// <summary>The open draft of an area and quarter; null for none, or out of reach.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetReportDraft(string AreaCode, string Quarter) : IQuery<ReportDraft?>;

internal sealed class GetReportDraftHandler(CspReportingDbContext db) : IRequestHandler<GetReportDraft, ReportDraft?>
{
    /// <inheritdoc />
    public Task<ReportDraft?> Handle(GetReportDraft request, CancellationToken cancellationToken)
        => db.OpenDraftAsync(request.AreaCode.ToUpperInvariant(), request.Quarter.ToUpperInvariant(), cancellationToken);
}

/// <summary>Where the steps find the draft.</summary>
internal static class OpenDrafts
{
    /// <summary>The area, where it is one of the person's.</summary>
    public static Area? Reach(ReferenceData reference, ICurrentUser currentUser, string areaCode)
        => reference.Area(areaCode.ToUpperInvariant()) is { } area && (currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)) ? area : null;

    public static Task<ReportDraft?> OpenDraftAsync(this CspReportingDbContext db, string areaCode, string quarter, CancellationToken cancellationToken)
        => db.ReportDrafts.FirstOrDefaultAsync(draft => draft.AreaCode == areaCode && draft.Quarter == quarter && draft.Step != ReportStep.Published, cancellationToken);
}
