using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Platform.Web.Pages;

/// <summary>A page of text that anybody may read.</summary>
[AllowAnonymous]
internal abstract class TextPageModel(IOptionsSnapshot<PlatformWebOptions> options) : PageModel
{
    public PlatformWebOptions Web => options.Value;
}

internal sealed class AccessibilityModel(IOptionsSnapshot<PlatformWebOptions> options) : TextPageModel(options);

internal sealed class PrivacyModel(IOptionsSnapshot<PlatformWebOptions> options) : TextPageModel(options);

internal sealed class CookiesModel(IOptionsSnapshot<PlatformWebOptions> options) : TextPageModel(options);

internal sealed class HelpModel(IOptionsSnapshot<PlatformWebOptions> options) : TextPageModel(options);

internal sealed class AboutModel(IOptionsSnapshot<PlatformWebOptions> options) : TextPageModel(options);
