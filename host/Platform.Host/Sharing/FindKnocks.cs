using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Settings;
using Platform.Kernel.Sharing;
using Quartz;

namespace Platform.Host.Sharing;

/// <summary>
/// Looks through the children whom workstreams work with today for two agencies that work with one child or family and do not
/// know of each other. From what workstreams contribute alone; restricted records take no part.
/// </summary>
internal sealed class FindKnocks(HostDbContext db, InvolvementReader involvements, IMediator mediator)
{
    private const int PageSize = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ExpireKnocks(), cancellationToken);
        foreach (var contributor in involvements.Contributors.ToList())
        {
            IReadOnlyList<Guid> page;
            for (var after = Guid.Empty; (page = await contributor.GetChildrenAsync(after, PageSize, cancellationToken)).Count > 0; after = page[^1])
                foreach (var meeting in await MeetingsAsync(page, cancellationToken))
                    await KnockAsync(meeting, cancellationToken);
        }
    }

    private async Task KnockAsync(MakeKnock meeting, CancellationToken cancellationToken)
    {
        try
        {
            await mediator.Send(meeting, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process was first. Anything else is not ours to swallow.
            db.ChangeTracker.Clear();
            if (!await db.Set<Knock>().AnyAsync(k => k.PairKey == meeting.PairKey, cancellationToken))
                throw;
        }
    }

    /// <summary>The pairs of agencies that meet at these children and have neither been asked nor know of each other.</summary>
    private async Task<IReadOnlyList<MakeKnock>> MeetingsAsync(IReadOnlyList<Guid> page, CancellationToken cancellationToken)
    {
        var ties = (await involvements.FamiliesAsync(page, cancellationToken)).ToLookup(t => t.ChildId, t => t.OtherChildId);
        List<Guid> everybody = [.. page.Concat(ties.SelectMany(t => t)).Distinct()];
        var restricted = (await db.RestrictedAmong(everybody).ToListAsync(cancellationToken)).ToHashSet();
        everybody.RemoveAll(restricted.Contains);
        var found = await involvements.GetAsync(everybody, cancellationToken);
        var agencies = await involvements.AgenciesAsync([.. found.Select(i => i.WorkerId).OfType<Guid>().Distinct()], cancellationToken);
        var work = found.Where(i => i.WorkerId is { } worker && agencies.ContainsKey(worker)).ToLookup(i => i.ChildId);
        string Of(Involvement i) => agencies[i.WorkerId!.Value];
        var known = await Acquaintances.ReadAsync(db, everybody, cancellationToken);

        var meetings = new List<MakeKnock>();
        foreach (var child in page.Where(c => !restricted.Contains(c)))
        {
            List<Guid> family = [child, .. ties[child].Where(c => !restricted.Contains(c)).Distinct()];
            // The child themselves first, then who has worked longest: one question for a pair of agencies and a family.
            var pairs = from own in work[child]
                        from other in family.SelectMany(c => work[c])
                        where Of(own) != Of(other)
                        orderby other.ChildId != child, own.Since, other.Since, own.Team, other.Team
                        select (own, other);
            foreach (var (own, other) in pairs)
            {
                if (!known.Add(Of(own), Of(other), family))
                    continue;
                meetings.Add(new MakeKnock(Side(own), Side(other)));
            }
        }

        return meetings;

        KnockParty Side(Involvement i) => new(Of(i), i.ChildId, i.WorkerId!.Value, i.Team, i.Since, i.IsSensitive);
    }

    /// <summary>Which agencies know of each other, or have been asked already, and by which child.</summary>
    private sealed class Acquaintances
    {
        private readonly HashSet<(string, string, Guid)> known = [];

        public static async Task<Acquaintances> ReadAsync(HostDbContext db, IReadOnlyList<Guid> children, CancellationToken cancellationToken)
        {
            var all = new Acquaintances();
            // What was noted under a record that is joined into one of these holds for the child all the same.
            var today = children.ToDictionary(c => c);
            for (var some = children.ToList(); some.Count > 0;)
            {
                var joined = await db.Set<PersonMerge>().AsNoTracking().Where(m => m.PersonKind == PersonKinds.Child && m.UnmergedUtc == null && EF.Parameter(some).Contains(m.SurvivingId))
                    .Select(m => new { m.MergedId, m.SurvivingId }).ToListAsync(cancellationToken);
                some = [.. joined.Where(m => today.TryAdd(m.MergedId, today[m.SurvivingId])).Select(m => m.MergedId)];
            }

            List<Guid> ids = [.. today.Keys];
            Guid Today(Guid child) => today.GetValueOrDefault(child, child);
            var knocks = await db.Set<Knock>().AsNoTracking().Include(k => k.Sides)
                .Where(k => k.Sides.Any(s => EF.Parameter(ids).Contains(s.ChildId))).ToListAsync(cancellationToken);
            foreach (var sides in knocks.Select(k => k.Sides).Where(s => s.Count == 2))
                all.Note(sides[0].AgencyCode, sides[1].AgencyCode, [Today(sides[0].ChildId), Today(sides[1].ChildId)]);
            // Who asked who else works with the child was told, and those named saw who asked. A sensitive service was not named.
            var asked = await (from query in db.Set<InvolvementQuery>().AsNoTracking()
                               where query.AskedByAgency != null && EF.Parameter(ids).Contains(query.ChildId)
                               from answer in query.Answers
                               where answer.AgencyCode != null && !answer.IsSensitive
                               select new { query.ChildId, query.AskedByAgency, answer.AgencyCode }).ToListAsync(cancellationToken);
            foreach (var answer in asked)
                all.Note(answer.AskedByAgency!, answer.AgencyCode!, [Today(answer.ChildId)]);
            var shared = await db.Set<Disclosure>().AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.PersonId))
                .Select(d => new { d.PersonId, d.FromAgency, d.ToAgency }).Distinct().ToListAsync(cancellationToken);
            foreach (var disclosure in shared)
                all.Note(disclosure.FromAgency, disclosure.ToAgency, [Today(disclosure.PersonId)]);
            return all;
        }

        /// <summary>False when they know of each other by one of these children.</summary>
        public bool Add(string one, string other, IReadOnlyList<Guid> family)
        {
            var (first, second) = InOrder(one, other);
            if (family.Any(c => known.Contains((first, second, c))))
                return false;
            Note(one, other, family);
            return true;
        }

        private void Note(string one, string other, IEnumerable<Guid> children)
        {
            var (first, second) = InOrder(one, other);
            foreach (var child in children)
                known.Add((first, second, child));
        }

        private static (string, string) InOrder(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
    }
}

/// <summary>An agency, the child it works with, and who does.</summary>
internal sealed record KnockParty(string AgencyCode, Guid ChildId, Guid WorkerId, string Team, DateOnly Since, bool IsSensitive);

/// <summary>Asks two agencies whether they want to be put in touch. Only the platform sends it; asked once for a pair, it changes nothing again.</summary>
[RequiresPermission(KnockPermissions.Answer)]
[AuditedAs("Asked two agencies whether they want to be put in touch")]
internal sealed record MakeKnock(KnockParty One, KnockParty Other) : ICommand<Guid>, IAboutRecord
{
    public string PairKey => Knock.KeyOf(One.AgencyCode, One.ChildId, Other.AgencyCode, Other.ChildId);

    string IAboutRecord.RecordType => AnswerKnock.RecordType;

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class MakeKnockHandler(HostDbContext db, ISettingProvider settings, Kernel.Security.ICurrentUser currentUser, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<MakeKnock, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(MakeKnock request, CancellationToken cancellationToken)
    {
        // The question itself says that two agencies work with somebody: nobody can ask it about a child of their choice.
        if (!currentUser.IsSystem)
            return Result.NotFound();
        if (await db.Set<Knock>().Where(k => k.PairKey == request.PairKey).Select(k => (Guid?)k.Id).SingleOrDefaultAsync(cancellationToken) is { } there)
            return there;
        var now = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime);
        var knock = new Knock
        {
            Id = guids.Create(), PairKey = request.PairKey, KnockedUtc = now,
            ExpiresOn = DateOnly.FromDateTime(now).AddDays(await settings.GetAsync(SharingSettings.KnockDays, cancellationToken)),
        };
        knock.Sides.AddRange(new[] { request.One, request.Other }.Select(p => new KnockSide
        {
            KnockId = knock.Id, AgencyCode = p.AgencyCode, ChildId = p.ChildId, WorkerId = p.WorkerId, Team = p.Team, Since = p.Since, IsSensitive = p.IsSensitive,
        }));
        db.Add(knock);
        return knock.Id;
    }
}

/// <summary>Closes what nobody can answer any more.</summary>
[RequiresPermission(KnockPermissions.Answer)]
[AuditedAs("Closed questions to agencies that had run out")]
internal sealed record ExpireKnocks : ICommand;

internal sealed class ExpireKnocksHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<ExpireKnocks, Result>
{
    private const int AtOnce = 500;

    public async Task<Result> Handle(ExpireKnocks request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        foreach (var knock in await db.Set<Knock>().Where(k => k.State == KnockState.Open && k.ExpiresOn < today).OrderBy(k => k.ExpiresOn).Take(AtOnce).ToListAsync(cancellationToken))
        {
            (knock.State, knock.ClosedUtc) = (KnockState.Expired, now);
            knock.Version++;
        }

        return Result.Success();
    }
}

/// <summary>Each hour.</summary>
[DisallowConcurrentExecution]
internal sealed class FindKnocksJob(FindKnocks find) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await find.RunAsync(cancellationToken);
}
