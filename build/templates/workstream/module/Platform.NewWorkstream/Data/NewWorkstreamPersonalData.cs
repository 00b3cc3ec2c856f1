using Platform.Kernel.Rights;
using Platform.NewWorkstream.Referrals;

namespace Platform.NewWorkstream.Data;

/// <summary>
/// What this module holds about people. When its records are about a child, say so with <c>About(PersonKinds.Child, r => r.ChildId)</c>:
/// exports, erasures and retention follow from it.
/// </summary>
internal sealed class NewWorkstreamPersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
        => data.Nobody<Referral>("A referral names nobody yet.").Text(r => r.Reason);
}
