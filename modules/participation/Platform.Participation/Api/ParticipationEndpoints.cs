using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Participation.Themes;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Api;

/// <summary>The module's JSON endpoints: the same requests as its pages.</summary>
internal static class ParticipationEndpoints
{
    private const int PageSize = 25;

    // The group begins with /api/participation.
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/view-requests", (IMediator mediator, ViewRequestState? state, string? areaCode, string? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindViewRequests(state ?? ViewRequestState.Open, areaCode, after, pageSize ?? PageSize), cancellationToken));
        endpoints.MapGet("/voices", (IMediator mediator, VoiceWho? who, string? themeCode, string? areaCode, string? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindVoices(who, themeCode, areaCode, false, after, pageSize ?? PageSize), cancellationToken));
        endpoints.MapGet("/voices/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetVoice(id), cancellationToken).ConfigureAwait(false) is { } voice ? Results.Ok(voice) : Results.NotFound());
        endpoints.MapGet("/themes", (IMediator mediator, ThemeState? state, string? areaCode, string? after, int? pageSize, CancellationToken cancellationToken)
            => mediator.Send(new FindThemes(state ?? ThemeState.Asked, areaCode, after, pageSize ?? PageSize), cancellationToken));
        endpoints.MapGet("/themes/{id:guid}", async (IMediator mediator, Guid id, CancellationToken cancellationToken)
            => await mediator.Send(new GetTheme(id), cancellationToken).ConfigureAwait(false) is { } theme ? Results.Ok(theme) : Results.NotFound());
        endpoints.MapGet("/you-said-we-did", (IMediator mediator, string? areaCode, CancellationToken cancellationToken)
            => mediator.Send(new GetYouSaidWeDid(areaCode), cancellationToken));
    }
}
