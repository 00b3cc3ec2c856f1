using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;

namespace Platform.Host.Administration;

/// <summary>Makes or changes an agency of the partnership.</summary>
/// <param name="Code">Which; null for a new one.</param>
/// <param name="Version">As it was when the page was opened.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">A code of the reference data's agency kinds.</param>
/// <param name="Contact">How colleagues of other agencies reach it.</param>
/// <param name="SafeguardingContact">How its safeguarding lead is reached.</param>
/// <param name="IsRetired">It no longer takes part.</param>
[RequiresPermission(HostPermissions.Agencies)]
[AuditedAs("Changed an agency")]
internal sealed record SaveAgency(string? Code, long Version, string? Name, string? Kind, string? Contact, string? SafeguardingContact, bool IsRetired) : ICommand<string>, IAboutRecord
{
    public string RecordType => DirectoryHistory.Agency(Code ?? CreateRole.NameOf(Name ?? ""));

    public Guid? RecordId => null;
}

internal sealed class SaveAgencyValidator : AbstractValidator<SaveAgency>
{
    public SaveAgencyValidator(ReferenceData reference)
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("Enter the agency's name").MaximumLength(100).WithMessage("Enter a name of 100 characters or fewer");
        RuleFor(r => r.Name).Must(n => CreateRole.NameOf(n!).Length > 0).When(r => !string.IsNullOrWhiteSpace(r.Name)).WithMessage("Enter a name with letters");
        RuleFor(r => r.Kind).Must(k => reference.AgencyKind(k) is not null).WithMessage("Choose what kind of agency it is");
        RuleFor(r => r.Contact).MaximumLength(500).WithMessage("Enter contact details of 500 characters or fewer");
        RuleFor(r => r.SafeguardingContact).MaximumLength(500).WithMessage("Enter contact details of 500 characters or fewer");
    }
}

internal sealed class SaveAgencyHandler(HostDbContext db, ReferenceData reference, DirectoryHistory history, UserAccessReader access, TimeProvider clock) : IRequestHandler<SaveAgency, Result<string>>
{
    public async Task<Result<string>> Handle(SaveAgency request, CancellationToken cancellationToken)
    {
        var name = request.Name!.Trim();
        var others = await db.Agencies.AsNoTracking().Where(a => a.Code != request.Code).Select(a => new { a.Code, a.Name }).ToListAsync(cancellationToken);
        if (others.Any(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)))
            return Result.Failure("Name", "Another agency has this name. Choose another");

        Agency? agency;
        if (request.Code is null)
        {
            var code = CreateRole.NameOf(name);
            if (others.Any(a => a.Code == code))
                return Result.Failure("Name", "Another agency has had this name. Choose another");
            agency = new Agency { Code = code, Name = name, Kind = request.Kind! };
            db.Agencies.Add(agency);
            history.Add(DirectoryHistory.Agency(code), "Made.");
        }
        else
        {
            agency = await db.Agencies.SingleOrDefaultAsync(a => a.Code == request.Code, cancellationToken);
            if (agency is null)
                return Result.NotFound();
            if (agency.Version != request.Version)
                return Lost.Race();
            var today = clock.Today();
            if (request.IsRetired && !agency.IsRetired && await db.Users.AnyAsync(u => u.IsActive && u.Memberships.Any(m => m.AgencyCode == agency.Code && (m.EndsOn == null || m.EndsOn >= today)), cancellationToken))
                return Result.Failure("IsRetired", "People still work for this agency. End that first: the list of people can be filtered by agency");
        }

        history.Add(
            DirectoryHistory.Agency(agency.Code),
            DirectoryHistory.Changed("Name", agency.Name, name),
            DirectoryHistory.Changed("Kind", reference.AgencyKind(agency.Kind)?.Name, reference.AgencyKind(request.Kind)?.Name),
            DirectoryHistory.Changed("Contact", agency.Contact, request.Contact?.Trim()),
            DirectoryHistory.Changed("Safeguarding lead", agency.SafeguardingContact, request.SafeguardingContact?.Trim()),
            agency.IsRetired == request.IsRetired ? "" : request.IsRetired ? "No longer takes part." : "Takes part again.");
        (agency.Name, agency.Kind, agency.Contact, agency.SafeguardingContact, agency.IsRetired) = (name, request.Kind!, Text(request.Contact), Text(request.SafeguardingContact), request.IsRetired);
        agency.Version++;
        access.Forget();
        return agency.Code;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>The agencies, and the areas that the partnership works in.</summary>
[RequiresPermission(HostPermissions.Agencies)]
internal sealed record GetAgencies : IQuery<AgenciesView>;

internal sealed record AgenciesView(IReadOnlyList<Agency> Agencies, IReadOnlyList<string> ChosenAreas);

internal sealed class GetAgenciesHandler(HostDbContext db) : IRequestHandler<GetAgencies, AgenciesView>
{
    public async Task<AgenciesView> Handle(GetAgencies request, CancellationToken cancellationToken) => new(
        await db.Agencies.AsNoTracking().OrderBy(a => a.IsRetired).ThenBy(a => a.Name).ToListAsync(cancellationToken),
        await db.PartnershipAreas.AsNoTracking().Select(a => a.AreaCode).ToListAsync(cancellationToken));
}

/// <summary>One agency with what was changed of it.</summary>
[RequiresPermission(HostPermissions.Agencies)]
internal sealed record GetAgency(string Code) : IQuery<AgencyView?>;

internal sealed record AgencyView(Agency Agency, IReadOnlyList<ChangeRow> Changes);

internal sealed class GetAgencyHandler(HostDbContext db, DirectoryHistory history) : IRequestHandler<GetAgency, AgencyView?>
{
    public async Task<AgencyView?> Handle(GetAgency request, CancellationToken cancellationToken)
        => await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Code == request.Code, cancellationToken) is { } agency
            ? new AgencyView(agency, await history.GetAsync(DirectoryHistory.Agency(agency.Code), cancellationToken))
            : null;
}

/// <summary>Says which areas the partnership works in: lists offer these to people who see every area.</summary>
/// <param name="Areas">Names or ONS codes of local authorities; none for the areas that people work in.</param>
[RequiresPermission(HostPermissions.Agencies)]
[AuditedAs("Changed the partnership’s areas")]
internal sealed record SavePartnershipAreas(IReadOnlyList<string> Areas) : ICommand, IAboutRecord
{
    public string RecordType => "partnership-areas";

    public Guid? RecordId => null;
}

internal sealed class SavePartnershipAreasHandler(HostDbContext db, ReferenceData reference, UserAccessReader access) : IRequestHandler<SavePartnershipAreas, Result>
{
    public async Task<Result> Handle(SavePartnershipAreas request, CancellationToken cancellationToken)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var typed in request.Areas.Select(a => a.Trim()).Where(a => a.Length > 0))
        {
            var area = reference.Areas.FirstOrDefault(a => string.Equals(a.Code, typed, StringComparison.OrdinalIgnoreCase) || string.Equals(a.Name, typed, StringComparison.OrdinalIgnoreCase));
            if (area is null)
                return Result.Failure("Areas", $"There is no local authority “{typed}”. Enter its name as the Office for National Statistics has it, or its code, one on each line");
            codes.Add(area.Code);
        }

        var known = await db.PartnershipAreas.ToListAsync(cancellationToken);
        db.RemoveRange(known.Where(k => !codes.Contains(k.AreaCode)));
        db.AddRange(codes.Except(known.Select(k => k.AreaCode)).Select(c => new PartnershipArea { AreaCode = c }).ToList());
        access.Forget();
        return Result.Success();
    }
}
