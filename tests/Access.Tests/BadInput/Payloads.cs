namespace Access.Tests.BadInput;

/// <summary>What somebody could put where the platform expects something else.</summary>
internal static class Payloads
{
    /// <summary>Comes back as it is only where an answer forgets to encode.</summary>
    public const string Script = "<script>alert(1)</script>";

    private static readonly string[] Fixed =
    [
        "", " ", "\t\r\n", "null", "undefined", "NaN", "true", "[]", "{}", "0", "-1", "-2147483649", "2147483648", "9223372036854775808", "1e309", "1,5", "0x10", "٣",
        Script, $"\"><img src=x onerror=alert(1)>{Script}", "'; drop table cases_Child; --", "' or '1'='1", "\" union select 1,2,3 --", "%_[]^\\", "*", "${7*7}", "{{7*7}}", "@(1+1)", "#{1}",
        "%s%n%x", "{0}{1}{99999}", "../../../../etc/passwd", "..\\..\\web.config", "%2e%2e%2f", "file:///etc/passwd", "javascript:alert(1)", "//example.org", "https://example.org/",
        "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1", "-1+1",
        "\u0000", "a\u0000b", "\u0001\u0002\u001b[31m", "\ufeff", "\ufffe\uffff", "\u202Eright to left\u202C", "مرحبا بالعالم", "שלום", "👨‍👩‍👧‍👦🔪", "é\u0301\u0301\u0301\u0301", "ﷺ", "İıſK", "\ud800", "x\udc00y", "Zoë\u2028line\u2029",
        "30/02/2026", "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01", "-0001-01-01", "24:61", "2026-06-31T25:00:00Z", "99", "13",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-a-guid", "{00000000-0000-0000-0000-000000000001}", "E06000054", "E99999999", "SW1A 1AA' --", "999 999 9999", "a@b\r\nBcc: c@d",
        "\r\nSet-Cookie: a=b", "__RequestVerificationToken", "CfDJ8", "System.Object, System.Private.CoreLib", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
    ];

    /// <summary>Names of things that a form does not have.</summary>
    public static IReadOnlyList<string> ForeignFields { get; } =
    [
        "Id", "Input.Id", "Version", "Input.Version", "AreaCode", "Input.AreaCode", "CreatedBy", "IsSystem", "Permissions[0]", "Roles[0]", "Input.Items[999999].What", "Input.Items[2147483647].What", "Input.Items[-1].What",
        "Input[Items][0]", "Input.Content.People[1000].Role", "Input..", ".", "[]", "Input.", "handler", "id", "__proto__", "Input.Input.Input", "ModelState", "HttpContext.User", "PageContext", "TempData[x]", "Model",
    ];

    public static string Next(Random random) => random.Next(20) switch
    {
        0 => new string((char)random.Next('a', 'z'), random.Next(1_000, 20_000)),
        1 when random.Next(6) == 0 => string.Concat(Enumerable.Repeat("1 MB 🔪 ", 131_072)),
        2 => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(1, 0xD7FF))),
        3 => $"{Fixed[random.Next(Fixed.Length)]}{Fixed[random.Next(Fixed.Length)]}",
        4 => random.NextInt64(long.MinValue, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Fixed[random.Next(Fixed.Length)],
    };
}
