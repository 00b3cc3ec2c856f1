using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;

namespace Platform.Host.Sharing;

/// <summary>The register: what holds or will hold with the next review first, or what no longer holds.</summary>
[RequiresPermission(SharingPermissions.View)]
internal sealed record FindAgreements(bool Past, Guid? After = null) : IQuery<AgreementPage>;

internal sealed record AgreementPage(IReadOnlyList<AgreementRow> Rows, Guid? Next);

internal sealed record AgreementRow(Guid Id, string Title, IReadOnlyList<string> Parties, string Owner, DateOnly FromOn, DateOnly UntilOn, DateOnly ReviewOn, AgreementStatus Status, bool IsReviewOverdue);

internal sealed class FindAgreementsHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<FindAgreements, AgreementPage>
{
    private const int PageSize = 50;

    public async Task<AgreementPage> Handle(FindAgreements request, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var query = db.Set<Agreement>().AsNoTracking().AsSplitQuery()
            .Where(a => (a.UntilOn < today || (a.EndedOn != null && a.EndedOn <= today)) == request.Past);
        if (request.After is { } after && await db.Set<Agreement>().Where(a => a.Id == after).Select(a => (DateOnly?)a.ReviewOn).SingleOrDefaultAsync(cancellationToken) is { } from)
            query = query.Where(a => a.ReviewOn > from || (a.ReviewOn == from && a.Id.CompareTo(after) > 0));
        var found = await query.OrderBy(a => a.ReviewOn).ThenBy(a => a.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var names = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        var ownerIds = found.Select(a => a.OwnerId).Distinct().ToList();
        var owners = await db.Users.AsNoTracking().Where(u => EF.Parameter(ownerIds).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return new AgreementPage(
            [.. found.Take(PageSize).Select(a =>
            {
                var status = a.StatusOn(today);
                return new AgreementRow(a.Id, a.Title, [.. a.Parties.Select(p => names.GetValueOrDefault(p.AgencyCode, p.AgencyCode)).Order(StringComparer.CurrentCulture)],
                    owners.GetValueOrDefault(a.OwnerId, ""), a.FromOn, a.UntilOn, a.ReviewOn, status, status == AgreementStatus.InForce && a.ReviewOn < today);
            })],
            found.Count > PageSize ? found[PageSize - 1].Id : null);
    }
}

/// <summary>One agreement with what was shared under it lately.</summary>
[RequiresPermission(SharingPermissions.View)]
internal sealed record GetAgreement(Guid Id) : IQuery<AgreementView?>;

/// <summary>The agreement as its page shows it, to somebody who may or may not review it.</summary>
internal sealed record AgreementView(
    Guid Id, long Version, AgreementTerms Terms, IReadOnlyList<string> PartyNames, string Owner, AgreementStatus Status, bool IsReviewOverdue, bool MayReview,
    DateOnly? ReviewedOn, string? ReviewNote, DateOnly? EndedOn, string? EndedWhy, int Disclosures);

internal sealed class GetAgreementHandler(HostDbContext db, Kernel.Security.ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<GetAgreement, AgreementView?>
{
    public async Task<AgreementView?> Handle(GetAgreement request, CancellationToken cancellationToken)
    {
        var a = await db.Set<Agreement>().AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (a is null)
            return null;
        var owner = await db.Users.AsNoTracking().Where(u => u.Id == a.OwnerId).Select(u => new { u.UserName, u.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        var codes = a.Parties.Select(p => p.AgencyCode).ToList();
        var names = await db.Agencies.AsNoTracking().Where(g => EF.Parameter(codes).Contains(g.Code)).OrderBy(g => g.Name).Select(g => g.Name).ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var status = a.StatusOn(today);
        return new AgreementView(
            a.Id, a.Version,
            new AgreementTerms
            {
                Title = a.Title, Parties = codes, Purposes = [.. a.Purposes], DataTypes = [.. a.DataTypes], Gateway = a.Gateway, FromOn = a.FromOn, UntilOn = a.UntilOn, ReviewOn = a.ReviewOn,
                Owner = owner?.UserName, DpiaReference = a.DpiaReference, Security = a.Security, Retention = a.Retention,
            },
            names, owner?.DisplayName ?? "", status, status == AgreementStatus.InForce && a.ReviewOn < today,
            a.EndedOn is null && (currentUser.HasPermission(SharingPermissions.Manage) || currentUser.WorksFor.Contains(a.OwnerId)),
            a.ReviewedOn, a.ReviewNote, a.EndedOn, a.EndedWhy,
            await db.Set<Kernel.Sharing.Disclosure>().CountAsync(d => d.AgreementId == a.Id, cancellationToken));
    }
}

/// <summary>What the form offers: agencies and people.</summary>
[RequiresPermission(SharingPermissions.Manage)]
internal sealed record GetAgreementChoices : IQuery<AgreementChoices>;

internal sealed record AgreementChoices(IReadOnlyList<(string Code, string Name)> Agencies, IReadOnlyList<(string UserName, string Name)> People);

internal sealed class GetAgreementChoicesHandler(HostDbContext db) : IRequestHandler<GetAgreementChoices, AgreementChoices>
{
    private const int Most = 1000;

    public async Task<AgreementChoices> Handle(GetAgreementChoices request, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Code, a.Name }).Take(Most).ToListAsync(cancellationToken);
        var people = await db.Users.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.DisplayName).Select(u => new { u.UserName, u.DisplayName }).Take(Most).ToListAsync(cancellationToken);
        return new AgreementChoices([.. agencies.Select(a => (a.Code, a.Name))], [.. people.Select(p => (p.UserName, p.DisplayName))]);
    }
}
