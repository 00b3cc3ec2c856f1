using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.NewWorkstream.Data;

namespace Platform.NewWorkstream.Referrals;

/// <summary>The referrals of one state, the newest first, a page at a time.</summary>
/// <param name="State">Which.</param>
/// <param name="After">The identifier of the last row of the page before; identifiers rise with time.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(NewWorkstreamPermissions.View)]
internal sealed record FindReferrals(ReferralState State = ReferralState.Open, Guid? After = null, int PageSize = 25) : IQuery<ReferralPage>;

/// <param name="Rows">The page.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record ReferralPage(IReadOnlyList<ReferralRow> Rows, Guid? NextKey);

internal sealed record ReferralRow(Guid Id, string AreaCode, DateTime MadeUtc);

internal sealed class FindReferralsHandler(NewWorkstreamDbContext db) : IRequestHandler<FindReferrals, ReferralPage>
{
    private const int LargestPage = 200;

    public async Task<ReferralPage> Handle(FindReferrals request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var query = db.Referrals.AsNoTracking().Where(r => r.State == request.State);
        if (request.After is { } after)
            query = query.Where(r => r.Id.CompareTo(after) < 0);
        var rows = await query.OrderByDescending(r => r.Id).Take(size + 1).Select(r => new ReferralRow(r.Id, r.AreaCode, r.MadeUtc))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count <= size)
            return new ReferralPage(rows, null);
        rows.RemoveAt(size);
        return new ReferralPage(rows, rows[^1].Id);
    }
}
