using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Web;

/// <summary>The service navigation: what the switched-on modules put into the menu and the person may open.</summary>
public sealed class ServiceNavigationViewComponent(PageContributions contributions, ICurrentUser currentUser) : ViewComponent
{
    /// <summary>The menu, with the entry marked that the page belongs to; nothing for a person who has not signed in.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!currentUser.IsAuthenticated)
            return Content("");

        var items = await contributions.GetMenuAsync(HttpContext.RequestAborted);
        var path = HttpContext.Request.Path.Value ?? "/";
        // The longest address that the page lies under: "/cases/late" marks "Late cases" and not "Cases" too.
        var active = items.Where(item => LiesUnder(path, item.Url)).MaxBy(item => item.Url.Length);
        return View(items.Select(item => new NavigationEntry(
            item.Text, item.Url, item == active, string.Equals(Trimmed(item.Url), Trimmed(path), StringComparison.OrdinalIgnoreCase))).ToList());
    }

    private static bool LiesUnder(string path, string url)
    {
        var root = Trimmed(url);
        return root.Length == 0
            ? Trimmed(path).Length == 0
            : path.StartsWith(root, StringComparison.OrdinalIgnoreCase) && (path.Length == root.Length || path[root.Length] == '/');
    }

    private static string Trimmed(string url) => url.Split('?', 2)[0].TrimEnd('/');
}

/// <summary>One entry as the navigation shows it.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="IsActive">The page belongs to it.</param>
/// <param name="IsCurrent">It is the page itself.</param>
public sealed record NavigationEntry(string Text, string Url, bool IsActive, bool IsCurrent);
