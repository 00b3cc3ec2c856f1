namespace Platform.NewWorkstream.Contracts;

/// <summary>A referral was made to the workstream. Identifiers and codes only.</summary>
/// <remarks>Who needs it: nobody yet. Name the workstreams that do.</remarks>
/// <param name="ReferralId">The referral; means nothing outside this workstream.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
[EventName("new-workstream.referral-made.v1")]
public sealed record NewWorkstreamReferralMadeEto(Guid ReferralId, string AreaCode) : IEto;
