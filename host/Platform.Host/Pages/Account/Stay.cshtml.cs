using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web;

namespace Platform.Host.Pages.Account;

/// <summary>"Stay signed in": the request itself is what keeps the session; the answer says for how long.</summary>
internal sealed class StayModel : PageModel
{
    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        return new JsonResult(new { seconds = (int)(SessionTimeLimit.Find(HttpContext)?.TotalSeconds ?? 0) });
    }
}
