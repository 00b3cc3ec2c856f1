namespace Platform.Kernel.Web;

/// <summary>A tile on the home page: one figure with what it means and where it leads.</summary>
public interface IDashboardTile
{
    /// <summary>It shows only to a person who holds this permission.</summary>
    string RequiredPermission { get; }

    /// <summary>Lower stands first.</summary>
    int Order => 100;

    /// <summary>The tile for the current person, or null when there is nothing to say.</summary>
    Task<DashboardTile?> GetAsync(CancellationToken cancellationToken);
}

/// <summary>What a tile shows.</summary>
/// <param name="Title">For example "Notices to match".</param>
/// <param name="Figure">A number or a short phrase.</param>
/// <param name="Text">One sentence that says what the figure counts.</param>
/// <param name="Url">Where the title leads.</param>
public sealed record DashboardTile(string Title, string Figure, string Text, string Url);
