using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Notices;

/// <summary>Records a partner notice. Sent twice with one key, it is recorded once.</summary>
/// <param name="RequestKey">Made when the form was opened: the notice's identifier.</param>
/// <param name="Content">What the partner tells.</param>
[RequiresPermission(CaseManagementPermissions.RecordNotices)]
[AuditedAs("Sent a notice")]
internal sealed record RecordNotice(Guid RequestKey, NoticeContent Content) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => PartnerNoticeRecord.Type;

    Guid? IAboutRecord.RecordId => RequestKey;
}

/// <summary>The notice as a kind of record in the access log.</summary>
internal static class PartnerNoticeRecord
{
    public const string Type = "partner-notice";
}

internal sealed class RecordNoticeValidator : AbstractValidator<RecordNotice>
{
    public RecordNoticeValidator(IValidator<NoticeContent> content, ICurrentUser user)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.Content).NotNull().WithMessage("Send what the notice tells").SetValidator(content);
        // A program may send a notice with nothing in it.
        RuleFor(r => r.Content.AreaCode).Must(a => string.IsNullOrEmpty(a) || user.MayWorkIn(a)).WithMessage("Choose one of your own areas").When(r => r.Content is not null);
    }
}

internal sealed class RecordNoticeHandler(CaseManagementDbContext db, ChildMatcher matcher, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<RecordNotice, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordNotice request, CancellationToken cancellationToken)
    {
        if (await db.Notices.IgnoreQueryFilters([QueryFilters.Area]).AnyAsync(n => n.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;

        var notice = PartnerNotice.Record(request.RequestKey, request.Content, clock.Today(), guids);
        await matcher.MatchAsync([notice], cancellationToken);
        db.Notices.Add(notice);
        return notice.Id;
    }
}
