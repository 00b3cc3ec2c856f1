using MediatR;
using Platform.Kernel.Application;

namespace Platform.Host.Sharing;

/// <summary>Hand-overs and questions between agencies for programs: the same requests as the pages, under <c>/api/sharing</c>.</summary>
internal static class SharingEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sharing/hand-overs", (bool? byMe, Guid? after, IMediator mediator, CancellationToken cancellationToken) => mediator.Send(new FindHandOvers(byMe == true, after), cancellationToken));
        endpoints.MapGet("/sharing/hand-overs/{id:guid}", async (Guid id, IMediator mediator, CancellationToken cancellationToken)
            => await mediator.Send(new GetHandOver(id), cancellationToken) is { } found ? Results.Ok(found) : Results.NotFound());
        endpoints.MapPost("/sharing/hand-overs", async (OfferedByProgram offer, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var result = await mediator.Send(new OfferHandOver(offer.RecordType ?? "", offer.RecordId, offer.Way, offer.Person, offer.Team, offer.Agency, offer.Service, offer.Why), cancellationToken);
            return result.Succeeded ? Results.Created($"/api/sharing/hand-overs/{result.Value}", new { id = result.Value }) : Refused(result);
        });
        endpoints.MapPost("/sharing/hand-overs/{id:guid}/answer", async (Guid id, Answered answer, IMediator mediator, FinishHandOver finish, CancellationToken cancellationToken) =>
        {
            var result = await mediator.Send(new AnswerHandOver(id, answer.Accept, answer.Note), cancellationToken);
            if (result.Succeeded && await mediator.Send(new GetHandOver(id), cancellationToken) is { IsMineToFinish: true })
                result = await finish.RunAsync(id, cancellationToken);
            return result.Succeeded ? Results.NoContent() : Refused(result);
        });
        endpoints.MapPost("/sharing/hand-overs/{id:guid}/revoke", async (Guid id, Answered answer, IMediator mediator, CancellationToken cancellationToken)
            => await mediator.Send(new RevokeHandOver(id, answer.Note), cancellationToken) is { Succeeded: false } refused ? Refused(refused) : Results.NoContent());

        endpoints.MapGet("/sharing/knocks", (Guid? after, IMediator mediator, CancellationToken cancellationToken) => mediator.Send(new FindMyKnocks(after), cancellationToken));
        endpoints.MapGet("/sharing/knocks/{id:guid}", async (Guid id, IMediator mediator, CancellationToken cancellationToken)
            => await mediator.Send(new GetKnock(id), cancellationToken) is { } found ? Results.Ok(found) : Results.NotFound());
    }

    private static IResult Refused(Result result) => result.IsNotFound
        ? Results.NotFound()
        : Results.ValidationProblem(result.Errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray()), statusCode: result.IsConflict ? StatusCodes.Status409Conflict : null);

    /// <summary>An offer as a program sends it.</summary>
    /// <param name="RecordType">For example <c>case</c>.</param>
    /// <param name="RecordId">The record.</param>
    /// <param name="Way">To whom it goes.</param>
    /// <param name="Person">User name, for a person.</param>
    /// <param name="Team">Agency and area with a bar between them, for a team.</param>
    /// <param name="Agency">Code, for an agency.</param>
    /// <param name="Service">What is asked of another workstream.</param>
    /// <param name="Why">The reason.</param>
    internal sealed record OfferedByProgram(string? RecordType, Guid RecordId, HandOverWay? Way, string? Person, string? Team, string? Agency, string? Service, string? Why);

    /// <summary>An answer as a program sends it.</summary>
    /// <param name="Accept">Yes or no.</param>
    /// <param name="Note">Why not.</param>
    internal sealed record Answered(bool? Accept, string? Note);
}
