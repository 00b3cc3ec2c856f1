namespace Platform.Host.SignIn.Sessions;

/// <summary>What a browser says of itself, as the few words that people know it by. The whole string would tell one device from all others.</summary>
internal static class BrowserFamily
{
    private static readonly (string Part, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Part, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "Unknown browser";
        return Find(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Part, string Name)[] known, string? userAgent)
        => userAgent is null ? null : known.FirstOrDefault(k => userAgent.Contains(k.Part, StringComparison.Ordinal)).Name;
}
