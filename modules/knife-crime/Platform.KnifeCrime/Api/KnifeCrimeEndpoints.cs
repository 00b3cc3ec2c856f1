using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Api;

/// <summary>The module's JSON endpoints: the same requests as its pages.</summary>
internal static class KnifeCrimeEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/interventions", (IMediator mediator, InterventionStatus? status, string? area, string? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindInterventions(status ?? InterventionStatus.Requested, area, after, pageSize ?? 25), cancellationToken));
        endpoints.MapGet("/interventions/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetIntervention(id), cancellationToken).ConfigureAwait(false) is { } found ? Results.Ok(found) : Results.NotFound());
    }
}
