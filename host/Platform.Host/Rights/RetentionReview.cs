using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Host.Rights;

/// <summary>Says until when a person's records are kept, from what every workstream knows, and whose time is over.</summary>
internal sealed class RetentionReview(PersonalDataRegister register, HostDbContext db, ISettingProvider settings, TimeProvider clock)
{
    private const int MostExamined = 200;

    private static readonly string[] Kinds = [PersonKinds.Child, PersonKinds.Adult, PersonKinds.PersonHarmed];

    /// <summary>The last day of all; null while something is in use, or nothing says.</summary>
    public async Task<KeptUntil> UntilAsync(string kind, Guid personId, CancellationToken cancellationToken)
    {
        var today = clock.UtcToday();
        var records = await register.RetentionAsync(kind, personId, cancellationToken);
        var born = records.Select(r => r.DateOfBirth).FirstOrDefault(b => b is not null);
        DateOnly? last = null;
        var reasons = new List<string>();
        foreach (var record in records)
        {
            if (record.From is not { } from)
                return new KeptUntil(null, [$"{record.ModuleDisplayName}: {record.Title.ToLowerInvariant()} is still in use."]);
            var schedule = RetentionPeriods.On(record.Schedule, today);
            var due = schedule.DueOn(from, born, await settings.GetAsync(RetentionPeriods.SettingOf(schedule.Code), cancellationToken));
            if (last is null || due > last)
                last = due;
            reasons.Add($"{record.ModuleDisplayName}: {record.Title.ToLowerInvariant()}, until {due.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}{(schedule.IsConfirmed ? "" : " (schedule not yet confirmed)")}.");
        }

        return new KeptUntil(last, [.. reasons.Distinct()]);
    }

    /// <summary>People whose time is over and about whom nobody has decided otherwise.</summary>
    public async Task<IReadOnlyList<DisposalRow>> DueAsync(int take, CancellationToken cancellationToken)
    {
        var today = clock.UtcToday();
        var years = new Dictionary<string, int>();
        foreach (var schedule in RetentionPeriods.All.Select(s => s.Code).Distinct())
            years[schedule] = await settings.GetAsync(RetentionPeriods.SettingOf(schedule), cancellationToken);
        var due = new List<DisposalRow>();
        foreach (var kind in Kinds)
        {
            var after = Guid.Empty;
            for (var examined = 0; due.Count < take && examined < MostExamined;)
            {
                var page = await register.OverTimeAsync(kind, s => (today.AddYears(-years[s]), RetentionPeriods.On(s, today).UntilAge is { } age ? today.AddYears(-age) : null), after, take, cancellationToken);
                foreach (var person in page)
                    if (await RowAsync(person, today, cancellationToken) is { } row)
                        due.Add(row);
                examined += page.Count;
                if (page.Count < take)
                    break;
                after = page[^1].PersonId;
            }
        }

        return [.. due.OrderBy(d => d.KeptUntil).Take(take)];
    }

    private async Task<DisposalRow?> RowAsync(FoundPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        // A record that was joined into another is kept as long as that one.
        if (await db.Set<PersonMerge>().AnyAsync(m => m.PersonKind == person.Kind && m.MergedId == person.PersonId && m.UnmergedUtc == null, cancellationToken))
            return null;
        var kept = await UntilAsync(person.Kind, person.PersonId, cancellationToken);
        if (kept.Until is not { } until || until > today
            || await db.KeptLonger.AnyAsync(k => k.PersonId == person.PersonId && k.Until > today, cancellationToken)
            || await db.RightsRequests.AnyAsync(r => r.PersonId == person.PersonId && r.Kind == RightsKind.Disposal && r.ClosedOn == null, cancellationToken))
            return null;
        return new DisposalRow(person, until, kept.Reasons, await db.HasHoldAsync(person.Kind, person.PersonId, cancellationToken));
    }
}

/// <param name="Until">The last day; null: it is in use, or nothing says.</param>
/// <param name="Reasons">What each schedule says.</param>
internal sealed record KeptUntil(DateOnly? Until, IReadOnlyList<string> Reasons);

/// <param name="Person">Who.</param>
/// <param name="KeptUntil">When the time was over.</param>
/// <param name="Reasons">What each schedule says.</param>
/// <param name="HasHold">There is a legal hold.</param>
internal sealed record DisposalRow(FoundPerson Person, DateOnly KeptUntil, IReadOnlyList<string> Reasons, bool HasHold);

/// <summary>Whose time is over: somebody decides about each.</summary>
[RequiresPermission(RightsPermissions.Handle)]
internal sealed record FindDue : IQuery<IReadOnlyList<DisposalRow>>;

internal sealed class FindDueHandler(RetentionReview review) : IRequestHandler<FindDue, IReadOnlyList<DisposalRow>>
{
    private const int PageSize = 25;

    public Task<IReadOnlyList<DisposalRow>> Handle(FindDue request, CancellationToken cancellationToken) => review.DueAsync(PageSize, cancellationToken);
}

/// <summary>Asks that a record whose time is over is disposed of; a second person confirms, as for an erasure. Or keeps it longer.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Decided about a record whose time is over")]
internal sealed record DecideDisposal(Guid RequestKey, string? PersonKind, Guid PersonId, bool? Dispose, DateOnly? KeepUntil, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class DecideDisposalValidator : AbstractValidator<DecideDisposal>
{
    public DecideDisposalValidator(TimeProvider clock)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.Dispose).NotNull().WithMessage("Choose whether to dispose of the record or to keep it");
        RuleFor(r => r.KeepUntil).Must(d => d > clock.UtcToday()).When(r => r.Dispose == false).WithMessage("Enter a date in the future until which it is kept");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Enter why, in a sentence").MaximumLength(RightsRequest.NoteLength).WithMessage("The reason must be 2,000 characters or fewer");
    }
}

internal sealed class DecideDisposalHandler(HostDbContext db, PersonalDataRegister register, RetentionReview review, ICurrentUser currentUser, TimeProvider clock, IGuidGenerator guids)
    : IRequestHandler<DecideDisposal, Result>
{
    public async Task<Result> Handle(DecideDisposal request, CancellationToken cancellationToken)
    {
        var today = clock.UtcToday();
        if (await db.RightsRequests.AnyAsync(r => r.Id == request.RequestKey, cancellationToken))
            return Result.Success();
        if (await register.GetAsync(request.PersonKind ?? "", request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (request.Dispose == false)
        {
            db.KeptLonger.Add(new KeptLonger
            {
                Id = guids.Create(), PersonKind = person.Kind, PersonId = person.PersonId, Until = request.KeepUntil!.Value, Reason = request.Reason!, DecidedOn = today, DecidedBy = currentUser.DisplayName,
            });
            return Result.Success();
        }

        if (await db.HasHoldAsync(person.Kind, person.PersonId, cancellationToken))
            return Holds.Refusal();
        if (await db.IsProcessingRestrictedAsync(person.PersonId, cancellationToken))
            return Holds.KeptRefusal();
        if (await review.UntilAsync(person.Kind, person.PersonId, cancellationToken) is not { Until: { } until } || until > today)
            return Result.Failure("", "The time to keep this record is not over, or something in it is still in use.");
        var number = 1 + await db.RightsRequests.CountAsync(r => r.Reference.StartsWith($"DR-{today.Year}-"), cancellationToken);
        var disposal = new RightsRequest(request.RequestKey, $"DR-{today.Year}-{number:0000}", RightsKind.Disposal, person.Kind, person.PersonId, person.Name, today, today.AddMonths(1));
        db.RightsRequests.Add(disposal);
        return disposal.AskForErasure(currentUser.Id, currentUser.DisplayName, request.Reason!);
    }
}
