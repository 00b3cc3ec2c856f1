using Platform.CspReporting.Contracts;
using Platform.Kernel.Data;

namespace Platform.CspReporting.Reports;

/// <summary>A report that was published: its figures stay as they were on that day, whatever is imported or told later.</summary>
internal sealed class PublishedReport : AggregateRoot, IHasArea
{
    private PublishedReport()
    {
    }

    /// <summary>Publishes figures.</summary>
    /// <param name="id">The report's identifier.</param>
    /// <param name="areaCode">The local authority.</param>
    /// <param name="quarter">For example 2025Q4.</param>
    /// <param name="edition">1 for the first, one more for each correction.</param>
    /// <param name="figures">The report as JSON, as the command line and the page give it.</param>
    /// <param name="publishedUtc">When.</param>
    /// <param name="publishedBy">Who, as colleagues know them.</param>
    public PublishedReport(Guid id, string areaCode, string quarter, int edition, string figures, DateTime publishedUtc, string publishedBy)
        : base(id)
    {
        (AreaCode, Quarter, Edition, Figures, PublishedUtc, PublishedBy) = (areaCode, quarter, edition, figures, publishedUtc, publishedBy);
        AddDistributedEvent(new ReportPublishedEto(id, areaCode, quarter, edition, publishedUtc));
    }

    /// <inheritdoc />
    public string AreaCode { get; private set; } = "";

    /// <summary>The calendar quarter.</summary>
    public string Quarter { get; private set; } = "";

    /// <summary>1 for the first publication.</summary>
    public int Edition { get; private set; }

    /// <summary>The frozen report as JSON.</summary>
    public string Figures { get; private set; } = "";

    /// <summary>When it was published.</summary>
    public DateTime PublishedUtc { get; private set; }

    /// <summary>Who published it.</summary>
    public string PublishedBy { get; private set; } = "";
}
