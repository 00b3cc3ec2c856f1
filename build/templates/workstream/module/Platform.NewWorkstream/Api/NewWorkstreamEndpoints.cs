using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.NewWorkstream.Referrals;

namespace Platform.NewWorkstream.Api;

/// <summary>The module's JSON endpoints, under <c>/api/new-workstream</c>: the same requests as its pages.</summary>
internal static class NewWorkstreamEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/referrals", (IMediator mediator, ReferralState? state, Guid? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindReferrals(state ?? ReferralState.Open, after, pageSize ?? 25), cancellationToken));
        endpoints.MapGet("/referrals/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetReferral(id), cancellationToken).ConfigureAwait(false) is { } referral ? Results.Ok(referral) : Results.NotFound());
    }
}
