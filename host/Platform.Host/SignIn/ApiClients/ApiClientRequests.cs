using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.SignIn.ApiClients;

/// <summary>Makes a client and gives its key, the only time that it can be read.</summary>
[RequiresPermission(HostPermissions.ApiClients)]
[AuditedAs("Let a program in")]
[SharesNothing("A key for a program of an agency; what the program reads is decided by permission and area, as for people.")]
internal sealed record MakeApiClient(string? Name, string? AgencyCode, IReadOnlyList<string> Permissions, IReadOnlyList<string> Areas, DateOnly? ExpiresOn) : ICommand<NewApiKey>, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.ApiClient;

    Guid? IAboutRecord.RecordId => null;
}

/// <summary>A key, once.</summary>
internal sealed record NewApiKey(Guid Id, string Name, string Key)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => $"{nameof(NewApiKey)} {Id}";
}

internal sealed class MakeApiClientValidator : AbstractValidator<MakeApiClient>
{
    public MakeApiClientValidator(TimeProvider clock)
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("Enter a name that says what the program does, for example \"Custody system, notices\"");
        RuleFor(r => r.Name).MaximumLength(100).WithMessage("Enter a name of 100 characters or fewer");
        RuleFor(r => r.AgencyCode).NotEmpty().WithMessage("Choose the agency that the program belongs to");
        RuleFor(r => r.Permissions).NotEmpty().WithMessage("Choose what the program may do");
        RuleFor(r => r.Areas).NotEmpty().WithMessage("Choose the areas whose records the program may see");
        RuleFor(r => r.ExpiresOn).Must(day => ApiClientExpiry.Refusal(day, clock) is null).WithMessage(r => ApiClientExpiry.Refusal(r.ExpiresOn, clock));
    }
}

internal static class ApiClientExpiry
{
    private const int MostDays = 366;

    public static string? Refusal(DateOnly? day, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return day is { } on && on > today && on <= today.AddDays(MostDays) ? null : "Enter the last day on which the key works: after today, and within a year";
    }
}

internal sealed class MakeApiClientHandler(HostDbContext db, GrantableToPrograms grantable, ReferenceData reference, ICurrentUser currentUser, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<MakeApiClient, Result<NewApiKey>>
{
    public async Task<Result<NewApiKey>> Handle(MakeApiClient request, CancellationToken cancellationToken)
    {
        if (!await db.Agencies.AnyAsync(a => a.Code == request.AgencyCode, cancellationToken))
            return Result.Failure("AgencyCode", "Choose the agency that the program belongs to");
        var may = (await grantable.GetAsync(cancellationToken)).SelectMany(g => g.Permissions).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (!request.Permissions.All(may.Contains))
            return Result.Failure("Permissions", "Choose only what you may grant");
        var all = request.Areas.Contains("all");
        if (all && !currentUser.HasAllAreas)
            return Result.Failure("Areas", "Choose only areas that are yours");
        var areas = all ? [] : request.Areas.Distinct(StringComparer.Ordinal).ToList();
        if (areas.Any(a => reference.Area(a) is null || !(currentUser.HasAllAreas || currentUser.Areas.Contains(a))))
            return Result.Failure("Areas", "Choose only areas that are yours");

        var client = new ApiClient
        {
            Id = guids.Create(),
            Name = request.Name!.Trim(),
            AgencyCode = request.AgencyCode!,
            KeyPrefix = "",
            KeyHash = "",
            HasAllAreas = all,
            CreatedUtc = clock.GetUtcNow().UtcDateTime,
            CreatedBy = currentUser.DisplayName,
        };
        var key = client.Rotate(request.ExpiresOn!.Value);
        client.Permissions.AddRange(request.Permissions.Distinct(StringComparer.Ordinal).Select(p => new ApiClientPermission { ApiClientId = client.Id, Permission = p }));
        client.Areas.AddRange(areas.Select(a => new ApiClientArea { ApiClientId = client.Id, AreaCode = a }));
        db.ApiClients.Add(client);
        return new NewApiKey(client.Id, client.Name, key);
    }
}

/// <summary>
/// What somebody may let a program do: what the roles hold that they may give to people. Administration is never given to a program: a key that leaks must not be able to make
/// people or keys. Nor are restricted records: emergency access asks a person for a reason.
/// </summary>
internal sealed class GrantableToPrograms(PermissionDefinitions definitions, ModuleCatalogue modules, GrantReader grants)
{
    public async Task<IReadOnlyList<GrantableGroup>> GetAsync(CancellationToken cancellationToken)
    {
        var may = await grants.GetAsync(cancellationToken);
        // A workstream's permissions begin with its name; the platform's own, administration, audit and the like, do not.
        var workstreams = modules.Workstreams.Select(m => m.Name.Replace("-", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return definitions.Groups.Where(g => workstreams.Contains(g.Name))
            .Select(g => new GrantableGroup(g.Name, g.DisplayName, g.Permissions.Where(p => may.MayGive(p.Name)).ToList()))
            .Where(g => g.Permissions.Count > 0)
            .ToList();
    }
}

/// <summary>Permissions of one group.</summary>
internal sealed record GrantableGroup(string Name, string DisplayName, IReadOnlyList<PermissionDefinition> Permissions);

/// <summary>Takes a client's key away for good.</summary>
[RequiresPermission(HostPermissions.ApiClients)]
[AuditedAs("Took a program’s access away")]
internal sealed record RevokeApiClient(Guid Id) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.ApiClient;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class RevokeApiClientHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<RevokeApiClient, Result>
{
    public async Task<Result> Handle(RevokeApiClient request, CancellationToken cancellationToken)
    {
        if (await db.ApiClients.FindAsync([request.Id], cancellationToken) is not { } client)
            return Result.NotFound();
        client.RevokedUtc ??= clock.GetUtcNow().UtcDateTime;
        return Result.Success();
    }
}

/// <summary>Gives a client a new key; the old one stops working within seconds.</summary>
[RequiresPermission(HostPermissions.ApiClients)]
[AuditedAs("Gave a program a new key")]
internal sealed record RotateApiKey(Guid Id, DateOnly? ExpiresOn) : ICommand<NewApiKey>, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.ApiClient;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class RotateApiKeyValidator : AbstractValidator<RotateApiKey>
{
    public RotateApiKeyValidator(TimeProvider clock)
        => RuleFor(r => r.ExpiresOn).Must(day => ApiClientExpiry.Refusal(day, clock) is null).WithMessage(r => ApiClientExpiry.Refusal(r.ExpiresOn, clock));
}

internal sealed class RotateApiKeyHandler(HostDbContext db) : IRequestHandler<RotateApiKey, Result<NewApiKey>>
{
    public async Task<Result<NewApiKey>> Handle(RotateApiKey request, CancellationToken cancellationToken)
    {
        if (await db.ApiClients.FindAsync([request.Id], cancellationToken) is not { } client)
            return Result.NotFound();
        if (client.RevokedUtc is not null)
            return Result.Failure("", "This client was revoked. Make a new one.");
        return new NewApiKey(client.Id, client.Name, client.Rotate(request.ExpiresOn!.Value));
    }
}

/// <summary>Every client, those that work first.</summary>
[RequiresPermission(HostPermissions.ApiClients)]
internal sealed record GetApiClients : IQuery<IReadOnlyList<ApiClientRow>>;

internal sealed record ApiClientRow(Guid Id, string Name, string AgencyName, IReadOnlyList<string> Permissions, bool HasAllAreas, IReadOnlyList<string> Areas, string KeyPrefix, DateOnly ExpiresOn, bool IsRevoked, DateTime? LastUsedUtc, string CreatedBy, DateTime CreatedUtc);

internal sealed class GetApiClientsHandler(HostDbContext db, PermissionDefinitions definitions) : IRequestHandler<GetApiClients, IReadOnlyList<ApiClientRow>>
{
    private const int Most = 500;

    public async Task<IReadOnlyList<ApiClientRow>> Handle(GetApiClients request, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        var names = definitions.All.ToDictionary(p => p.Name, p => p.DisplayName);
        var clients = await db.ApiClients.AsNoTracking().Include(c => c.Permissions).Include(c => c.Areas).AsSplitQuery()
            .OrderBy(c => c.Name).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        return clients.OrderBy(c => c.RevokedUtc is not null)
            .Select(c => new ApiClientRow(c.Id, c.Name, agencies.GetValueOrDefault(c.AgencyCode, c.AgencyCode),
                c.Permissions.Select(p => names.GetValueOrDefault(p.Permission, p.Permission)).Order(StringComparer.Ordinal).ToList(),
                c.HasAllAreas, c.Areas.Select(a => a.AreaCode).Order(StringComparer.Ordinal).ToList(), c.KeyPrefix, c.ExpiresOn, c.RevokedUtc is not null, c.LastUsedUtc, c.CreatedBy, c.CreatedUtc))
            .ToList();
    }
}
