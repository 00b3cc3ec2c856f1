namespace Platform.Kernel.Web;

/// <summary>
/// Names records for the pages of other modules. Events carry identifiers and never names, so a page that lists children
/// asks the module that owns them, through the host, at the time of reading: who may not see the child gets no name, and
/// an erased child has none left anywhere.
/// </summary>
public interface IRecordLabelProvider
{
    /// <summary>The records it names: one of <see cref="RecordTypes"/>.</summary>
    string RecordType { get; }

    /// <summary>A person needs this permission to be told.</summary>
    string RequiredPermission { get; }

    /// <summary>The labels of those records that the current person may see, in one query. Others are left out.</summary>
    Task<IReadOnlyDictionary<Guid, RecordLabel>> GetAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellationToken);
}

/// <summary>A record's name and place.</summary>
/// <param name="Text">For a child, the known-as name.</param>
/// <param name="Url">The record's page; null for somebody who may be told the name and may not open the record.</param>
/// <param name="AreaCode">The record's area; needed of a record that can be restricted to named people.</param>
public sealed record RecordLabel(string Text, string? Url, string? AreaCode = null);
