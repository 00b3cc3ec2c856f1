using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Escalation;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Notices;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.Api;

/// <summary>Case management for programs: the same requests as the pages, as JSON under <c>/api/case-management</c>.</summary>
internal static class CaseManagementEndpoints
{
    private const int LargestPage = 200;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/children", async (Guid? after, int? pageSize, IMediator mediator, CancellationToken cancellationToken)
            => Results.Ok(await mediator.Send(new FindChildren(null, after, Size(pageSize)), cancellationToken)));

        endpoints.MapGet("/cases", async (string? type, bool? closed, string? after, int? pageSize, IMediator mediator, CancellationToken cancellationToken)
            => Results.Ok(await mediator.Send(new FindCases(closed == true ? CaseStatus.Closed : CaseStatus.Open, type, false, after, Size(pageSize)), cancellationToken)));

        endpoints.MapPost("/notices", async (ApiNotice notice, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var result = await mediator.Send(new RecordNotice(notice.RequestKey, notice.Content), cancellationToken);
            return result.Succeeded
                ? Results.Created($"/notices/{result.Value}", new { id = result.Value })
                : Results.ValidationProblem(Problems(result));
        });

        MapDefinitions(endpoints);
    }

    private static void MapDefinitions(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/definitions", async (IMediator mediator, CancellationToken cancellationToken)
            => Results.Ok(await mediator.Send(new FindDefinitions(), cancellationToken)));

        endpoints.MapGet("/definitions/compare", async (Guid[]? definition, DateOnly? from, DateOnly? to, string? after, int? pageSize, IMediator mediator, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            var last = to ?? clock.Today();
            if (last.Year < 1900)
                return Results.NotFound();
            return await mediator.Send(new CompareDefinitions(definition ?? [], from ?? last.AddYears(-1).AddDays(1), last, after, Size(pageSize)), cancellationToken) is { } result
                ? Results.Ok(result) : Results.NotFound();
        });

        endpoints.MapGet("/gravity", async (DateOnly? on, bool? disagree, IMediator mediator, CancellationToken cancellationToken)
            => Results.Ok(await mediator.Send(new FindCrosswalks(on, disagree == true), cancellationToken)));

        endpoints.MapPost("/gravity/editions", async (ImportGravityEdition edition, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var result = await mediator.Send(edition, cancellationToken);
            return result.Succeeded ? Results.Created("/case-management/gravity", new { id = result.Value }) : Results.ValidationProblem(Problems(result));
        });

        endpoints.MapGet("/prompts", async (bool? closed, string? after, int? pageSize, IMediator mediator, CancellationToken cancellationToken)
            => Results.Ok(await mediator.Send(new FindPrompts(closed == true, after, Size(pageSize)), cancellationToken)));
    }

    private static int Size(int? asked) => Math.Clamp(asked ?? 50, 1, LargestPage);

    private static Dictionary<string, string[]> Problems(Result result)
        => result.Errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray());

    /// <summary>A notice as a program sends it.</summary>
    /// <param name="RequestKey">Made by the sender, once for each notice: a notice sent again is recorded once.</param>
    /// <param name="Content">What the partner tells.</param>
    internal sealed record ApiNotice(Guid RequestKey, NoticeContent Content);
}
