using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>Confirms a notice to who sent it, who may not be somebody who reads notices. It reads nothing.</summary>
[NeedsPermission(CaseManagementPermissions.RecordNotices)]
internal sealed class NoticeSentModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public void OnGet()
    {
    }
}
