using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.CspReporting.Briefings;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Indicators;
using Platform.CspReporting.Places;
using Platform.CspReporting.Reports;

namespace Platform.CspReporting.Api;

/// <summary>The module's JSON endpoints: the same requests as the pages.</summary>
internal static class CspReportingEndpoints
{
    /// <summary>Maps them into the module's group.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/reports/{areaCode}/{quarter}", GetReportAsync).WithName("GetCspReport")
            .WithSummary("The quarterly report of a local authority: every figure that the page shows, hidden counts as their marks.");
        endpoints.MapGet("/disproportionality/{areaCode}/{pointCode}", GetDisproportionalityAsync).WithName("GetDisproportionality")
            .WithSummary("Rates of each ethnic group relative to one of them at a decision point, with intervals and what can be said. Months as 2018-04.");
        endpoints.MapGet("/briefings/{areaCode}/{quarter}", GetBriefingAsync).WithName("GetBriefing")
            .WithSummary("A briefing of seven minutes for every team of an area: seven parts, a plan to discuss and a script of three minutes.");
        endpoints.MapGet("/indicators/{areaCode}/{quarter}", GetIndicatorsAsync).WithName("GetIndicators")
            .WithSummary("Every indicator of an area in a calendar quarter: value, numerator, denominator, rolling year, target and the version of its rule.");
        endpoints.MapGet("/indicators/{areaCode}/{quarter}/{code}", GetIndicatorAsync).WithName("GetIndicator")
            .WithSummary("One indicator of an area up to a calendar quarter: its rule and versions, sixteen quarters, what stands out, and what is published to compare with.");
        endpoints.MapGet("/places/{areaCode}", GetPlacesAsync).WithName("GetPlaces")
            .WithSummary("Recorded crime of an area by every LSOA, month and type, with change, season, persistence, harm and deprivation. Months as 2025-01.");
        endpoints.MapGet("/places/{areaCode}/hexagons", GetHexagonsAsync).WithName("GetHexagons")
            .WithSummary("Recorded crime of an area by hexagon of one kilometre, small counts hidden. Months as 2025-01.");
    }

    private static async Task<IResult> GetPlacesAsync(string areaCode, string? from, string? to, string? group, string? sort, IMediator mediator, CancellationToken cancellationToken)
        => PlacePeriod.Fault(from, to) is var (field, sentence) ? Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [sentence] })
            : await mediator.Send(new GetPlaces(areaCode, from, to, group, sort, IsWhole: true), cancellationToken) is { } view ? Results.Ok(view) : Results.NotFound();

    private static async Task<IResult> GetHexagonsAsync(string areaCode, string? from, string? to, string? group, IMediator mediator, CancellationToken cancellationToken)
        => PlacePeriod.Fault(from, to) is var (field, sentence) ? Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [sentence] })
            : await mediator.Send(new GetHexagons(areaCode, from, to, group, IsWhole: true), cancellationToken) is { } view ? Results.Ok(view) : Results.NotFound();

    private static async Task<IResult> GetBriefingAsync(string areaCode, string quarter, IMediator mediator, CancellationToken cancellationToken)
        => await mediator.Send(new GetBriefing(areaCode, quarter), cancellationToken) is { } briefing ? Results.Ok(briefing) : Results.NotFound();

    private static async Task<IResult> GetIndicatorsAsync(string areaCode, string quarter, IMediator mediator, CancellationToken cancellationToken)
        => await mediator.Send(new GetIndicators(areaCode, quarter), cancellationToken) is { } view ? Results.Ok(view) : Results.NotFound();

    private static async Task<IResult> GetIndicatorAsync(string areaCode, string quarter, string code, IMediator mediator, CancellationToken cancellationToken)
        => await mediator.Send(new GetIndicator(areaCode, code, quarter), cancellationToken) is { } view ? Results.Ok(view with { Chart = "" }) : Results.NotFound();

    private static async Task<IResult> GetDisproportionalityAsync(
        string areaCode, string pointCode, string? from, string? to, string? against, string? by, string? ages, IMediator mediator, CancellationToken cancellationToken)
        => (from is not null && MonthSpan.Month(from) is null) || (to is not null && MonthSpan.Month(to) is null)
            ? Results.ValidationProblem(new Dictionary<string, string[]> { ["from"] = ["Write months like 2018-04."] })
            : await mediator.Send(new GetDisproportionality(areaCode, pointCode, from, to, against, by, ages), cancellationToken) is { } gaps
                ? Results.Ok(gaps with { Chart = "" })
                : Results.NotFound();

    private static async Task<IResult> GetReportAsync(string areaCode, string quarter, IMediator mediator, CancellationToken cancellationToken)
        => await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is { } report
            ? Results.Ok(report with { Map = null })
            : Results.NotFound();
}
