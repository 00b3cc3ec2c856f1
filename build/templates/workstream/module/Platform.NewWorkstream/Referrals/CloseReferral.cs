using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.NewWorkstream.Data;

namespace Platform.NewWorkstream.Referrals;

/// <summary>Closes a referral.</summary>
[RequiresPermission(NewWorkstreamPermissions.Record)]
internal sealed record CloseReferral(Guid ReferralId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => NewWorkstreamRecordTypes.Referral;

    Guid? IAboutRecord.RecordId => ReferralId;
}

internal sealed class CloseReferralHandler(NewWorkstreamDbContext db, TimeProvider clock) : IRequestHandler<CloseReferral, Result>
{
    public async Task<Result> Handle(CloseReferral request, CancellationToken cancellationToken)
        => await db.Referrals.SingleOrDefaultAsync(r => r.Id == request.ReferralId, cancellationToken).ConfigureAwait(false) is { } referral
            ? referral.Close(clock.GetUtcNow().UtcDateTime)
            : Result.NotFound();
}
