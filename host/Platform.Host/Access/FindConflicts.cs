using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Access;

/// <summary>Pairs of a child on the record and a person harmed that may be one person, in the lead's areas.</summary>
[RequiresPermission(RestrictedRecordPermissions.Conflicts)]
internal sealed record FindConflicts(bool Decided, Guid? After = null) : IQuery<ConflictPage>;

internal sealed record ConflictPage(IReadOnlyList<ConflictRow> Rows, Guid? Next);

/// <summary>One pair: the child by name where the record is not restricted to others, the other by the area alone.</summary>
internal sealed record ConflictRow(Guid Id, Guid ChildId, string? ChildName, string AreaCode, string HarmedAreaCode, DateTime FoundUtc, ConflictFinding? Finding, string? Note, string? DecidedByName, DateTime? DecidedUtc);

internal sealed class FindConflictsHandler(HostDbContext db, PersonalDataRegister register, ICurrentUser currentUser) : IRequestHandler<FindConflicts, ConflictPage>
{
    private const int PageSize = 50;

    public async Task<ConflictPage> Handle(FindConflicts request, CancellationToken cancellationToken)
    {
        var conflicts = InReach(db, currentUser).AsNoTracking().Where(c => (c.Finding != null) == request.Decided);
        if (request.After is { } after && await db.IdentityConflicts.Where(c => c.Id == after).Select(c => (DateTime?)c.FoundUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            conflicts = conflicts.Where(c => c.FoundUtc > from || (c.FoundUtc == from && c.Id.CompareTo(after) > 0));
        var rows = await conflicts.OrderBy(c => c.FoundUtc).ThenBy(c => c.Id).Take(PageSize + 1)
            .Select(c => new ConflictRow(c.Id, c.ChildId, null, c.AreaCode, c.HarmedAreaCode, c.FoundUtc, c.Finding, c.Note, c.DecidedByName, c.DecidedUtc)).ToListAsync(cancellationToken);
        // A lead need not work on cases, and must know whom to ask about: this permission names the child, and no restriction is passed.
        var children = rows.Select(r => r.ChildId).Distinct().ToList();
        var hidden = await db.HiddenPeople.Where(p => EF.Parameter(children).Contains(p)).ToListAsync(cancellationToken);
        var names = await register.NamesOfAsync(PersonKinds.Child, [.. children.Except(hidden)], cancellationToken);
        return new ConflictPage([.. rows.Take(PageSize).Select(r => r with { ChildName = names.GetValueOrDefault(r.ChildId) })], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>A lead must reach both sides.</summary>
    internal static IQueryable<IdentityConflict> InReach(HostDbContext db, ICurrentUser currentUser)
    {
        var (all, areas) = (currentUser.HasAllAreas, currentUser.Areas);
        return db.IdentityConflicts.Where(c => all || (areas.Contains(c.AreaCode) && areas.Contains(c.HarmedAreaCode)));
    }
}

/// <summary>A lead says whether the two are one person, and what was arranged.</summary>
[RequiresPermission(RestrictedRecordPermissions.Conflicts)]
[AuditedAs("Decided whether two records are of one person")]
internal sealed record DecideConflict(Guid ConflictId, ConflictFinding? Finding, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "identity-conflict";

    Guid? IAboutRecord.RecordId => ConflictId;
}

internal sealed class DecideConflictValidator : AbstractValidator<DecideConflict>
{
    public DecideConflictValidator()
    {
        RuleFor(r => r.Finding).NotNull().WithMessage("Choose whether they are one person.").IsInEnum().WithMessage("Choose whether they are one person from the list.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Enter what you looked at, and what was arranged.").MaximumLength(2000).WithMessage("Enter 2,000 characters or fewer.");
    }
}

internal sealed class DecideConflictHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<DecideConflict, Result>
{
    public async Task<Result> Handle(DecideConflict request, CancellationToken cancellationToken)
    {
        if (await FindConflictsHandler.InReach(db, currentUser).SingleOrDefaultAsync(c => c.Id == request.ConflictId, cancellationToken) is not { } conflict)
            return Result.NotFound();
        if (conflict.Finding is not null)
            return Result.Failure("", "Somebody has decided this already. Reload the page to see what they found.");
        (conflict.Finding, conflict.Note, conflict.DecidedBy, conflict.DecidedByName, conflict.DecidedUtc) = (request.Finding, request.Note!.Trim(), currentUser.Id, currentUser.DisplayName, clock.GetUtcNow().UtcDateTime);
        conflict.Version++;
        return Result.Success();
    }
}

/// <summary>Tells the lead, and nobody else, that a pair waits.</summary>
internal sealed class ConflictWork(HostDbContext db, ICurrentUser currentUser) : IWorkContributor
{
    public string RequiredPermission => RestrictedRecordPermissions.Conflicts;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var waiting = await FindConflictsHandler.InReach(db, currentUser).CountAsync(c => c.Finding == null, cancellationToken);
        return waiting == 0 ? [] : [new WorkItem("See whether people on two records are one person", "/access/conflicts", null)];
    }
}
