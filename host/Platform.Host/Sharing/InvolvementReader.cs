using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Modularity;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>What the workstreams that are switched on say of who works with whom, and for which agency the workers do.</summary>
internal sealed class InvolvementReader(
    HostDbContext db, IEnumerable<IInvolvementContributor> contributors, IEnumerable<IFamilyContributor> families, ModuleCatalogue modules, IModuleSwitches switches)
{
    public IEnumerable<IInvolvementContributor> Contributors => contributors.Where(IsOn);

    public async Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> children, CancellationToken cancellationToken)
    {
        var found = new List<Involvement>();
        foreach (var contributor in Contributors)
            found.AddRange(await contributor.GetAsync(children, cancellationToken));
        return found;
    }

    public async Task<IReadOnlyList<FamilyTie>> FamiliesAsync(IReadOnlyCollection<Guid> children, CancellationToken cancellationToken)
    {
        var found = new List<FamilyTie>();
        foreach (var contributor in families.Where(IsOn))
            found.AddRange(await contributor.GetAsync(children, cancellationToken));
        return found;
    }

    /// <summary>The agency of each worker; of somebody who works for several, the first.</summary>
    public async Task<Dictionary<Guid, string>> AgenciesAsync(IReadOnlyList<Guid> workers, CancellationToken cancellationToken)
    {
        var found = await db.Memberships.AsNoTracking().Where(m => EF.Parameter(workers).Contains(m.UserId) && m.AgencyCode != null).OrderBy(m => m.Id)
            .Select(m => new { m.UserId, AgencyCode = m.AgencyCode! }).ToListAsync(cancellationToken);
        return found.GroupBy(m => m.UserId).ToDictionary(g => g.Key, g => g.First().AgencyCode);
    }

    private bool IsOn(object contributor) => modules.Of(contributor.GetType()) is not { } module || switches.IsEnabled(module.Name);
}
