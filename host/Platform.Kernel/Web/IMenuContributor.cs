namespace Platform.Kernel.Web;

/// <summary>Adds a module's entries to the service navigation. The host asks only modules that are switched on.</summary>
public interface IMenuContributor
{
    /// <summary>Adds this module's entries to <paramref name="context"/>.</summary>
    Task ConfigureMenuAsync(MenuConfigurationContext context);
}

/// <summary>What a menu contributor writes to.</summary>
public sealed class MenuConfigurationContext
{
    private readonly List<MenuItem> items = [];

    /// <summary>The entries so far, in the order they were added.</summary>
    public IReadOnlyList<MenuItem> Items => items;

    /// <summary>Adds one entry.</summary>
    public MenuConfigurationContext Add(MenuItem item)
    {
        items.Add(item);
        return this;
    }
}

/// <summary>One entry of the service navigation.</summary>
/// <param name="Text">What it says, in sentence case.</param>
/// <param name="Url">A path on this host.</param>
/// <param name="RequiredPermission">It shows only to a person who holds this permission.</param>
/// <param name="Order">Lower stands further left.</param>
public sealed record MenuItem(string Text, string Url, string RequiredPermission, int Order = 100);
