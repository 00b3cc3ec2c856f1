using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.Host.Sharing;

/// <summary>What was offered to the current person, or by them, the newest first.</summary>
[RequiresPermission(HandOverPermissions.Use)]
internal sealed record FindHandOvers(bool ByMe, Guid? After = null) : IQuery<HandOverPage>;

internal sealed record HandOverPage(IReadOnlyList<HandOverRow> Rows, Guid? Next);

internal sealed record HandOverRow(
    Guid Id, HandOverKind Kind, string RecordType, Guid RecordId, Guid PersonId, Guid FromUserId, string From, string? FromAgency, Guid ToUserId, string To, string? ToAgency, string Why,
    DateTime OfferedUtc, HandOverState State, DateTime? DecidedUtc, string? DecisionNote);

internal sealed class FindHandOversHandler(HostDbContext db, ICurrentUser currentUser) : IRequestHandler<FindHandOvers, HandOverPage>
{
    private const int PageSize = 50;

    public async Task<HandOverPage> Handle(FindHandOvers request, CancellationToken cancellationToken)
    {
        var me = currentUser.Id;
        var query = db.Set<HandOver>().AsNoTracking().Where(h => request.ByMe ? h.FromUserId == me : h.ToUserId == me);
        if (request.After is { } after && await db.Set<HandOver>().Where(h => h.Id == after).Select(h => (DateTime?)h.OfferedUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            query = query.Where(h => h.OfferedUtc < from || (h.OfferedUtc == from && h.Id.CompareTo(after) < 0));
        var rows = await RowsAsync(db, query.OrderByDescending(h => h.OfferedUtc).ThenByDescending(h => h.Id).Take(PageSize + 1), cancellationToken);
        return new HandOverPage([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    internal static async Task<List<HandOverRow>> RowsAsync(HostDbContext db, IQueryable<HandOver> handOvers, CancellationToken cancellationToken)
    {
        var found = await handOvers.ToListAsync(cancellationToken);
        var ids = found.SelectMany(h => new[] { h.FromUserId, h.ToUserId }).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        string? Agency(string? code) => code is null ? null : agencies.GetValueOrDefault(code, code);
        return [.. found.Select(h => new HandOverRow(
            h.Id, h.Kind, h.RecordType, h.RecordId, h.PersonId, h.FromUserId, people.GetValueOrDefault(h.FromUserId, ""), Agency(h.FromAgency), h.ToUserId, people.GetValueOrDefault(h.ToUserId, ""), Agency(h.ToAgency),
            h.Why, h.OfferedUtc, h.State, h.DecidedUtc, h.DecisionNote))];
    }
}

/// <summary>One hand-over; null for anybody but the two people of it.</summary>
[RequiresPermission(HandOverPermissions.Use)]
[AuditedAs("Looked at the hand-over")]
internal sealed record GetHandOver(Guid Id) : IQuery<HandOverView?>, IAboutRecord
{
    string IAboutRecord.RecordType => AnswerHandOver.RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed record HandOverView(HandOverRow Row, string Noun, string? RecordUrl);

internal sealed class GetHandOverHandler(HostDbContext db, HandOverTargets targets, ICurrentUser currentUser) : IRequestHandler<GetHandOver, HandOverView?>
{
    public async Task<HandOverView?> Handle(GetHandOver request, CancellationToken cancellationToken)
    {
        var me = currentUser.Id;
        var row = (await FindHandOversHandler.RowsAsync(db, db.Set<HandOver>().AsNoTracking().Where(h => h.Id == request.Id && (h.FromUserId == me || h.ToUserId == me)), cancellationToken)).SingleOrDefault();
        return row is null ? null
            : new HandOverView(row, targets.Of(row.RecordType)?.Noun ?? "record", (await targets.FindAsync(row.RecordType, row.RecordId, cancellationToken))?.Record.Url);
    }
}

internal static class HandOverPermissions
{
    public const string Use = "HandOvers.Use";

    internal sealed class Provider : PermissionDefinitionProvider
    {
        public override void Define(PermissionDefinitionContext context) => context.AddGroup("HandOvers", "Handing over")
            .AddPermission(Use, "Offer what is theirs to somebody, and accept what is offered to them", Roles.CaseManager, Roles.OperationsManager);
    }
}

internal sealed class HandOverNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Hand-overs", "/sharing/hand-overs", HandOverPermissions.Use, 250));
        return Task.CompletedTask;
    }
}

/// <summary>What is offered to the current person and waits for their answer.</summary>
internal sealed class HandOverWork(HostDbContext db, ICurrentUser currentUser) : IWorkContributor
{
    public string RequiredPermission => HandOverPermissions.Use;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var me = currentUser.Id;
        return await db.Set<HandOver>().AsNoTracking().Where(h => h.ToUserId == me && (h.State == HandOverState.Offered || h.State == HandOverState.Accepted))
            .OrderBy(h => h.OfferedUtc).Take(limit).Select(h => new WorkItem("Answer the offer of a hand-over", $"/sharing/hand-overs/{h.Id}", null, h.PersonId)).ToListAsync(cancellationToken);
    }
}

/// <summary>On the child's page: what is being handed over.</summary>
internal sealed class HandOverPanel(HostDbContext db, IPersonMerges merges) : IRecordPanel
{
    private const int Most = 5;

    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => HandOverPermissions.Use;

    public int Order => 840;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        // Also those of a record that was joined into this one.
        var ids = await merges.AllIdsAsync(PersonKinds.Child, recordId, cancellationToken);
        var rows = await FindHandOversHandler.RowsAsync(db, db.Set<HandOver>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.PersonId)).OrderByDescending(h => h.OfferedUtc).Take(Most), cancellationToken);
        return rows.Count == 0 ? null : new RecordPanel("Hand-overs",
            [.. rows.Select(r => new RecordPanelRow(r.OfferedUtc.ToDisplay(), $"{r.From} to {r.To}: {Pages.Sharing.HandOversModel.Words(r.State)}"))], []);
    }
}
