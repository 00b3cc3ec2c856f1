using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;

namespace Platform.FocusedDeterrence.Api;

/// <summary>The module's JSON endpoints: the same requests as its pages.</summary>
internal static class FocusedDeterrenceEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/cohorts", (IMediator mediator, CohortStatus? status, Guid? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindCohorts(status, after, pageSize ?? 25), cancellationToken));
        endpoints.MapGet("/cohorts/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetCohort(id), cancellationToken).ConfigureAwait(false) is { } found ? Results.Ok(found) : Results.NotFound());
        endpoints.MapGet("/nominations", (IMediator mediator, NominationStatus? status, Guid? cohort, string? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindNominations(status ?? NominationStatus.Nominated, cohort, after, pageSize ?? 25), cancellationToken));
        endpoints.MapGet("/nominations/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetNomination(id), cancellationToken).ConfigureAwait(false) is { } found ? Results.Ok(found) : Results.NotFound());
    }
}
