using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Platform.Host.People;
using Platform.Web;

namespace Platform.Host.SignIn.Passwords;

/// <summary>
/// What a password must be: long, and not one that others guess first. There are no rules about kinds of characters and no
/// forced change (NCSC, "Password administration for system owners"; NIST SP 800-63B section 5.1.1.2).
/// </summary>
internal sealed class PasswordRules(IOptionsMonitor<PlatformWebOptions> web) : IPasswordValidator<User>
{
    public const int Shortest = 12;

    /// <summary>Room for a sentence, and an end to what must be hashed.</summary>
    public const int Longest = 128;

    public const string Hint = "At least 12 characters. Three random words are a good start. Do not use your name, the name of this service, or a password that you use elsewhere.";

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
        => Task.FromResult(Refusal(password ?? "", user.UserName, user.DisplayName, web.CurrentValue) is { } sentence
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = sentence })
            : IdentityResult.Success);

    private static string? Refusal(string password, string userName, string displayName, PlatformWebOptions service)
    {
        if (password.Length < Shortest)
            return $"Enter a password of {Shortest} characters or more. Three random words are a good start.";
        if (password.Length > Longest)
            return $"Enter a password of {Longest} characters or fewer.";

        var plain = GuessablePasswords.Plain(password);
        if (IsMostly(plain, Words($"{userName} {displayName}")))
            return "Choose a password that is not your name: it is what others try first.";
        if (IsMostly(plain, [.. Words($"{service.ServiceName} {service.Organisation}"), "platform"]))
            return "Choose a password that is not the name of this service or your partnership: it is what others try first.";
        if (GuessablePasswords.IsPattern(password))
            return "Choose a password that is not a pattern or a row of keys. Three random words are a good start.";
        return GuessablePasswords.IsCommon(password) ? "Choose another password. This one is on the list that others try first." : null;
    }

    /// <summary>Without these words less than half is left that could not be guessed.</summary>
    private static bool IsMostly(string plain, IEnumerable<string> words)
    {
        var rest = words.OrderByDescending(w => w.Length).Aggregate(plain, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < plain.Length && GuessablePasswords.OwnPart(rest).Length < Shortest / 2;
    }

    private static IEnumerable<string> Words(string text) => text
        .Split([' ', '.', '-', '_', '@', ','], StringSplitOptions.RemoveEmptyEntries)
        .Select(GuessablePasswords.Plain)
        .Where(w => w.Length >= 3)
        .Distinct();
}
