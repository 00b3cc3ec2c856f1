using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Merging;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.Host.Sharing;

/// <summary>What was offered to the current person, their team or agency, or by them, the newest first.</summary>
[RequiresPermission(HandOverPermissions.Use, HandOverPermissions.Receive)]
internal sealed record FindHandOvers(bool ByMe, Guid? After = null) : IQuery<HandOverPage>;

internal sealed record HandOverPage(IReadOnlyList<HandOverRow> Rows, Guid? Next);

internal sealed record HandOverRow(
    Guid Id, HandOverKind Kind, string RecordType, Guid RecordId, Guid PersonId, Guid FromUserId, string From, string? FromAgency, Guid? ToUserId, string To, string? ToAgency, string Why,
    DateTime OfferedUtc, HandOverState State, DateTime? DecidedUtc, string? DecidedBy, string? DecisionNote);

internal sealed class FindHandOversHandler(HostDbContext db, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<FindHandOvers, HandOverPage>
{
    private const int PageSize = 50;

    public async Task<HandOverPage> Handle(FindHandOvers request, CancellationToken cancellationToken)
    {
        var me = currentUser.Id;
        var all = db.Set<HandOver>().AsNoTracking();
        var query = request.ByMe ? all.Where(h => h.FromUserId == me) : all.ToMe(currentUser);
        if (request.After is { } after && await db.Set<HandOver>().Where(h => h.Id == after).Select(h => (DateTime?)h.OfferedUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            query = query.Where(h => h.OfferedUtc < from || (h.OfferedUtc == from && h.Id.CompareTo(after) < 0));
        var rows = await RowsAsync(db, reference, query.OrderByDescending(h => h.OfferedUtc).ThenByDescending(h => h.Id).Take(PageSize + 1), cancellationToken);
        return new HandOverPage([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    internal static async Task<List<HandOverRow>> RowsAsync(HostDbContext db, ReferenceData reference, IQueryable<HandOver> handOvers, CancellationToken cancellationToken)
    {
        var found = await handOvers.Select(h => new
        {
            h.Id, h.Kind, h.RecordType, h.RecordId, h.PersonId, h.FromUserId, h.FromAgency, h.ToUserId, h.ToAgency, h.ToAreaCode, h.Why, h.OfferedUtc, h.State, h.DecidedUtc, h.DecidedBy, h.DecisionNote,
        }).ToListAsync(cancellationToken);
        var ids = found.SelectMany(h => new[] { h.FromUserId, h.ToUserId, h.DecidedBy }).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        string? Agency(string? code) => code is null ? null : agencies.GetValueOrDefault(code, code);
        string Person(Guid? id) => id is { } known ? people.GetValueOrDefault(known, "") : "";
        return [.. found.Select(h => new HandOverRow(
            h.Id, h.Kind, h.RecordType, h.RecordId, h.PersonId, h.FromUserId, Person(h.FromUserId), Agency(h.FromAgency), h.ToUserId,
            h.ToUserId is not null ? Person(h.ToUserId) : h.ToAreaCode is { } area ? $"The team for {reference.AreaName(area)}" : "Whoever answers for the agency", Agency(h.ToAgency),
            h.Why, h.OfferedUtc, h.State, h.DecidedUtc, h.DecidedBy is null ? null : Person(h.DecidedBy), h.DecisionNote))];
    }
}

/// <summary>One hand-over; null for anybody but who offered it and who may answer or answered it.</summary>
[RequiresPermission(HandOverPermissions.Use, HandOverPermissions.Receive)]
[AuditedAs("Looked at the hand-over")]
internal sealed record GetHandOver(Guid Id) : IQuery<HandOverView?>, IAboutRecord
{
    string IAboutRecord.RecordType => AnswerHandOver.RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

/// <summary>One hand-over as a reader sees it.</summary>
/// <param name="Row">Who, to whom, why and how far.</param>
/// <param name="Noun">What the kind of record is called.</param>
/// <param name="RecordUrl">The record's page; null for who cannot open it.</param>
/// <param name="Service">What is asked of another workstream.</param>
/// <param name="Summary">What the receiver is told. Nobody is told any more what was declined or taken back.</param>
/// <param name="IsToMe">The reader answers it.</param>
/// <param name="IsMineToFinish">The reader accepted, and the change was not finished.</param>
internal sealed record HandOverView(HandOverRow Row, string Noun, string? RecordUrl, string? Service, string? Summary, bool IsToMe, bool IsMineToFinish);

internal sealed class GetHandOverHandler(HostDbContext db, HandOverTargets targets, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<GetHandOver, HandOverView?>
{
    public async Task<HandOverView?> Handle(GetHandOver request, CancellationToken cancellationToken)
    {
        var me = currentUser.Id;
        var one = db.Set<HandOver>().AsNoTracking().Where(h => h.Id == request.Id);
        var isToMe = await one.ToMe(currentUser).AnyAsync(cancellationToken);
        var found = await one.Where(h => isToMe || h.FromUserId == me || h.DecidedBy == me).Select(h => new { h.Service, h.Summary, h.FromUserId, h.DecidedBy }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var row = (await FindHandOversHandler.RowsAsync(db, reference, one, cancellationToken)).Single();
        var target = targets.Of(row.RecordType);
        var isOver = row.State is HandOverState.Declined or HandOverState.Revoked;
        return new HandOverView(row, target?.Noun ?? "record", (await targets.FindAsync(row.RecordType, row.RecordId, cancellationToken))?.Record.Url,
            target?.Services.FirstOrDefault(s => s.Code == found.Service)?.Name ?? found.Service, isOver && found.FromUserId != me ? null : found.Summary,
            isToMe, row.State == HandOverState.Accepted && found.DecidedBy == me);
    }
}

internal sealed class HandOverPermissionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup("HandOvers", "Handing over, referring and sharing")
        .AddPermission(HandOverPermissions.Use, "Hand over, refer and share what they work with", Roles.CaseManager, Roles.OperationsManager)
        .AddPermission(HandOverPermissions.Receive, "Answer what is offered to them, their team or their agency",
            Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator, Roles.SafeguardingLead, Roles.Partner);
}

internal sealed class HandOverNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Hand-overs", "/sharing/hand-overs", HandOverPermissions.Receive, 250));
        return Task.CompletedTask;
    }
}

/// <summary>What is offered to the current person, their team or agency and waits for an answer.</summary>
internal sealed class HandOverWork(HostDbContext db, ICurrentUser currentUser) : IWorkContributor
{
    public string RequiredPermission => HandOverPermissions.Receive;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var me = currentUser.Id;
        var waiting = await db.Set<HandOver>().AsNoTracking().ToMe(currentUser).Where(h => h.State == HandOverState.Offered || (h.State == HandOverState.Accepted && h.DecidedBy == me))
            .OrderBy(h => h.OfferedUtc).Take(limit).Select(h => new { h.Id, h.PersonId, h.Kind }).ToListAsync(cancellationToken);
        return [.. waiting.Select(h => new WorkItem(
            h.Kind switch { HandOverKind.Refer => "Answer a referral", HandOverKind.Share => "Read what an agency shared with yours", _ => "Answer the offer of a hand-over" },
            $"/sharing/hand-overs/{h.Id}", null, h.PersonId))];
    }
}

/// <summary>On the child's page: what is being handed over, referred and shared.</summary>
internal sealed class HandOverPanel(HostDbContext db, ReferenceData reference, IPersonMerges merges) : IRecordPanel
{
    private const int Most = 5;

    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => HandOverPermissions.Use;

    public int Order => 840;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        // Also those of a record that was joined into this one.
        var ids = await merges.AllIdsAsync(PersonKinds.Child, recordId, cancellationToken);
        var rows = await FindHandOversHandler.RowsAsync(db, reference, db.Set<HandOver>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.PersonId)).OrderByDescending(h => h.OfferedUtc).Take(Most), cancellationToken);
        return rows.Count == 0 ? null : new RecordPanel("Hand-overs, referrals and what was shared",
            [.. rows.Select(r => new RecordPanelRow(r.OfferedUtc.ToDisplay(),
                $"{Pages.Sharing.HandOversModel.Words(r.Kind)}, {r.From} to {(r.ToUserId is null ? $"{r.To} ({r.ToAgency})" : r.To)}: {Pages.Sharing.HandOversModel.Words(r.State)}"))], []);
    }
}
