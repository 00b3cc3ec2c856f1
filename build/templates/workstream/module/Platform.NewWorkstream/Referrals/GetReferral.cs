using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.NewWorkstream.Data;

namespace Platform.NewWorkstream.Referrals;

/// <summary>One referral; a view of the record, and audited as one.</summary>
[RequiresPermission(NewWorkstreamPermissions.View)]
internal sealed record GetReferral(Guid ReferralId) : IQuery<ReferralView?>, IAboutRecord
{
    string IAboutRecord.RecordType => NewWorkstreamRecordTypes.Referral;

    Guid? IAboutRecord.RecordId => ReferralId;
}

internal sealed record ReferralView(Guid Id, string AreaCode, string Reason, ReferralState State, DateTime MadeUtc, DateTime? ClosedUtc);

internal sealed class GetReferralHandler(NewWorkstreamDbContext db) : IRequestHandler<GetReferral, ReferralView?>
{
    public Task<ReferralView?> Handle(GetReferral request, CancellationToken cancellationToken)
        => db.Referrals.AsNoTracking().Where(r => r.Id == request.ReferralId)
            .Select(r => new ReferralView(r.Id, r.AreaCode, r.Reason, r.State, r.MadeUtc, r.ClosedUtc))
            .SingleOrDefaultAsync(cancellationToken);
}
