namespace Platform.CspReporting.Contracts;

/// <summary>The quarterly report of an area was published: its figures are frozen from now on.</summary>
/// <remarks>Who needs it: nobody subscribes yet; participation will, to tell those who gave their view what came of it.</remarks>
/// <param name="ReportId">The published report.</param>
/// <param name="AreaCode">The local authority, as its ONS code, for example <c>E06000030</c>.</param>
/// <param name="Quarter">The calendar quarter, for example <c>2025Q4</c> for October to December 2025.</param>
/// <param name="Edition">1 for the first publication of this area and quarter, one more for each correction.</param>
/// <param name="PublishedUtc">When it was published, in UTC.</param>
[EventName("csp-reporting.report-published.v1")]
public sealed record ReportPublishedEto(Guid ReportId, string AreaCode, string Quarter, int Edition, DateTime PublishedUtc) : IEto;
