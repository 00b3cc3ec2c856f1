using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.Access;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Sharing;

/// <summary>Somebody asked who else works with a child: who, why, and which agencies the answer was about.</summary>
internal sealed class InvolvementQuery
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required Guid AskedBy { get; init; }

    public required string? AskedByAgency { get; init; }

    public required string Reason { get; init; }

    public required DateTime AskedUtc { get; init; }

    /// <summary>Asked about the child's family and household too.</summary>
    public bool IsAboutFamily { get; init; }

    public List<InvolvementAnswer> Answers { get; } = [];

    /// <summary>Its tables.</summary>
    public static void Configure(ModelBuilder model) => model.Entity<InvolvementQuery>(query =>
    {
        query.HasKey(q => q.Id);
        query.IsAbout(q => q.ChildId);
        query.Property(q => q.Reason).HasMaxLength(1000);
        query.HasIndex(q => new { q.ChildId, q.AskedUtc });
        query.HasIndex(q => new { q.AskedUtc, q.Id });
        query.OwnsMany(q => q.Answers, answer =>
        {
            answer.WithOwner().HasForeignKey(a => a.QueryId);
            answer.ToTable("InvolvementAnswer");
            answer.HasKey(a => new { a.QueryId, a.Ordinal });
            answer.HasIndex(a => a.AgencyCode);
        });
    });
}

/// <summary>One agency that the answer was about. Kept whole, so that a sensitive service too learns who asked; shown cut.</summary>
internal sealed class InvolvementAnswer
{
    public Guid QueryId { get; init; }

    public required int Ordinal { get; init; }

    public required string? AgencyCode { get; init; }

    public required string Team { get; init; }

    public required DateOnly Since { get; init; }

    public required bool IsSensitive { get; init; }

    /// <summary>With another child of the family or household. Which one is not kept.</summary>
    public bool IsFamily { get; init; }
}

/// <summary>Asks who else is working with a child, or with a child and their family. The reason is kept and the agencies named see it.</summary>
[RequiresPermission(WhoElsePermissions.Ask)]
[AuditedAs("Asked who else works with the child")]
internal sealed record AskWhoElse(Guid ChildId, string? Why, bool WithFamily = false) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;

    string? IAboutRecord.Reason => Why;
}

internal sealed class AskWhoElseValidator : AbstractValidator<AskWhoElse>
{
    public AskWhoElseValidator() => RuleFor(r => r.Why).NotEmpty().WithMessage("Enter why you need to know.").MaximumLength(1000).WithMessage("Enter a reason of 1,000 characters or fewer.");
}

internal sealed class AskWhoElseHandler(
    HostDbContext db, RecordReach reach, InvolvementReader involvements, ICurrentUser currentUser, IGuidGenerator guids, TimeProvider clock)
    : IRequestHandler<AskWhoElse, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AskWhoElse request, CancellationToken cancellationToken)
    {
        // The child's own module answers through its filters: area, and named people only.
        if (currentUser.Id is not { } asker || await reach.FindVisibleAsync(RecordTypes.Child, request.ChildId, cancellationToken) is null)
            return Result.NotFound();

        List<Guid> children = [request.ChildId];
        if (request.WithFamily)
            children.AddRange((await involvements.FamiliesAsync(children, cancellationToken)).Select(t => t.OtherChildId).Distinct());
        var found = await involvements.GetAsync(children, cancellationToken);
        var agencies = await involvements.AgenciesAsync([.. found.Select(i => i.WorkerId).OfType<Guid>().Distinct()], cancellationToken);
        var query = new InvolvementQuery
        {
            Id = guids.Create(), ChildId = request.ChildId, AskedBy = asker, AskedByAgency = currentUser.AgencyCode, Reason = request.Why!.Trim(),
            AskedUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime), IsAboutFamily = request.WithFamily,
        };
        // Of the family only the agency and team: one line for each, whichever child it is, and however many there are.
        var all = found.Select(i => (Involvement: i, IsFamily: i.ChildId != request.ChildId, Agency: i.WorkerId is { } worker ? agencies.GetValueOrDefault(worker) : null)).OrderBy(a => a.Involvement.Since).ToList();
        var answers = all.Where(a => !a.IsFamily).Concat(all.Where(a => a.IsFamily).DistinctBy(a => (a.Agency, a.Involvement.Team, a.Involvement.IsSensitive)));
        query.Answers.AddRange(answers.Select((answer, i) => new InvolvementAnswer
        {
            QueryId = query.Id, Ordinal = i, AgencyCode = answer.Agency, Team = answer.Involvement.Team, Since = answer.Involvement.Since,
            IsSensitive = answer.Involvement.IsSensitive, IsFamily = answer.IsFamily,
        }));
        db.Add(query);
        return query.Id;
    }
}

/// <summary>The answer to a question that the current person asked; null for anybody else's.</summary>
[RequiresPermission(WhoElsePermissions.Ask)]
[AuditedAs("Read who else works with the child")]
internal sealed record GetWhoElse(Guid QueryId) : IQuery<WhoElseView?>, IAboutRecord
{
    string IAboutRecord.RecordType => "who-else";

    Guid? IAboutRecord.RecordId => QueryId;
}

/// <summary>All that the answer says.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Agencies">The agencies that may be named.</param>
/// <param name="IsAboutFamily">The question was about the family and household too.</param>
/// <param name="SafeguardingContact">Not null where a service is too sensitive to be named: how the asker's own safeguarding lead is reached.</param>
internal sealed record WhoElseView(Guid ChildId, IReadOnlyList<WhoElseAgency> Agencies, bool IsAboutFamily, string? SafeguardingContact);

/// <summary>An agency that works with the child.</summary>
/// <param name="Agency">Its name.</param>
/// <param name="Team">The team.</param>
/// <param name="Contact">How colleagues of other agencies reach it.</param>
/// <param name="Since">The first day.</param>
/// <param name="IsFamily">It works with somebody else of the family or household.</param>
internal sealed record WhoElseAgency(string Agency, string Team, string Contact, DateOnly Since, bool IsFamily);

internal sealed class GetWhoElseHandler(HostDbContext db, RecordReach reach, ICurrentUser currentUser) : IRequestHandler<GetWhoElse, WhoElseView?>
{
    public async Task<WhoElseView?> Handle(GetWhoElse request, CancellationToken cancellationToken)
    {
        var query = await db.Set<InvolvementQuery>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == request.QueryId && q.AskedBy == currentUser.Id, cancellationToken);
        if (query is null || await reach.FindVisibleAsync(RecordTypes.Child, query.ChildId, cancellationToken) is null)
            return null;
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, cancellationToken);
        string? safeguarding = null;
        // The contact is the asker's own: that of the sensitive service would name it.
        if (query.Answers.Any(a => a.IsSensitive))
            safeguarding = (query.AskedByAgency is { } own ? agencies.GetValueOrDefault(own)?.SafeguardingContact : null) ?? "The safeguarding lead of your agency";
        return new WhoElseView(query.ChildId,
            [.. query.Answers.Where(a => !a.IsSensitive).OrderBy(a => a.Ordinal).Select(a => (Answer: a, Agency: a.AgencyCode is { } code ? agencies.GetValueOrDefault(code) : null))
                .Select(a => new WhoElseAgency(a.Agency?.Name ?? "Not given to an agency yet", a.Answer.Team, a.Agency?.Contact ?? "Ask in the directory of agencies", a.Answer.Since, a.Answer.IsFamily))],
            query.IsAboutFamily, safeguarding);
    }
}

/// <summary>Who asked about the people that the current person's agency works with, the newest first.</summary>
[RequiresPermission(WhoElsePermissions.SeeAsked)]
internal sealed record FindAsked(Guid? After = null) : IQuery<AskedPage>;

internal sealed record AskedPage(IReadOnlyList<AskedRow> Rows, Guid? Next);

internal sealed record AskedRow(Guid Id, Guid ChildId, DateTime AskedUtc, string AskedBy, string? Agency, string Reason);

internal sealed class FindAskedHandler(HostDbContext db, ICurrentUser currentUser) : IRequestHandler<FindAsked, AskedPage>
{
    private const int PageSize = 50;

    public async Task<AskedPage> Handle(FindAsked request, CancellationToken cancellationToken)
    {
        var own = currentUser.AgencyCode;
        if (own is null)
            return new AskedPage([], null);
        var query = db.Set<InvolvementQuery>().AsNoTracking().Where(q => q.Answers.Any(a => a.AgencyCode == own));
        if (request.After is { } after && await db.Set<InvolvementQuery>().Where(q => q.Id == after).Select(q => (DateTime?)q.AskedUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            query = query.Where(q => q.AskedUtc < from || (q.AskedUtc == from && q.Id.CompareTo(after) < 0));
        var found = await (from q in query
                           join u in db.Users on q.AskedBy equals u.Id
                           orderby q.AskedUtc descending, q.Id descending
                           select new { q.Id, q.ChildId, q.AskedUtc, u.DisplayName, q.AskedByAgency, q.Reason }).Take(PageSize + 1).ToListAsync(cancellationToken);
        var names = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        return new AskedPage(
            [.. found.Take(PageSize).Select(q => new AskedRow(q.Id, q.ChildId, q.AskedUtc, q.DisplayName, q.AskedByAgency is { } code ? names.GetValueOrDefault(code, code) : null, q.Reason))],
            found.Count > PageSize ? found[PageSize - 1].Id : null);
    }
}

internal static class WhoElsePermissions
{
    public const string Ask = "WhoElse.Ask";
    public const string SeeAsked = "WhoElse.SeeAsked";

    internal sealed class Provider : PermissionDefinitionProvider
    {
        public override void Define(PermissionDefinitionContext context) => context.AddGroup("WhoElse", "Who else is working with a child")
            .AddPermission(Ask, "Ask which other agencies work with a child", Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator)
            .AddPermission(SeeAsked, "See who asked about the people that their own agency works with",
                Roles.OperationsManager, Roles.SafeguardingLead, Roles.InformationGovernanceLead, Roles.VictimWorker, Roles.DeterrenceCoordinator, Roles.ProgrammeWorker);
    }
}

/// <summary>On the child's page: the way to the question, for who sees the child.</summary>
// The reach asks what the page is put together from, of which this panel is a part: hence not before it is needed.
internal sealed class WhoElsePanel(HostDbContext db, IServiceProvider services) : IRecordPanel
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => WhoElsePermissions.Ask;

    public int Order => 850;

    public async Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<RecordReach>().FindVisibleAsync(RecordType, recordId, cancellationToken) is null)
            return null;
        var ids = await services.GetRequiredService<IPersonMerges>().AllIdsAsync(PersonKinds.Child, recordId, cancellationToken);
        var asked = await db.Set<InvolvementQuery>().CountAsync(q => EF.Parameter(ids).Contains(q.ChildId), cancellationToken);
        return new RecordPanel("Who else is working with this child or family",
            [new RecordPanelRow("Asked", asked switch { 0 => "Not yet", 1 => "1 time", _ => $"{asked} times" })],
            [new RecordPanelLink("Ask who else is working with this child", $"/sharing/who-else/{recordId}")]);
    }
}
