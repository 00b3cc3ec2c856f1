using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Disproportionality;

/// <summary>Takes up a gap that the figures show. What they say is read again and kept with the finding.</summary>
/// <param name="RequestKey">The finding's identifier, so that a form sent twice makes one.</param>
/// <param name="AreaCode">ONS code.</param>
/// <param name="PointCode">The decision point.</param>
/// <param name="GroupCode">The group.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="BaseGroup">The group that it is compared with.</param>
/// <param name="DefinedBy">"self" or "officer".</param>
/// <param name="Ages">"all" or "children".</param>
/// <param name="Hypothesis">What might explain it.</param>
/// <param name="AgreeBy">Until when an action is to be agreed.</param>
[RequiresPermission(CspReportingPermissions.WorkOnGaps)]
[AuditedAs("Took up a gap between groups")]
internal sealed record RecordFinding(
    Guid RequestKey, string AreaCode, string PointCode, string? GroupCode, string? From, string? To, string? BaseGroup, string? DefinedBy, string? Ages, string? Hypothesis, DateOnly? AgreeBy)
    : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-gap-finding";

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class RecordFindingValidator : AbstractValidator<RecordFinding>
{
    public RecordFindingValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.GroupCode).NotEmpty().WithMessage("Choose the group that the finding is about.");
        RuleFor(r => r.Hypothesis).NotEmpty().WithMessage("Write what might explain the gap, or what has to be found out.")
            .MaximumLength(GapFinding.LongestText).WithMessage($"What might explain it must be {GapFinding.LongestText:N0} characters or fewer.");
        RuleFor(r => r.AgreeBy).NotNull().WithMessage("Enter the day by which an action is agreed.");
    }
}

internal sealed class RecordFindingHandler(CspReportingDbContext db, IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<RecordFinding, Result<Guid>>
{
    /// <inheritdoc />
    public async Task<Result<Guid>> Handle(RecordFinding request, CancellationToken cancellationToken)
    {
        if (await db.GapFindings.AnyAsync(finding => finding.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;

        var figures = await mediator.Send(new GetDisproportionality(request.AreaCode, request.PointCode, request.From, request.To, request.BaseGroup, request.DefinedBy, request.Ages), cancellationToken);
        if (figures is null)
            return Result.NotFound();
        if (figures.Gaps.FirstOrDefault(gap => gap.GroupCode == request.GroupCode) is not { } found)
            return Result.Failure(nameof(request.GroupCode), "Choose one of the groups that are compared.");

        var today = LondonTime.DateOf(clock.GetUtcNow().UtcDateTime);
        if (request.AgreeBy <= today)
            return Result.Failure(nameof(request.AgreeBy), "The day by which an action is agreed must be in the future.");

        var address = $"/csp-reporting/disproportionality/{figures.AreaCode}/{figures.PointCode}?from={MonthText(request.From)}&to={MonthText(request.To)}&against={figures.BaseGroup}"
            + $"&by={(request.DefinedBy == "officer" ? "officer" : "self")}&ages={(request.Ages == "children" ? "children" : "all")}";
        var finding = new GapFinding(request.RequestKey, figures.AreaCode, figures.PointCode, found.GroupCode, $"{figures.PointName}, {figures.Period}. {found.Sentence}", address,
            request.Hypothesis!.Trim(), currentUser.DisplayName, today, request.AgreeBy!.Value);
        db.GapFindings.Add(finding);
        return finding.Id;
    }

    private static string MonthText(string? month) => MonthSpan.Month(month) is { } read ? MonthSpan.TextOf(read) : "";
}
