using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Children;

/// <summary>A page of children, by family name, found by the first letters of any of their names.</summary>
/// <param name="Search">Words as typed; each must begin one of the child's names. An NHS number finds one child.</param>
/// <param name="After">The last child of the page before; null for the first page. Only the identifier: names do not stand in links.</param>
/// <param name="PageSize">Rows of a page.</param>
[RequiresPermission(CaseManagementPermissions.ViewChildren)]
[AuditedAs("Searched for a child")]
internal sealed record FindChildren(string? Search = null, Guid? After = null, int PageSize = 50) : IQuery<ChildPage>, IPeopleSearch<ChildPage>
{
    bool IPeopleSearch<ChildPage>.LooksForSomebody => !string.IsNullOrWhiteSpace(Search);

    int IPeopleSearch<ChildPage>.CountHits(ChildPage response) => response.Rows.Count;
}

/// <summary>A page of children.</summary>
/// <param name="Rows">In the order of their family names.</param>
/// <param name="Next">The key of the next page, or null.</param>
/// <param name="Restricted">
/// Records that the search names in full and that only named people see; their identifiers alone, for who may know of them.
/// </param>
internal sealed record ChildPage(IReadOnlyList<ChildRow> Rows, Guid? Next, IReadOnlyList<Guid> Restricted);

/// <summary>One child of a list.</summary>
internal sealed record ChildRow(Guid Id, string KnownAs, string GivenNames, string FamilyName, DateOnly DateOfBirth, string AreaCode, int OpenCases)
{
    public string LegalName => $"{GivenNames} {FamilyName}".Trim();
}

internal sealed class FindChildrenHandler(CaseManagementDbContext db, ICurrentUser currentUser) : IRequestHandler<FindChildren, ChildPage>
{
    private const int MostWords = 5;
    private const int MostRestricted = 5;

    public async Task<ChildPage> Handle(FindChildren request, CancellationToken cancellationToken)
    {
        var children = db.Children.AsNoTracking();
        if (NhsNumber.Read(request.Search) is { } nhs)
            children = children.Where(c => c.NhsNumber == nhs);
        else
            foreach (var word in PersonName.Words(request.Search).Take(MostWords))
                children = WhereNameBegins(children, word);

        if (request.After is { } after && await db.Children.Where(c => c.Id == after).Select(c => c.SortName).SingleOrDefaultAsync(cancellationToken) is { } name)
            children = children.Where(c => string.Compare(c.SortName, name) >= 0 && (string.Compare(c.SortName, name) > 0 || c.Id.CompareTo(after) > 0));

        var rows = await children.OrderBy(c => c.SortName).ThenBy(c => c.Id).Take(request.PageSize + 1)
            .Select(c => new ChildRow(c.Id, c.KnownAs, c.GivenNames, c.FamilyName, c.DateOfBirth, c.AreaCode,
                db.Cases.Count(o => o.ChildId == c.Id && o.Status == CaseStatus.Open)))
            .ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new ChildPage(page, rows.Count > request.PageSize ? page[^1].Id : null, request.After is null ? await RestrictedAsync(request.Search, cancellationToken) : []);
    }

    // The padlock: only for a search that says whom it looks for, by NHS number or by two whole names. The first letters of a
    // name would let somebody feel their way to a name that they may not know.
    private async Task<IReadOnlyList<Guid>> RestrictedAsync(string? search, CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(RestrictedRecordPermissions.KnowOf))
            return [];
        var hidden = db.Children.AsNoTracking().IgnoreQueryFilters([QueryFilters.Sensitivity]).Where(c => db.HiddenPeople.Contains(c.Id));
        if (NhsNumber.Read(search) is { } nhs)
            return await hidden.Where(c => c.NhsNumber == nhs).Select(c => c.Id).Take(MostRestricted).ToListAsync(cancellationToken);
        var words = PersonName.Words(search).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        if (words.Count < 2)
            return [];
        foreach (var word in words)
            hidden = hidden.Where(c => c.NameTokens.Any(t => t.Token == word));
        return await hidden.OrderBy(c => c.Id).Select(c => c.Id).Take(MostRestricted).ToListAsync(cancellationToken);
    }

#pragma warning disable CA1310 // Translated to SQL, where the database's own order holds.
    // A range on the index: all names from "obr" up to before "obs".
    private static IQueryable<Child> WhereNameBegins(IQueryable<Child> children, string word)
    {
        if (word.Length > PersonName.MaxWord)
            word = word[..PersonName.MaxWord];
        if (!word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            return children.Where(c => c.NameTokens.Any(t => t.Token.StartsWith(word)));
        var end = word.TrimEnd('z');
        if (end.Length == 0 || end[^1] == '9')
            return children.Where(c => c.NameTokens.Any(t => t.Token.StartsWith(word)));
        end = end[..^1] + (char)(end[^1] + 1);
        return children.Where(c => c.NameTokens.Any(t => string.Compare(t.Token, word) >= 0 && string.Compare(t.Token, end) < 0));
    }
#pragma warning restore CA1310
}
