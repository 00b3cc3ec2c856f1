using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;

namespace Platform.Web;

/// <summary>Says on every page that a restricted record is open in an emergency, until when, and lets the person end it.</summary>
public sealed class EmergencyBannerViewComponent(IEmergencyAccess emergency) : ViewComponent
{
    /// <summary>The banner, or nothing when no record is open so.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var open = await emergency.GetOpenAsync(HttpContext.RequestAborted);
        return open.Count == 0 ? Content("") : View(open);
    }
}
