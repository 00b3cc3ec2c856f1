using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>Counts of the last four quarters and of what waits. Small counts are hidden: a count of one would point to a person.</summary>
[RequiresPermission(VictimServicesPermissions.Figures, VictimServicesPermissions.View)]
internal sealed record GetFigures(DateOnly Today) : IQuery<ContactFigures>;

/// <param name="AwaitingFirstContact">Open and not yet contacted.</param>
/// <param name="Overdue">Of these, past the due date.</param>
/// <param name="Quarters">The newest first.</param>
internal sealed record ContactFigures(FigureCell AwaitingFirstContact, FigureCell Overdue, IReadOnlyList<QuarterFigures> Quarters);

/// <summary>One quarter, by the day the service was told.</summary>
internal sealed record QuarterFigures(DateOnly From, DateOnly To, FigureCell Opened, FigureCell Contacted, FigureCell WithinTimeLimit);

/// <summary>A count as it may be shown.</summary>
/// <param name="Count">Null when it is hidden.</param>
internal sealed record FigureCell(int? Count)
{
    /// <summary>The lowest count that shows; one to five are hidden (domain 12.3, rule 1).</summary>
    public const int LowestShown = 6;

    public string Text => Count is { } count ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : "Hidden, small number";

    public static FigureCell Of(int count) => new(count is > 0 and < LowestShown ? null : count);

    /// <summary>A part of a whole: hidden too when it would tell what the rest of the whole is.</summary>
    public static FigureCell PartOf(int count, int whole) => whole - count is > 0 and < LowestShown ? new FigureCell((int?)null) : Of(count);
}

internal sealed class GetFiguresHandler(VictimServicesDbContext db) : IRequestHandler<GetFigures, ContactFigures>
{
    private const int Quarters = 4;

    public async Task<ContactFigures> Handle(GetFigures request, CancellationToken cancellationToken)
    {
        var waiting = db.Contacts.Where(c => c.State == ContactState.AwaitingFirstContact);
        var awaiting = await waiting.CountAsync(cancellationToken).ConfigureAwait(false);
        var overdue = await waiting.CountAsync(c => c.DueOn < request.Today, cancellationToken).ConfigureAwait(false);

        var found = new List<QuarterFigures>();
        var from = new DateOnly(request.Today.Year, (request.Today.Month - 1) / 3 * 3 + 1, 1);
        for (var i = 0; i < Quarters; i++, from = from.AddMonths(-3))
        {
            var first = from;
            var after = from.AddMonths(3);
            var reported = db.Contacts.Where(c => c.ReportedOn >= first && c.ReportedOn < after);
            var opened = await reported.CountAsync(cancellationToken).ConfigureAwait(false);
            var contacted = await reported.CountAsync(c => c.FirstContactOn != null, cancellationToken).ConfigureAwait(false);
            var within = await reported.CountAsync(c => c.FirstContactOn != null && c.FirstContactOn <= c.DueOn, cancellationToken).ConfigureAwait(false);
            found.Add(new QuarterFigures(first, after.AddDays(-1), FigureCell.Of(opened), FigureCell.PartOf(contacted, opened), FigureCell.PartOf(within, contacted)));
        }

        return new ContactFigures(FigureCell.Of(awaiting), FigureCell.PartOf(overdue, awaiting), found);
    }
}
