using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;

namespace Platform.Host.Rights;

/// <summary>The kind of record that audit entries name.</summary>
internal static class RightsRecord
{
    public const string Type = "rights-request";
}

/// <summary>Looks for the person that a request is about, in every workstream. Audited: it is a search for somebody by name.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Searched for a person in every workstream")]
internal sealed record FindPerson(string Text, DateOnly? DateOfBirth) : IQuery<IReadOnlyList<FoundPerson>>, IPeopleSearch<IReadOnlyList<FoundPerson>>
{
    bool IPeopleSearch<IReadOnlyList<FoundPerson>>.LooksForSomebody => !string.IsNullOrWhiteSpace(Text);

    int IPeopleSearch<IReadOnlyList<FoundPerson>>.CountHits(IReadOnlyList<FoundPerson> response) => response.Count;
}

internal sealed class FindPersonHandler(PersonalDataRegister register) : IRequestHandler<FindPerson, IReadOnlyList<FoundPerson>>
{
    public Task<IReadOnlyList<FoundPerson>> Handle(FindPerson request, CancellationToken cancellationToken) => register.FindAsync(request.Text, request.DateOfBirth, cancellationToken);
}

/// <summary>Records a request. <paramref name="RequestKey"/> is made by the form, so that sending it twice records one.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Recorded a request about information rights")]
internal sealed record RecordRightsRequest(Guid RequestKey, RightsKind? Kind, string? PersonKind, Guid PersonId, DateOnly? ReceivedOn) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class RecordRightsRequestValidator : AbstractValidator<RecordRightsRequest>
{
    public RecordRightsRequestValidator(TimeProvider clock)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.Kind).NotNull().WithMessage("Choose what the person asks for").Must(k => k != RightsKind.Disposal && (k is null || Enum.IsDefined(k.Value))).WithMessage("Choose what the person asks for from the list");
        RuleFor(r => r.PersonId).NotEmpty().WithMessage("Choose the person that the request is about");
        RuleFor(r => r.ReceivedOn).NotNull().WithMessage("Enter the date we received it")
            .Must(d => d is null || d <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).WithMessage("The date we received it must be today or in the past");
    }
}

internal sealed class RecordRightsRequestHandler(HostDbContext db, PersonalDataRegister register, WorkingDays workingDays) : IRequestHandler<RecordRightsRequest, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordRightsRequest request, CancellationToken cancellationToken)
    {
        if (await db.RightsRequests.AnyAsync(r => r.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;
        if (await register.GetAsync(request.PersonKind ?? "", request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (request.Kind == RightsKind.Erasure && person.Kind == PersonKinds.Worker)
            return Result.Failure("Kind", "The account of a person who works here is closed, not erased: records must go on saying who acted. Close it under People.");
        var year = request.ReceivedOn!.Value.Year;
        var number = 1 + await db.RightsRequests.CountAsync(r => r.Reference.StartsWith($"RR-{year}-"), cancellationToken);
        db.RightsRequests.Add(new RightsRequest(
            request.RequestKey, $"RR-{year}-{number:0000}", request.Kind!.Value, person.Kind, person.PersonId, person.Name, request.ReceivedOn.Value, RightsDates.DueOn(request.ReceivedOn.Value, workingDays)));
        return request.RequestKey;
    }
}

/// <summary>Takes two months more, with the reason that the person is told.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Took more time for a request")]
internal sealed record ExtendRightsRequest(Guid Id, string? Reason) : IRightsCommand;

internal sealed class ExtendRightsRequestHandler(HostDbContext db, TimeProvider clock, WorkingDays workingDays) : IRequestHandler<ExtendRightsRequest, Result>
{
    public Task<Result> Handle(ExtendRightsRequest request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken,
        r => r.Extend(clock.UtcToday(), RightsDates.ExtendedDueOn(r.ReceivedOn, workingDays), request.Reason!));
}

/// <summary>Records how it was checked who asks.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Recorded who asks")]
internal sealed record RecordIdentityCheck(Guid Id, string? Reason) : IRightsCommand;

internal sealed class RecordIdentityCheckHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<RecordIdentityCheck, Result>
{
    public Task<Result> Handle(RecordIdentityCheck request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken, r => r.CheckIdentity(clock.UtcToday(), request.Reason!));
}

/// <summary>Refuses it, with the exemption.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Refused a request about information rights")]
internal sealed record RefuseRightsRequest(Guid Id, RightsExemption? Exemption, string? Reason) : IRightsCommand;

internal sealed class RefuseRightsRequestHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<RefuseRightsRequest, Result>
{
    public Task<Result> Handle(RefuseRightsRequest request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken,
        r => request.Exemption is { } exemption && Enum.IsDefined(exemption) ? r.Refuse(exemption, request.Reason!, clock.UtcToday()) : Result.Failure("Exemption", "Choose the exemption that applies"));
}

/// <summary>It is answered.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Answered a request about information rights")]
internal sealed record FinishRightsRequest(Guid Id, string? Reason) : IRightsCommand;

internal sealed class FinishRightsRequestHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<FinishRightsRequest, Result>
{
    public Task<Result> Handle(FinishRightsRequest request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken, r => r.Finish(request.Reason!, clock.UtcToday()));
}

/// <summary>Asks that the person is erased; a second person confirms.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Asked for an erasure")]
internal sealed record AskForErasure(Guid Id, string? Reason) : IRightsCommand;

internal sealed class AskForErasureHandler(HostDbContext db, ICurrentUser currentUser) : IRequestHandler<AskForErasure, Result>
{
    public Task<Result> Handle(AskForErasure request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken, async r
        => await db.HasHoldAsync(r.PersonKind, r.PersonId, cancellationToken) ? Holds.Refusal()
            : r.Kind == RightsKind.Disposal && await db.IsProcessingRestrictedAsync(r.PersonId, cancellationToken) ? Holds.KeptRefusal()
            : r.AskForErasure(currentUser.Id, currentUser.DisplayName, request.Reason!));
}

/// <summary>Confirms or sends back the erasure that somebody else asked for.</summary>
[RequiresPermission(RightsPermissions.Confirm)]
[AuditedAs("Confirmed or sent back an erasure")]
internal sealed record ConfirmErasure(Guid Id, bool SendBack) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class ConfirmErasureHandler(HostDbContext db, ErasureRequests erasures, ICurrentUser currentUser) : IRequestHandler<ConfirmErasure, Result>
{
    public async Task<Result> Handle(ConfirmErasure request, CancellationToken cancellationToken)
    {
        if (await db.RightsRequests.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } found)
            return Result.NotFound();
        if (request.SendBack)
            return found.SendBack();
        // A hold that was placed since it was asked for.
        if (await db.HasHoldAsync(found.PersonKind, found.PersonId, cancellationToken))
            return Holds.Refusal();
        if (found.Kind == RightsKind.Disposal && await db.IsProcessingRestrictedAsync(found.PersonId, cancellationToken))
            return Holds.KeptRefusal();
        if (found.Confirm(currentUser.Id, currentUser.DisplayName) is { Succeeded: false } refused)
            return refused;
        var mentions = await db.RedactionDecisions.Where(d => d.RequestId == found.Id && !d.IsKept).Select(d => d.ItemKey).ToListAsync(cancellationToken);
        found.Started(await erasures.StartAsync("host", found.PersonKind, found.PersonId, currentUser.Id, cancellationToken, mentions));
        return Result.Success();
    }
}

/// <summary>A step of a request that needs a sentence.</summary>
internal interface IRightsCommand : ICommand, IAboutRecord
{
    Guid Id { get; }

    new string? Reason { get; }

    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal static class RightsSteps
{
    public static DateOnly UtcToday(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static Task<Result> WithRequestAsync(this HostDbContext db, IRightsCommand command, CancellationToken cancellationToken, Func<RightsRequest, Result> step)
        => db.WithRequestAsync(command, cancellationToken, r => Task.FromResult(step(r)));

    public static async Task<Result> WithRequestAsync(this HostDbContext db, IRightsCommand command, CancellationToken cancellationToken, Func<RightsRequest, Task<Result>> step)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Result.Failure("Reason", "Enter what was done and why, in a sentence");
        if (command.Reason.Length > RightsRequest.NoteLength)
            return Result.Failure("Reason", "The sentence must be 2,000 characters or fewer");
        return await db.RightsRequests.SingleOrDefaultAsync(r => r.Id == command.Id, cancellationToken) is { } found ? await step(found) : Result.NotFound();
    }
}
