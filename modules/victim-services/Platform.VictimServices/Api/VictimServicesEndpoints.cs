using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Api;

/// <summary>The module's JSON endpoints: the same requests as its pages.</summary>
internal static class VictimServicesEndpoints
{
    // The group begins with /api/victim-services.
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/contacts", (IMediator mediator, ContactState? state, string? areaCode, string? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindContacts(state ?? ContactState.AwaitingFirstContact, areaCode, after, pageSize ?? 25), cancellationToken));
        endpoints.MapGet("/contacts/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetContact(id), cancellationToken).ConfigureAwait(false) is { } contact ? Results.Ok(contact) : Results.NotFound());
        endpoints.MapGet("/figures", (IMediator mediator, TimeProvider clock, CancellationToken cancellationToken)
            => mediator.Send(new GetFigures(clock.Today()), cancellationToken));
    }
}
