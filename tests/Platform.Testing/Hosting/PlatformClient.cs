using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Platform.Testing;

/// <summary>
/// A browser without a screen: keeps cookies, follows redirects, reads pages, and sends forms as they stand on the page, with
/// their antiforgery token. The verb is in each method's name.
/// </summary>
public sealed class PlatformClient : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();
    private string? token;

    /// <param name="url">Where the host answers.</param>
    public PlatformClient(Uri url) => http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseCookies = true }) { BaseAddress = url };

    /// <summary>For what the other methods do not do.</summary>
    public HttpClient Http => http;

    /// <summary>The person's cookies as a header, for a request to another node.</summary>
    public string CookieHeader(Uri url) => cookies.GetCookieHeader(url);

    /// <summary>The same person's cookies, and answers as they are: a redirect is not followed. The caller disposes it.</summary>
    public HttpClient WithoutRedirects() => new(new SocketsHttpHandler { CookieContainer = cookies, UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = http.BaseAddress };

    /// <summary>Signs in by the page.</summary>
    public async Task SignInAsync(string userName, string password)
    {
        token = null;
        var page = await GetPageAsync("/sign-in");
        var answer = await PostFormAsync(page, new() { ["Input.UserName"] = userName, ["Input.Password"] = password });
        if (answer.Url.AbsolutePath == "/sign-in")
            throw new InvalidOperationException($"Signing in was refused: {answer.Document.QuerySelector(".govuk-error-summary")?.TextContent.Trim()}");
    }

    /// <summary>GET, whatever the status.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>POSTs JSON to an endpoint, with the antiforgery token that a browser's script would send.</summary>
    public async Task<HttpResponseMessage> PostJsonAsync(string path, HttpContent content, CancellationToken cancellationToken = default)
    {
        token ??= (await GetPageAsync("/")).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException("The first page has no form to take a token from.");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>GET, as a parsed page.</summary>
    public async Task<Page> GetPageAsync(string path)
    {
        using var response = await GetAsync(path);
        return await ReadAsync(response);
    }

    /// <summary>POSTs a form of a page that was read, with these fields changed or added. A null value leaves the field out.</summary>
    /// <param name="page">The page.</param>
    /// <param name="fields">Fields by name.</param>
    /// <param name="formSelector">Which form; the one in the main part unless said.</param>
    public async Task<Page> PostFormAsync(Page page, Dictionary<string, string?> fields, string formSelector = "main form[method=post]")
    {
        var form = page.Document.QuerySelector(formSelector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"The page {page.Url.AbsolutePath} ({(int)page.Status}) has no form '{formSelector}': {page.Document.Body?.TextContent.Trim()[..Math.Min(500, page.Document.Body.TextContent.Trim().Length)]}");
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, textarea, select"))
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || fields.ContainsKey(name) || element.HasAttribute("disabled"))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice when !choice.IsChecked:
                case IHtmlInputElement { Type: "file" or "submit" }:
                    continue;
                case IHtmlInputElement input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    values.Add(new(name, select.Value ?? ""));
                    break;
            }
        }

        values.AddRange(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string>(f.Key, f.Value!)));
        var action = form.GetAttribute("action");
        using var content = new FormUrlEncodedContent(values);
        using var response = await http.PostAsync(string.IsNullOrEmpty(action) ? page.Url : new Uri(page.Url, action), content);
        return await ReadAsync(response);
    }

    /// <summary>POSTs a form with a file, as a browser would.</summary>
    public async Task<Page> PostFileAsync(Page page, string field, string fileName, byte[] file, Dictionary<string, string>? fields = null, string formSelector = "main form[method=post]")
    {
        var form = page.Document.QuerySelector(formSelector) ?? throw new InvalidOperationException($"The page {page.Url.AbsolutePath} has no form '{formSelector}'.");
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]"))
            if (input.GetAttribute("name") is { Length: > 0 } name && fields?.ContainsKey(name) != true)
                content.Add(new StringContent(input.GetAttribute("value") ?? ""), name);
        foreach (var (name, value) in fields ?? [])
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file), field, fileName);
        using var response = await http.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? new Uri(page.Url, action) : page.Url, content);
        return await ReadAsync(response);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Page(response.RequestMessage!.RequestUri!, response.StatusCode, await new HtmlParser().ParseDocumentAsync(text));
    }
}

/// <summary>A page that was read.</summary>
/// <param name="Url">Where it was in the end.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Document">Its content.</param>
public sealed record Page(Uri Url, HttpStatusCode Status, IHtmlDocument Document)
{
    /// <summary>The text of the first element that fits, in one line.</summary>
    public string Text(string selector) => Clean(Document.QuerySelector(selector)?.TextContent);

    /// <summary>The text of the main part, in one line.</summary>
    public string Main => Text("main");

    /// <summary>The texts of all elements that fit.</summary>
    public IReadOnlyList<string> Texts(string selector) => Document.QuerySelectorAll(selector).Select(e => Clean(e.TextContent)).ToList();

    /// <summary>The error summary's sentences.</summary>
    public IReadOnlyList<string> Errors => Texts(".govuk-error-summary__list li");

    private static string Clean(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
