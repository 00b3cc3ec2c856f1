using System.ComponentModel.DataAnnotations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Escalation;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Notices;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Incidents;

/// <summary>
/// Records an incident, from a notice or by hand, and decides it under every definition of serious violence in force. Sent
/// twice with one key, it is recorded once.
/// </summary>
[RequiresPermission(CaseManagementPermissions.RecordIncidents)]
[AuditedAs("Recorded an incident")]
internal sealed record RecordIncident : ICommand<Guid>, IAboutRecord
{
    /// <summary>The incident as a kind of record in the access log.</summary>
    public const string RecordType = "incident";

    public Guid RequestKey { get; init; }

    public Guid? NoticeId { get; init; }

    /// <summary>Children who are said to have caused harm, at least one.</summary>
    // Not []: a form is bound into the list that is there, and [] cannot be added to.
    public IReadOnlyList<Guid> ChildIds { get; init; } = new List<Guid>();

    public string? OffenceCode { get; init; }

    [Display(Name = "The date it happened")]
    public DateOnly? HappenedOn { get; init; }

    [Display(Name = "The date the service was told")]
    public DateOnly? ReportedOn { get; init; }

    public string? Place { get; init; }

    public string? PlaceKind { get; init; }

    public string? Postcode { get; init; }

    public string? LsoaCode { get; init; }

    public string? AreaCode { get; init; }

    public string? WeaponCode { get; init; }

    public string? InjuryCode { get; init; }

    public int? PeopleHarmed { get; init; }

    public bool IsOnline { get; init; }

    public bool IsDomestic { get; init; }

    public IncidentBasis Basis { get; init; }

    public string? Account { get; init; }

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class RecordIncidentValidator : AbstractValidator<RecordIncident>
{
    public RecordIncidentValidator(TimeProvider clock, ReferenceData reference, ICurrentUser user)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.ChildIds).NotEmpty().WithMessage("Choose at least one child who is said to have caused harm");
        RuleFor(r => r.OffenceCode).Must(c => reference.Offence(c) is not null).WithMessage("Choose the offence, or “Other offence, or not yet known”");
        RuleFor(r => r.HappenedOn).NotNull().WithMessage("Enter the date it happened");
        RuleFor(r => r.HappenedOn).Must(d => d is null || d <= clock.Today()).WithMessage("The date it happened must be today or in the past");
        RuleFor(r => r.ReportedOn).Must((r, d) => d is null || r.HappenedOn is null || d >= r.HappenedOn && d <= clock.Today())
            .WithMessage("The date the service was told must be from the day it happened up to today");
        RuleFor(r => r.Place).MaximumLength(200).WithMessage("Place must be 200 characters or fewer");
        RuleFor(r => r.PlaceKind).Must(p => string.IsNullOrEmpty(p) || IncidentCodes.PlaceKinds.Has(p)).WithMessage("Choose the kind of place from the list");
        RuleFor(r => r.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcode.Read(p) is not null).WithMessage("Enter a full postcode, for example SN1 2JH");
        RuleFor(r => r.LsoaCode).Must(c => string.IsNullOrWhiteSpace(c) || OnsCode.IsLsoa(c.Trim())).WithMessage("The LSOA must be a code such as E01015534");
        RuleFor(r => r.AreaCode).Must(c => reference.Area(c) is not null).WithMessage("Choose the local authority");
        RuleFor(r => r.AreaCode).Must(c => c is null || reference.Area(c) is null || user.MayWorkIn(c)).WithMessage("Choose one of your own areas");
        RuleFor(r => r.WeaponCode).Must(c => string.IsNullOrEmpty(c) || NoticeCodes.Weapons.Has(c)).WithMessage("Choose the weapon from the list");
        RuleFor(r => r.InjuryCode).Must(NoticeCodes.Injuries.Has).WithMessage("Choose whether somebody was hurt");
        RuleFor(r => r.PeopleHarmed).NotNull().WithMessage("Enter how many people were harmed; enter 0 for nobody");
        RuleFor(r => r.PeopleHarmed).InclusiveBetween(0, 500).WithMessage("The number of people harmed must be between 0 and 500");
        RuleFor(r => r.PeopleHarmed).Must((r, n) => n != 0 || r.InjuryCode is not ("minor" or "serious" or "fatal"))
            .WithMessage("Somebody was hurt: enter how many people were harmed");
        RuleFor(r => r.Account).MaximumLength(10_000).WithMessage("What happened must be 10,000 characters or fewer");
    }
}

internal sealed class RecordIncidentHandler(CaseManagementDbContext db, GravityScales scales, EscalationRules escalation, IGuidGenerator guids, IDistributedEventBus events, TimeProvider clock)
    : IRequestHandler<RecordIncident, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordIncident request, CancellationToken cancellationToken)
    {
        if (await db.Incidents.IgnoreQueryFilters([QueryFilters.Area]).AnyAsync(i => i.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;

        var wanted = request.ChildIds.Distinct().ToList();
        var born = await db.Children.Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.DateOfBirth, cancellationToken);
        if (born.Count < wanted.Count)
            return Result.Failure(nameof(request.ChildIds), "One of the children does not exist, or you cannot see them. Choose the children again");
        if (request.NoticeId is { } noticeId && !await db.Notices.AnyAsync(n => n.Id == noticeId, cancellationToken))
            return Result.NotFound();

        var happened = request.HappenedOn!.Value;
        var incident = new Incident(request.RequestKey, wanted[0])
        {
            NoticeId = request.NoticeId,
            OffenceCode = request.OffenceCode!,
            HappenedOn = happened,
            ReportedOn = request.ReportedOn ?? clock.Today(),
            Place = Text(request.Place),
            PlaceKind = Text(request.PlaceKind),
            Postcode = Postcode.Read(request.Postcode),
            LsoaCode = Text(request.LsoaCode),
            AreaCode = request.AreaCode!,
            WeaponCode = Text(request.WeaponCode),
            InjuryCode = request.InjuryCode!,
            PeopleHarmed = request.PeopleHarmed!.Value,
            IsOnline = request.IsOnline,
            IsDomestic = request.IsDomestic,
            Basis = request.Basis,
            Account = Text(request.Account),
        };
        foreach (var child in wanted.Skip(1))
            incident.AddChild(child);
        incident.Announce();

        var today = clock.Today();
        var definitions = await db.Definitions.AsNoTracking().WithRules().ToListAsync(cancellationToken);
        var inForce = SeriousViolenceDefinition.InForce(definitions, today);
        var book = await scales.GetAsync(cancellationToken);
        var facts = book.Facts(incident, [.. born.Values.Select(b => Child.AgeOn(b, happened))]);
        foreach (var other in incident.Decide(inForce, facts, guids, clock.GetUtcNow().UtcDateTime))
            await events.PublishAsync(other, Streams.Child(other.ChildId));
        db.Incidents.Add(incident);
        if (inForce.SingleOrDefault(d => d.Code == DefinitionSeed.Local) is { } local)
            await escalation.RaiseAsync(local, wanted, EscalationRules.Event(incident.Id, incident.OffenceCode, happened, book), cancellationToken);
        return incident.Id;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings("\n");
}
