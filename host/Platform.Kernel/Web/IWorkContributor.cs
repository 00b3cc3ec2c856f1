namespace Platform.Kernel.Web;

/// <summary>Adds what waits for the current person to "My work".</summary>
public interface IWorkContributor
{
    /// <summary>Its items show only to a person who holds this permission.</summary>
    string RequiredPermission { get; }

    /// <summary>What waits for the current person, at most <paramref name="limit"/> items, the earliest due first.</summary>
    Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>One thing that waits for a person.</summary>
/// <param name="Text">What to do, for example "Make first contact".</param>
/// <param name="Url">Where to do it.</param>
/// <param name="Due">The date it is due, or null where no time limit applies.</param>
/// <param name="ChildId">The child it is about, or null. The page shows the child's name where the reader may see it.</param>
public sealed record WorkItem(string Text, string Url, DateOnly? Due = null, Guid? ChildId = null);
