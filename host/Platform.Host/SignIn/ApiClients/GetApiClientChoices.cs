using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn.ApiClients;

/// <summary>What the maker of a client may choose from.</summary>
[RequiresPermission(HostPermissions.ApiClients)]
internal sealed record GetApiClientChoices : IQuery<ApiClientChoices>;

internal sealed record ApiClientChoices(IReadOnlyList<(string Code, string Name)> Agencies, IReadOnlyList<(string Code, string Name)> Areas, IReadOnlyList<GrantableGroup> Groups);

internal sealed class GetApiClientChoicesHandler(HostDbContext db, GrantableToPrograms grantable, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<GetApiClientChoices, ApiClientChoices>
{
    public async Task<ApiClientChoices> Handle(GetApiClientChoices request, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Code, a.Name }).ToListAsync(cancellationToken);
        var areas = reference.AreasFor(currentUser).Select(a => (a.Code, a.Name)).ToList();
        return new ApiClientChoices(agencies.Select(a => (a.Code, a.Name)).ToList(), currentUser.HasAllAreas ? [("all", "All areas"), .. areas] : areas, await grantable.GetAsync(cancellationToken));
    }
}
