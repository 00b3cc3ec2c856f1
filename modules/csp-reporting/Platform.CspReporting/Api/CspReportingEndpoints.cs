using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.CspReporting.Reports;

namespace Platform.CspReporting.Api;

/// <summary>The module's JSON endpoints: the same requests as the pages.</summary>
internal static class CspReportingEndpoints
{
    /// <summary>Maps them into the module's group.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/reports/{areaCode}/{quarter}", GetReportAsync).WithName("GetCspReport")
            .WithSummary("The quarterly report of a local authority: every figure that the page shows, hidden counts as their marks.");

    private static async Task<IResult> GetReportAsync(string areaCode, string quarter, IMediator mediator, CancellationToken cancellationToken)
        => await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is { } report
            ? Results.Ok(report with { Map = null })
            : Results.NotFound();
}
