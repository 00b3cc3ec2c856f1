using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.People;

namespace Platform.Host.Pages;

internal sealed class SignInModel(SignInManager<User> signIn, UserManager<User> users) : PageModel
{
    // One sentence for a wrong name, a wrong password and an account that is locked or has left: none tells which accounts exist.
    private const string Refused = "Your user name or password is not right, or too many attempts were made. Check both, or wait 15 minutes and try again.";

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(SafeReturnUrl) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Input.UserName))
            ModelState.AddModelError("Input.UserName", "Enter your user name");
        if (string.IsNullOrEmpty(Input.Password))
            ModelState.AddModelError("Input.Password", "Enter your password");
        if (!ModelState.IsValid)
            return Page();

        var user = await users.FindByNameAsync(Input.UserName!.Trim());
        if (user is not { IsActive: true })
        {
            // Take as long as for a person who exists.
            users.PasswordHasher.HashPassword(Stranger, Input.Password!);
            ModelState.AddModelError("Input.UserName", Refused);
            return Page();
        }

        var result = await signIn.CheckPasswordSignInAsync(user, Input.Password!, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            ModelState.AddModelError("Input.UserName", Refused);
            return Page();
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(SafeReturnUrl);
    }

    private static readonly User Stranger = new() { UserName = "", NormalizedUserName = "", DisplayName = "" };

    private string SafeReturnUrl => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";
}

internal sealed class SignInInput
{
    public string? UserName { get; set; }

    public string? Password { get; set; }
}
