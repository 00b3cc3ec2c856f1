using Platform.Host.SignIn;
using Platform.Host.SignIn.Passwords;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class PasswordTests
{
    private const string Better = "velvet gherkin tugboat";

    [Theory, EachDatabase]
    public async Task A_person_changes_their_password_and_is_signed_out_everywhere_else(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var here = host.Anonymous();
        using var there = host.Anonymous();
        await here.SignInAsync(userName, PlatformHost.Password);
        await there.SignInAsync(userName, PlatformHost.Password);

        var page = await here.GetPageAsync("/account/password");
        (await here.PostFormAsync(page, new() { ["Input.Current"] = "wrong", ["Input.New"] = Better })).Errors.ShouldHaveSingleItem().ShouldContain("current password");
        (await here.PostFormAsync(page, new() { ["Input.Current"] = PlatformHost.Password, ["Input.New"] = "password1234" })).Errors.ShouldHaveSingleItem();
        (await here.PostFormAsync(page, new() { ["Input.Current"] = PlatformHost.Password, ["Input.New"] = PlatformHost.Password })).Errors.ShouldHaveSingleItem().ShouldContain("not the one you have");
        (await here.PostFormAsync(page, new() { ["Input.Current"] = PlatformHost.Password, ["Input.New"] = Better })).Url.AbsolutePath.ShouldBe("/account");

        (await here.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/", "the session in which it was done goes on");
        (await there.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await there.EnterPasswordAsync(userName)).Errors.ShouldHaveSingleItem();
        (await there.EnterPasswordAsync(userName, Better)).Url.AbsolutePath.ShouldBe("/");
        (await host.AuditAsync(nameof(ChangePassword))).ShouldHaveSingleItem().RecordId.ShouldBe(await host.IdOfAsync(userName));
    }

    [Fact]
    public async Task Who_was_given_a_password_chooses_their_own_before_anything_opens()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        await host.ChangeUserAsync(userName, u => u.MustChangePassword = true);
        using var browser = host.Anonymous();

        var page = await browser.EnterPasswordAsync(userName, path: "/account");
        page.Url.AbsolutePath.ShouldBe("/sign-in/new-password");
        (await browser.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await browser.PostFormAsync(page, new() { ["Input.New"] = PlatformHost.Password })).Errors.ShouldHaveSingleItem();
        (await browser.PostFormAsync(page, new() { ["Input.New"] = Better })).Url.AbsolutePath.ShouldBe("/account");

        using var later = host.Anonymous();
        (await later.EnterPasswordAsync(userName, Better)).Url.AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task The_second_factor_comes_before_a_new_password_and_cannot_be_stepped_over()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.AskForSecondFactor());
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var phone = host.Anonymous();
        var (key, _) = await host.SetUpAppAsync(phone, userName);
        await host.ChangeUserAsync(userName, u => u.MustChangePassword = true);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        using var browser = host.Anonymous();
        (await browser.EnterPasswordAsync(userName)).Url.AbsolutePath.ShouldBe("/sign-in/code");
        var skipped = await browser.GetPageAsync("/sign-in/new-password");
        (await browser.PostFormAsync(skipped, new() { ["Input.New"] = Better })).Url.AbsolutePath.ShouldBe("/sign-in/code");
        (await browser.GetPageAsync("/sign-in/second-factor")).Url.AbsolutePath.ShouldBe("/sign-in/code");

        var code = await browser.GetPageAsync("/sign-in/code");
        var next = await browser.PostFormAsync(code, new() { ["Input.Code"] = host.CodeOf(key) });
        next.Url.AbsolutePath.ShouldBe("/sign-in/new-password");
        (await browser.PostFormAsync(next, new() { ["Input.New"] = Better })).Url.AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task Every_reason_not_to_let_somebody_in_has_the_same_words_and_the_same_trace()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var here = await host.AddPersonAsync(Roles.CaseManager);
        var gone = await host.AddPersonAsync(Roles.CaseManager);
        await host.ChangeUserAsync(gone, u => u.IsActive = false);
        var locked = await host.AddPersonAsync(Roles.CaseManager);
        await host.ChangeUserAsync(locked, u => u.LockoutEndUtc = DateTime.UtcNow.AddMinutes(5));
        var without = await host.AddPersonAsync(Roles.CaseManager);
        await host.ChangeUserAsync(without, u => u.PasswordHash = null);
        using var browser = host.Anonymous();

        var wrong = await browser.EnterPasswordAsync(here, "not this one at all");
        wrong.Errors.ShouldHaveSingleItem();
        foreach (var (userName, password) in new[] { ("nobody-here", "x"), (gone, PlatformHost.Password), (locked, PlatformHost.Password), (without, "x"), (new string('n', 300), "x"), (here, new string('x', 5000)) })
        {
            var page = await browser.EnterPasswordAsync(userName, password);
            page.Errors.ShouldBe(wrong.Errors, userName);
            page.Status.ShouldBe(wrong.Status);
        }

        (await host.AuditAsync(nameof(RefuseSignIn))).Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_password_can_be_pasted_shown_and_filled_in_by_a_password_manager()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var browser = host.Anonymous();
        var field = (await browser.GetPageAsync("/sign-in")).Document.QuerySelector("[name='Input.Password']")!;
        field.GetAttribute("autocomplete").ShouldBe("current-password");
        field.HasAttribute("maxlength").ShouldBeFalse();
        field.ParentElement!.QuerySelector("button[aria-label='Show password']").ShouldNotBeNull();
    }
}
