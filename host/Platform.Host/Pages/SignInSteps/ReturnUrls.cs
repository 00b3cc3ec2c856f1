using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Host.Pages;

internal static class ReturnUrls
{
    /// <summary>Where the person wanted to go, when it is on this host; otherwise home. Never back into signing in.</summary>
    public static string SafeReturnUrl(this PageModel page, string? returnUrl)
        => page.Url.IsLocalUrl(returnUrl) && !returnUrl!.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) ? returnUrl : "/";

    /// <summary>A step that was begun too long ago, or never.</summary>
    public static IActionResult StartAgain(this PageModel page, string? returnUrl)
        => page.LocalRedirect("/sign-in" + QueryString.Create("returnUrl", page.SafeReturnUrl(returnUrl)));
}
