using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>What a person is to work as, as a form or a command has it. Areas are codes, or <see cref="UserFactory.AllAreas"/>.</summary>
internal sealed record MembershipTerms(string? AgencyCode, IReadOnlyList<string> Roles, IReadOnlyList<string> Areas, DateOnly? StartsOn = null, DateOnly? EndsOn = null)
{
    public bool HasAllAreas => Areas.Contains(UserFactory.AllAreas, StringComparer.Ordinal);
}

/// <summary>The rules for what one person may let another work as.</summary>
internal sealed class MembershipRules(HostDbContext db, DirectoryReach reach, GrantReader grants, ICurrentUser currentUser, ReferenceData reference, TimeProvider clock)
{
    /// <summary>The sentences that stand in the way; empty where the current person may give these terms.</summary>
    public async Task<IReadOnlyList<RuleError>> CheckAsync(MembershipTerms terms, CancellationToken cancellationToken)
    {
        var errors = new List<RuleError>();
        void Refuse(string field, string sentence) => errors.Add(new RuleError(field, sentence));

        var agency = terms.AgencyCode is null ? null : await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Code == terms.AgencyCode, cancellationToken);
        if (terms.AgencyCode is null ? !currentUser.IsSystem : agency is null && !currentUser.IsSystem || !reach.Reaches(terms.AgencyCode))
            Refuse("AgencyCode", "Choose an agency that you look after");
        else if (agency is { IsRetired: true })
            Refuse("AgencyCode", $"{agency.Name} no longer takes part. Choose another agency");

        var roles = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Name, cancellationToken);
        var may = await grants.GetAsync(cancellationToken);
        if (terms.Roles.Count == 0)
            Refuse("Roles", "Choose at least one role");
        foreach (var role in terms.Roles.Distinct(StringComparer.Ordinal))
        {
            if (!roles.TryGetValue(role, out var known) || known.IsRetired)
                Refuse("Roles", $"There is no role '{role}'. The roles are: {string.Join(", ", roles.Values.Where(r => !r.IsRetired).Select(r => r.Name).Order(StringComparer.Ordinal))}.");
            else if (!may.Roles.Contains(role))
                Refuse("Roles", $"You may not give the role “{known.DisplayName}”. Ask a service lead");
        }

        if (terms.Areas.Count == 0 && !currentUser.IsSystem)
            Refuse("Areas", "Choose at least one area");
        if (terms.Areas.FirstOrDefault(a => a != UserFactory.AllAreas && reference.Area(a) is null) is { } noArea)
            Refuse("Areas", $"There is no area '{noArea}'. Give a local authority's ONS code, for example E06000030.");
        else if (!reach.Reaches(terms.HasAllAreas, terms.Areas.Where(a => a != UserFactory.AllAreas)))
            Refuse("Areas", "Choose only areas that are your own. Ask a service lead for others");

        if (terms.EndsOn < terms.StartsOn)
            Refuse("EndsOn", "The last day must be the first day or later");
        if (terms.EndsOn < clock.Today())
            Refuse("EndsOn", "The last day must be today or later. To end it before today, use “End it now”");
        return errors;
    }

    /// <summary>The terms in words, for the history.</summary>
    public async Task<string> InWordsAsync(MembershipTerms terms, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Code == terms.AgencyCode).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken);
        var roles = await db.Roles.AsNoTracking().Where(r => terms.Roles.Contains(r.Name)).Select(r => r.DisplayName).ToListAsync(cancellationToken);
        var areas = terms.HasAllAreas ? "all areas" : terms.Areas.Count == 0 ? "no areas" : string.Join(", ", terms.Areas.Select(reference.AreaName).Order(StringComparer.Ordinal));
        var dates = (terms.StartsOn, terms.EndsOn) switch
        {
            (null, null) => "no last day",
            ({ } from, null) => $"from {Platform.Web.DateDisplay.ToDisplay(from)}",
            (null, { } to) => $"until {Platform.Web.DateDisplay.ToDisplay(to)}",
            ({ } from, { } to) => $"{Platform.Web.DateDisplay.ToDisplay(from)} to {Platform.Web.DateDisplay.ToDisplay(to)}",
        };
        return $"{agency ?? terms.AgencyCode ?? "no agency"}; {string.Join(", ", roles.Order(StringComparer.Ordinal))}; {areas}; {dates}";
    }
}
