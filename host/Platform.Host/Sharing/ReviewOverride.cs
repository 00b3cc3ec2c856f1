using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Kernel.Sharing;
using Platform.Kernel.Web;

namespace Platform.Host.Sharing;

/// <summary>What was shared without an agreement, what waits first. No name of a child and no content.</summary>
[RequiresPermission(SharingPermissions.Review)]
internal sealed record FindOverrides(bool Reviewed, Guid? After = null) : IQuery<OverridePage>;

internal sealed record OverridePage(IReadOnlyList<OverrideRow> Rows, Guid? Next);

internal sealed record OverrideRow(
    Guid Id, DateTime OccurredUtc, string From, string To, string Purpose, IReadOnlyList<string> DataTypes, string DecidedBy, Guid? DecidedById,
    string Reason, string? RefusedBecause, DateOnly ReviewDueOn, OverrideFinding? Finding, string? Note);

internal sealed class FindOverridesHandler(HostDbContext db, ISettingProvider settings, ReferenceData reference) : IRequestHandler<FindOverrides, OverridePage>
{
    private const int PageSize = 50;

    public async Task<OverridePage> Handle(FindOverrides request, CancellationToken cancellationToken)
    {
        var query = db.Set<Disclosure>().AsNoTracking().Where(d => d.OverrideReason != null && (d.ReviewedUtc != null) == request.Reviewed);
        if (request.After is { } after && await db.Set<Disclosure>().Where(d => d.Id == after).Select(d => (DateTime?)d.OccurredUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            query = query.Where(d => d.OccurredUtc > from || (d.OccurredUtc == from && d.Id.CompareTo(after) > 0));
        var rows = await RowsAsync(db, settings, reference, query.OrderBy(d => d.OccurredUtc).ThenBy(d => d.Id).Take(PageSize + 1), cancellationToken);
        return new OverridePage([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    internal static async Task<List<OverrideRow>> RowsAsync(HostDbContext db, ISettingProvider settings, ReferenceData reference, IQueryable<Disclosure> disclosures, CancellationToken cancellationToken)
    {
        var days = await settings.GetAsync(SharingSettings.ReviewWorkingDays, cancellationToken);
        var found = await disclosures.ToListAsync(cancellationToken);
        var names = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        var deciders = found.Select(d => d.DecidedBy).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => EF.Parameter(deciders).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return [.. found.Select(d => new OverrideRow(
            d.Id, d.OccurredUtc, names.GetValueOrDefault(d.FromAgency, d.FromAgency), names.GetValueOrDefault(d.ToAgency, d.ToAgency), SharingLists.Purposes.NameOf(d.Purpose),
            [.. d.DataTypes.Split('|').Select(SharingLists.DataTypes.NameOf)], d.DecidedBy is { } by ? people.GetValueOrDefault(by, "Somebody who has left") : "The platform", d.DecidedBy,
            d.OverrideReason!, d.RefusedBecause, reference.WorkingDays.Add(DateOnly.FromDateTime(d.OccurredUtc), days), d.Finding, d.ReviewNote))];
    }
}

/// <summary>One share without an agreement.</summary>
[RequiresPermission(SharingPermissions.Review)]
[AuditedAs("Looked at a share without an agreement")]
internal sealed record GetOverride(Guid Id) : IQuery<OverrideRow?>, IAboutRecord
{
    /// <summary>The share as a kind of record in the audit trail.</summary>
    public const string RecordType = "disclosure";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class GetOverrideHandler(HostDbContext db, ISettingProvider settings, ReferenceData reference) : IRequestHandler<GetOverride, OverrideRow?>
{
    public async Task<OverrideRow?> Handle(GetOverride request, CancellationToken cancellationToken)
        => (await FindOverridesHandler.RowsAsync(db, settings, reference, db.Set<Disclosure>().AsNoTracking().Where(d => d.Id == request.Id && d.OverrideReason != null), cancellationToken)).SingleOrDefault();
}

/// <summary>What the review of a share without an agreement found. Nobody reviews their own.</summary>
[RequiresPermission(SharingPermissions.Review)]
[AuditedAs("Reviewed a share without an agreement")]
internal sealed record ReviewOverride(Guid Id, OverrideFinding? Finding, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => GetOverride.RecordType;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Note;
}

internal sealed class ReviewOverrideValidator : AbstractValidator<ReviewOverride>
{
    public ReviewOverrideValidator()
    {
        RuleFor(r => r.Finding).NotNull().WithMessage("Choose what you found.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Enter what you looked at and why you came to this.").MaximumLength(2000).WithMessage("Enter 2,000 characters or fewer.");
    }
}

internal sealed class ReviewOverrideHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<ReviewOverride, Result>
{
    public async Task<Result> Handle(ReviewOverride request, CancellationToken cancellationToken)
    {
        var disclosure = await db.Set<Disclosure>().SingleOrDefaultAsync(d => d.Id == request.Id && d.OverrideReason != null, cancellationToken);
        if (disclosure is null)
            return Result.NotFound();
        if (disclosure.DecidedBy == currentUser.Id)
            return Result.Failure("", "You decided to share this yourself. Somebody else reviews it.");
        if (disclosure.ReviewedUtc is not null)
            return Result.Failure("", "Somebody has reviewed this already. Reload the page to see what they found.");
        (disclosure.ReviewedUtc, disclosure.ReviewedBy, disclosure.Finding, disclosure.ReviewNote) = (clock.GetUtcNow().UtcDateTime, currentUser.Id, request.Finding, request.Note!.Trim());
        disclosure.Version++;
        return Result.Success();
    }
}

/// <summary>Shares without an agreement that wait for their review.</summary>
internal sealed class OverrideWork(HostDbContext db, ISettingProvider settings, ReferenceData reference) : IWorkContributor
{
    public string RequiredPermission => SharingPermissions.Review;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var days = await settings.GetAsync(SharingSettings.ReviewWorkingDays, cancellationToken);
        var waiting = await db.Set<Disclosure>().AsNoTracking().Where(d => d.OverrideReason != null && d.ReviewedUtc == null)
            .OrderBy(d => d.OccurredUtc).Take(limit).Select(d => new { d.Id, d.OccurredUtc }).ToListAsync(cancellationToken);
        return [.. waiting.Select(d => new WorkItem("Review what was shared without an agreement", $"/sharing/overrides/{d.Id}", reference.WorkingDays.Add(DateOnly.FromDateTime(d.OccurredUtc), days)))];
    }
}
