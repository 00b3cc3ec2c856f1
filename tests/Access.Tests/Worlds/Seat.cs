using System.Net.Http.Headers;
using System.Text;
using Platform.Testing;

namespace Access.Tests.Worlds;

/// <summary>Somebody with a role, signed in, who asks for what they like and gets the answer as it is.</summary>
internal sealed class Seat : IDisposable
{
    private readonly PlatformHost host;
    private readonly string[] areas;

    private Seat(PlatformHost host, string role, string[] areas)
    {
        this.host = host;
        this.areas = areas;
        Role = role;
    }

    public string Role { get; }

    /// <summary>Follows redirects and reads pages.</summary>
    public PlatformClient Client { get; private set; } = null!;

    /// <summary>Follows nothing.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>What a form of theirs would carry.</summary>
    public string FormToken { get; private set; } = "";

    /// <summary>The role of somebody who has not signed in.</summary>
    public const string Nobody = "nobody signed in";

    public static async Task<Seat> TakeAsync(PlatformHost host, string role, params string[] areas)
    {
        var seat = new Seat(host, role, areas);
        await seat.SitDownAsync();
        return seat;
    }

    /// <summary>The answer to a GET, or to a POST of a form or a body with nothing in it but its token.</summary>
    public async Task<Answer> AskAsync(Route route, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(path, UriKind.Relative));
        if (!route.IsRead)
            request.Content = route.IsApi
                ? new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"))
                : new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken)]);
        // A program that borrows a person's session sends the token too.
        if (route is { IsRead: false, IsApi: true })
            request.Headers.Add("RequestVerificationToken", FormToken);
        using var response = await Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        // What was asked for ended the session, as signing out does.
        if (!route.IsRead && Role != Nobody && answer.Word(isRead: true) == "sign-in")
            await SitDownAsync();
        return answer;
    }

    public void Dispose()
    {
        Http?.Dispose();
        Client?.Dispose();
    }

    private async Task SitDownAsync()
    {
        Dispose();
        Client = Role == Nobody ? host.Anonymous() : await host.AsAsync(Role, areas);
        Http = Client.WithoutRedirects();
        var page = await Client.GetPageAsync(Role == Nobody ? "/sign-in" : "/");
        FormToken = page.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"No form on the first page of {Role} carries a token.");
    }
}
