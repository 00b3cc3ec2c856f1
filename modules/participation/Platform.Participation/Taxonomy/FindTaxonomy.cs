using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;

namespace Platform.Participation.Taxonomy;

/// <summary>The list of themes. It is short by nature: a lead keeps it by hand.</summary>
[RequiresPermission(ParticipationPermissions.ManageThemes, ParticipationPermissions.ViewVoices, ParticipationPermissions.ViewThemes)]
internal sealed record FindTaxonomy : IQuery<IReadOnlyList<TaxonomyRow>>;

internal sealed record TaxonomyRow(Guid Id, long Version, string Code, string Name, string SuggestingWords, bool IsRetired);

internal sealed class FindTaxonomyHandler(ParticipationDbContext db, IMapper mapper) : IRequestHandler<FindTaxonomy, IReadOnlyList<TaxonomyRow>>
{
    private const int Most = 500;

    public async Task<IReadOnlyList<TaxonomyRow>> Handle(FindTaxonomy request, CancellationToken cancellationToken)
        => await db.Taxonomy.AsNoTracking().OrderBy(t => t.Name).ThenBy(t => t.Code).Take(Most)
            .ProjectTo<TaxonomyRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
}
