using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.SignIn.Passwords;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class PasswordRuleTests
{
    private static readonly string[] Refused =
    [
        "short", "elevenchars", "password1234", "Passw0rd!Passw0rd!", "P@ssw0rd2026!!", "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "123456789012", "098765432109",
        "qwertyuiop12345", "zxcvbnm,./zxc", "1q2w3e4r5t6y7u8i", "abcdefghijklmnop", "letmein2026!!!!", "Liverpool2024!", "liverpoolfootball", "W1nter!2026!!!",
        "iloveyou12345678", "839274650183", "!!!!!!!!!!!!!!!", "NiaFairweather1!", "nia.fairweather", "Fairweather2026", "violencepartnership1", "platform-2026-platform", "ManchesterUnited1",
    ];

    private static readonly string[] Taken =
    [
        PlatformHost.Password, "correct horse battery staple", "teapot lorry seventeen", "räksmörgås på torget", "我的密码是很长的一句话没有人能猜到", "Xk3#mmQ9!vLp2z", "demo-kx7mq2vtpn4w",
        "my nan keeps bees in leeds", "velvet-gherkin-tugboat", "            spaces count too",
    ];

    [Fact]
    public async Task What_others_try_first_is_refused_with_a_sentence_and_what_they_do_not_is_taken()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var user = new User { UserName = "nia.fairweather", NormalizedUserName = "NIA.FAIRWEATHER", DisplayName = "Sergeant Nia Fairweather" };
        await host.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var rules = users.PasswordValidators.OfType<PasswordRules>().Single();
            foreach (var password in Refused)
            {
                var result = await rules.ValidateAsync(users, user, password);
                result.Succeeded.ShouldBeFalse(password);
                result.Errors.ShouldHaveSingleItem().Description.ShouldEndWith(".");
            }

            foreach (var password in Taken)
                (await rules.ValidateAsync(users, user, password)).Succeeded.ShouldBeTrue(password);
            (await rules.ValidateAsync(users, user, new string('x', 60) + "teapot lorry" + new string('y', 60))).Succeeded.ShouldBeFalse("longer than is hashed");
        });
    }

    [Fact]
    public async Task Nothing_asks_for_kinds_of_characters()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await host.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = new User { UserName = "ann", NormalizedUserName = "ANN", DisplayName = "Ann" };
            foreach (var validator in users.PasswordValidators)
                (await validator.ValidateAsync(users, user, "teapot lorry seventeen")).Succeeded.ShouldBeTrue();
        });
    }
}
