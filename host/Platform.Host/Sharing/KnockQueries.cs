using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Kernel.Web;

namespace Platform.Host.Sharing;

/// <summary>The questions that the current person answers for their agency, the newest first.</summary>
[RequiresPermission(KnockPermissions.Answer)]
internal sealed record FindMyKnocks(Guid? After = null) : IQuery<KnockPage>;

internal sealed record KnockPage(IReadOnlyList<KnockRow> Rows, Guid? Next);

/// <summary>A question as the person may know of it: nothing of the other agency, and nothing of the child.</summary>
internal sealed record KnockRow(Guid Id, DateTime KnockedUtc, DateOnly ExpiresOn, KnockProgress Progress);

/// <summary>How far it is, as one agency may know. That the other declined and that it ran out are the same.</summary>
internal enum KnockProgress
{
    /// <summary>Your agency has not answered.</summary>
    ToAnswer,

    /// <summary>Your agency said yes, and waits.</summary>
    Waiting,

    /// <summary>Both said yes.</summary>
    Met,

    /// <summary>No contact comes of it.</summary>
    Ended,
}

internal sealed class FindMyKnocksHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<FindMyKnocks, KnockPage>
{
    private const int PageSize = 50;

    public async Task<KnockPage> Handle(FindMyKnocks request, CancellationToken cancellationToken)
    {
        var query = from side in KnockReach.Mine(db, currentUser) join knock in Open(db) on side.KnockId equals knock.Id select new { knock, side.Accepted };
        if (request.After is { } after && await db.Set<Knock>().Where(k => k.Id == after).Select(k => (DateTime?)k.KnockedUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            query = query.Where(q => q.knock.KnockedUtc < from || (q.knock.KnockedUtc == from && q.knock.Id.CompareTo(after) < 0));
        var found = await query.OrderByDescending(q => q.knock.KnockedUtc).ThenByDescending(q => q.knock.Id).Take(PageSize + 1)
            .Select(q => new { q.knock.Id, q.knock.KnockedUtc, q.knock.ExpiresOn, q.knock.State, q.Accepted }).ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new KnockPage([.. found.Take(PageSize).Select(k => new KnockRow(k.Id, k.KnockedUtc, k.ExpiresOn, ProgressOf(k.State, k.ExpiresOn, k.Accepted, today)))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>Those about nobody who is restricted, whoever asks, until both have said yes; then those about nobody hidden from the reader.</summary>
    internal static IQueryable<Knock> Open(HostDbContext db) => db.Set<Knock>().AsNoTracking()
        .Where(k => k.State == KnockState.Met || !k.Sides.Any(s => db.Set<RecordRestriction>().Any(r => r.PersonId == s.ChildId && r.LiftedUtc == null)));

    internal static KnockProgress ProgressOf(KnockState state, DateOnly expiresOn, bool? accepted, DateOnly today) => state switch
    {
        KnockState.Met => KnockProgress.Met,
        KnockState.Open when expiresOn >= today => accepted == true ? KnockProgress.Waiting : KnockProgress.ToAnswer,
        _ => KnockProgress.Ended,
    };
}

/// <summary>One question; null for anybody who does not answer it.</summary>
[RequiresPermission(KnockPermissions.Answer)]
[AuditedAs("Looked at whether to be put in touch with another agency")]
internal sealed record GetKnock(Guid Id) : IQuery<KnockView?>, IAboutRecord
{
    string IAboutRecord.RecordType => AnswerKnock.RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

/// <summary>All that one agency is told.</summary>
/// <param name="Row">How far it is.</param>
/// <param name="OwnAnswer">What the own agency said; null while it has not.</param>
/// <param name="OwnNote">And why.</param>
/// <param name="OwnGateway">Under which gateway; null for a no.</param>
/// <param name="Met">Who the other one is; null until both have said yes.</param>
internal sealed record KnockView(KnockRow Row, bool? OwnAnswer, string? OwnNote, string? OwnGateway, KnockMeeting? Met);

/// <summary>The other agency.</summary>
/// <param name="ChildId">The child whom the own agency works with.</param>
/// <param name="IsSameChild">Both work with this child; otherwise the other works with somebody else of the family or household.</param>
/// <param name="Agency">Its name.</param>
/// <param name="Team">Null for a sensitive service.</param>
/// <param name="Contact">Of a sensitive service its safeguarding lead's.</param>
/// <param name="Since">Null for a sensitive service.</param>
/// <param name="Basis">By which agreement, or under which gateway, it told who it is.</param>
internal sealed record KnockMeeting(Guid ChildId, bool IsSameChild, string Agency, string? Team, string Contact, DateOnly? Since, string Basis);

internal sealed class GetKnockHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<GetKnock, KnockView?>
{
    public async Task<KnockView?> Handle(GetKnock request, CancellationToken cancellationToken)
    {
        var knock = await FindMyKnocksHandler.Open(db).Include(k => k.Sides).SingleOrDefaultAsync(k => k.Id == request.Id, cancellationToken);
        if (knock is null || KnockReach.SideOf(knock.Sides, currentUser) is not { } own)
            return null;
        var row = new KnockRow(knock.Id, knock.KnockedUtc, knock.ExpiresOn, FindMyKnocksHandler.ProgressOf(knock.State, knock.ExpiresOn, own.Accepted, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        return new KnockView(row, own.Accepted, own.Note, own.Gateway is { } gateway ? SharingLists.Gateways.NameOf(gateway) : null,
            row.Progress == KnockProgress.Met && knock.Sides.SingleOrDefault(s => s != own) is { } other ? await MeetingAsync(knock.Id, own, other, cancellationToken) : null);
    }

    private async Task<KnockMeeting> MeetingAsync(Guid knockId, KnockSide own, KnockSide other, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Code == other.AgencyCode, cancellationToken);
        var told = await (from d in db.Set<Disclosure>()
                          where d.RecordId == knockId && d.FromAgency == other.AgencyCode
                          join a in db.Set<Agreement>() on d.AgreementId equals a.Id into agreements
                          from a in agreements.DefaultIfEmpty()
                          select new { d.Gateway, Title = a == null ? null : a.Title }).FirstOrDefaultAsync(cancellationToken);
        var gateway = SharingLists.Gateways.NameOf(told?.Gateway ?? other.Gateway ?? "");
        return new KnockMeeting(
            own.ChildId, own.ChildId == other.ChildId, agency?.Name ?? other.AgencyCode, other.IsSensitive ? null : other.Team,
            (other.IsSensitive ? agency?.SafeguardingContact : agency?.Contact) ?? (other.IsSensitive ? "The safeguarding lead of that agency" : "Ask in the directory of agencies"),
            other.IsSensitive ? null : other.Since, told?.Title is { } title ? $"The agreement “{title}”: {gateway}" : gateway);
    }
}

internal static class KnockPermissions
{
    public const string Answer = "Knocks.Answer";
    public const string AnswerForAgency = "Knocks.AnswerForAgency";
    public const string AnswerForSensitive = "Knocks.AnswerForSensitive";

    internal sealed class Provider : PermissionDefinitionProvider
    {
        public override void Define(PermissionDefinitionContext context) => context.AddGroup("Knocks", "Being put in touch with another agency")
            .AddPermission(Answer, "Answer whether to be put in touch with another agency that works with the same child or family",
                Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator, Roles.SafeguardingLead)
            .AddPermission(AnswerForAgency, "Answer for every worker of their agency", Roles.OperationsManager, Roles.SafeguardingLead)
            .AddPermission(AnswerForSensitive, "Answer for a sensitive service of their agency", Roles.SafeguardingLead);
    }
}

/// <summary>Questions that nobody of the agency has answered, the soonest to run out first.</summary>
internal sealed class KnockWork(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IWorkContributor
{
    public string RequiredPermission => KnockPermissions.Answer;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var open = from side in KnockReach.Mine(db, currentUser)
                   where side.Accepted == null
                   join knock in FindMyKnocksHandler.Open(db) on side.KnockId equals knock.Id
                   where knock.State == KnockState.Open && knock.ExpiresOn >= today
                   select new { knock.Id, knock.ExpiresOn };
        // One line, however many: they must not hide what else waits.
        var count = limit == 0 ? 0 : await open.CountAsync(cancellationToken);
        if (count == 0)
            return [];
        var first = await open.OrderBy(k => k.ExpiresOn).ThenBy(k => k.Id).FirstAsync(cancellationToken);
        return [count == 1
            ? new WorkItem("Another agency also works with somebody you work with: say whether you want to be put in touch", $"/sharing/knocks/{first.Id}", first.ExpiresOn)
            : new WorkItem($"Other agencies also work with people you work with: say whether you want to be put in touch, {count:N0} times", "/sharing/knocks", first.ExpiresOn)];
    }
}
