using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages;

/// <summary>Where somebody with several agencies says which they work for now, in this browser.</summary>
internal sealed class WorkingForModel(ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public Guid? Membership { get; set; }

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<ChoiceItem> Choices => currentUser.Memberships.Select(m => new ChoiceItem(m.AgencyName ?? "No agency", m.Id.ToString("D"))).ToList();

    public void OnGet() => Membership = currentUser.MembershipId;

    public IActionResult OnPost()
    {
        if (currentUser.Memberships.SingleOrDefault(m => m.Id == Membership) is not { } chosen)
        {
            ModelState.AddModelError(nameof(Membership), "Choose an agency");
            return Page();
        }

        ChosenMembership.Write(HttpContext, chosen.Id);
        TempData["Notice"] = $"You work for {chosen.AgencyName ?? "no agency"} now.";
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
    }
}
