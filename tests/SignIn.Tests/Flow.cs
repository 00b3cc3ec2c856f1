using Platform.Host.SignIn.SecondFactors;
using Platform.Testing;

namespace SignIn.Tests;

/// <summary>The steps of signing in, as somebody with a phone in their hand takes them.</summary>
internal static class Flow
{
    public static void AskForSecondFactor(this PlatformHostOptions options) => options.Settings["SignIn:SecondFactor"] = "Required";

    public static async Task<Page> EnterPasswordAsync(this PlatformClient browser, string userName, string password = PlatformHost.Password, string path = "/sign-in")
    {
        var page = await browser.GetPageAsync(path);
        return await browser.PostFormAsync(page, new() { ["Input.UserName"] = userName, ["Input.Password"] = password });
    }

    /// <summary>The key that a page shows.</summary>
    public static byte[] KeyOf(Page page) => Base32.Decode(page.Text("#manual-key").Replace(" ", "", StringComparison.Ordinal));

    public static string CodeOf(this PlatformHost host, byte[] key) => Totp.CodeAt(key, Totp.StepAt(host.Clock.GetUtcNow()));

    /// <summary>Signs in for the first time and sets an app up; ends on the page with the recovery codes.</summary>
    public static async Task<(byte[] Key, Page Codes)> SetUpAppAsync(this PlatformHost host, PlatformClient browser, string userName)
    {
        var page = await browser.EnterPasswordAsync(userName);
        page.Url.AbsolutePath.ShouldBe("/sign-in/second-factor");
        var key = KeyOf(page);
        var codes = await browser.PostFormAsync(page, new() { ["Input.Code"] = host.CodeOf(key) });
        codes.Text("h1").ShouldBe("Your recovery codes", string.Join(" ", codes.Errors));
        return (key, codes);
    }
}
