namespace Platform.Kernel.Data;

/// <summary>
/// A record that belongs to an area. Queries of a module's context return only records of the current person's areas:
/// the filter is in the query, so no page can forget it.
/// </summary>
public interface IHasArea
{
    /// <summary>The local authority's ONS code, for example <c>E06000030</c>.</summary>
    string AreaCode { get; }
}
