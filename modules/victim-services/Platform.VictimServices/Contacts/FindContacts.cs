using System.Globalization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>The contacts of one state, the earliest due first, so that overdue ones lead.</summary>
/// <param name="State">Which.</param>
/// <param name="AreaCode">Only this area; null for all that the person may see.</param>
/// <param name="After">The key of the last row of the page before.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(VictimServicesPermissions.View)]
internal sealed record FindContacts(ContactState State = ContactState.AwaitingFirstContact, string? AreaCode = null, string? After = null, int PageSize = 25) : IQuery<ContactPage>;

/// <param name="Rows">The page.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record ContactPage(IReadOnlyList<ContactRow> Rows, string? NextKey);

/// <summary>One line of the list.</summary>
internal sealed record ContactRow(
    Guid Id, string AreaCode, string? Name, PersonKind Kind, Guid? IncidentId, int Ordinal, string? OffenceCode, DateOnly ReportedOn, DateOnly DueOn, ContactState State, DateOnly? FirstContactOn, int Attempts);

internal sealed class FindContactsHandler(VictimServicesDbContext db, IMapper mapper) : IRequestHandler<FindContacts, ContactPage>
{
    private const int LargestPage = 200;

    public async Task<ContactPage> Handle(FindContacts request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var query = db.Contacts.AsNoTracking().Where(c => c.State == request.State);
        if (!string.IsNullOrEmpty(request.AreaCode))
            query = query.Where(c => c.AreaCode == request.AreaCode);
        if (ListKey.Parse(request.After) is { } after)
            query = query.Where(c => c.DueOn > after.On || (c.DueOn == after.On && c.Id.CompareTo(after.Id) > 0));
        var rows = await query.OrderBy(c => c.DueOn).ThenBy(c => c.Id)
            .Take(size + 1)
            .ProjectTo<ContactRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count <= size)
            return new ContactPage(rows, null);
        rows.RemoveAt(size);
        return new ContactPage(rows, new ListKey(rows[^1].DueOn, rows[^1].Id).ToString());
    }
}

/// <summary>Where a page of a list ends: the row's date and identifier.</summary>
internal readonly record struct ListKey(DateOnly On, Guid Id)
{
    private const string DateFormat = "yyyyMMdd";

    public static ListKey? Parse(string? text)
    {
        var parts = text?.Split('-', 2) ?? [];
        return parts.Length == 2
            && DateOnly.TryParseExact(parts[0], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new ListKey(on, id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On.ToString(DateFormat, CultureInfo.InvariantCulture)}-{Id:N}");
}
