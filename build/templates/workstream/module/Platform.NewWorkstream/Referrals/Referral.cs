using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.NewWorkstream.Contracts;

namespace Platform.NewWorkstream.Referrals;

internal enum ReferralState
{
    Open,
    Closed,
}

/// <summary>One referral, from the day it is made until it is closed.</summary>
internal sealed class Referral : AggregateRoot, IHasArea
{
    public const int ReasonLength = 2000;

    private Referral()
    {
        AreaCode = "";
        Reason = "";
    }

    public Referral(Guid id, string areaCode, string reason, DateTime madeUtc) : base(id)
    {
        AreaCode = areaCode;
        Reason = reason;
        MadeUtc = madeUtc;
        AddDistributedEvent(new NewWorkstreamReferralMadeEto(id, areaCode));
    }

    public string AreaCode { get; private set; }

    public string Reason { get; private set; }

    public ReferralState State { get; private set; }

    public DateTime MadeUtc { get; private set; }

    public DateTime? ClosedUtc { get; private set; }

    public Result Close(DateTime utc)
    {
        if (State == ReferralState.Closed)
            return Result.Failure("", "This referral is closed already. Go back to the list to see the open ones.");
        State = ReferralState.Closed;
        ClosedUtc = utc;
        return Result.Success();
    }
}

/// <summary>The kinds of record that audit entries name.</summary>
internal static class NewWorkstreamRecordTypes
{
    public const string Referral = "new-workstream-referral";
}
