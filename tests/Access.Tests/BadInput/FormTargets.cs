using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Access.Tests.Worlds;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Access.Tests.BadInput;

/// <summary>A field of a form as it stands on the page.</summary>
internal sealed record Field(string Name, string Kind, string Value);

/// <summary>A form on a page of somebody.</summary>
internal sealed record FormTarget(Seat Seat, bool IsPost, string Action, bool IsMultipart, IReadOnlyList<Field> Fields);

/// <summary>Every form that any role finds on any page of the world, once for each shape.</summary>
internal static partial class FormTargets
{
    public static async Task<IReadOnlyList<FormTarget>> FindAsync(World world, IReadOnlyList<Seat> seats)
    {
        var found = new Dictionary<string, FormTarget>(StringComparer.Ordinal);
        foreach (var seat in seats)
        {
            foreach (var route in world.Routes.Where(r => r.IsRead && !r.IsApi))
            {
                var path = world.PathOf(route);
                var answer = await seat.AskAsync(route, path);
                if (answer.Status != 200 || !answer.Headers.Contains("text/html", StringComparison.Ordinal))
                    continue;
                var document = await new HtmlParser().ParseDocumentAsync(answer.Body);
                foreach (var form in document.QuerySelectorAll("form").OfType<IHtmlFormElement>())
                {
                    var action = form.GetAttribute("action") is { Length: > 0 } given ? given : path;
                    var fields = form.QuerySelectorAll("input, select, textarea, button[name]").Select(ReadField).OfType<Field>().ToList();
                    // Signing out ends what follows; it has tests of its own.
                    if (!action.StartsWith("/sign-out", StringComparison.Ordinal))
                        found.TryAdd($"{form.Method} {Identifier().Replace(action, "ID")} {string.Join(' ', fields.Select(f => f.Name).Distinct())}",
                            new FormTarget(seat, form.Method == "post", action, form.GetAttribute("enctype") == "multipart/form-data", fields));
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>One bad way to send a form.</summary>
    public static Attempt Attack(FormTarget form, Random random)
    {
        var values = form.Fields.Where(f => f.Kind is not ("file" or "button")).Select(f => (f.Name, f.Value)).ToList();
        var action = form.Action;
        var what = "as it stands";
        var typed = form.Fields.Where(f => f.Name != "__RequestVerificationToken").ToList();
        switch (random.Next(12))
        {
            case 0 or 1 or 2 or 3 when typed.Count > 0:
                var field = typed[random.Next(typed.Count)];
                var payload = Payloads.Next(random);
                what = $"{field.Name} = {Short(payload)}";
                values.RemoveAll(v => v.Name == field.Name);
                values.Add((field.Name, payload));
                break;
            case 4 or 5:
                what = "every field bad";
                values = [.. values.Select(v => (v.Name, v.Name == "__RequestVerificationToken" ? v.Value : Payloads.Next(random)))];
                break;
            case 6 when typed.Count > 0:
                var gone = typed[random.Next(typed.Count)].Name;
                what = $"without {gone}";
                values.RemoveAll(v => v.Name == gone);
                break;
            case 7 when typed.Count > 0:
                var twice = typed[random.Next(typed.Count)].Name;
                what = $"{twice} several times";
                for (var i = random.Next(1, 40); i > 0; i--)
                    values.Add((twice, Payloads.Next(random)[..0] + i));
                break;
            case 8:
                var foreign = Payloads.ForeignFields[random.Next(Payloads.ForeignFields.Count)];
                what = $"with {foreign} too";
                values.Add((foreign, Payloads.Next(random)));
                break;
            case 9:
                action = Identifier().Replace(action, _ => random.Next(3) switch { 0 => Guid.Empty.ToString(), 1 => "not-a-guid", _ => Guid.NewGuid().ToString() });
                what = "about another record";
                break;
            case 10:
                action += (action.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"handler={Escape(Payloads.Next(random), 200)}&page={Escape(Payloads.Next(random), 200)}&after={Escape(Payloads.Next(random), 200)}";
                what = "with another handler";
                break;
        }

        if (!form.IsPost)
        {
            var query = string.Join('&', values.Select(v => $"{Escape(v.Name, 200)}={Escape(v.Value, 2_000)}"));
            return new Attempt(form.Seat, $"GET {action}, {what}", new HttpRequestMessage(HttpMethod.Get, new Uri($"{action.Split('?')[0]}?{query}", UriKind.Relative)));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = Body(form, values, random, ref what) };
        return new Attempt(form.Seat, $"POST {action}, {what}", request);
    }

    private static HttpContent Body(FormTarget form, List<(string Name, string Value)> values, Random random, ref string what)
    {
        switch (random.Next(form.IsMultipart ? 3 : 25))
        {
            case 0 when form.IsMultipart:
                var file = form.Fields.FirstOrDefault(f => f.Kind == "file")?.Name ?? "File";
                what += ", with a file that is none";
                var multipart = new MultipartFormDataContent();
                foreach (var (name, value) in values)
                    multipart.Add(new StringContent(Clean(value)), name);
                var bytes = new byte[random.Next(0, 5_000)];
                random.NextBytes(bytes);
                byte[][] contents = [bytes, Encoding.UTF8.GetBytes(Payloads.Next(random)), [0x50, 0x4B, 3, 4, .. bytes], Encoding.UTF8.GetBytes($"Agency kind,Agency\n\"{Payloads.Script}")];
                string[] names = ["a.csv", "../../x.csv", "x.exe", "a.csv\u202Etxt", Payloads.Script + ".csv"];
                var part = new ByteArrayContent(contents[random.Next(contents.Length)]);
                part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{file}\"; filename=\"{names[random.Next(names.Length)]}\"");
                multipart.Add(part);
                return multipart;
            case 1:
                what += ", as JSON";
                return new StringContent("{\"a\":", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            case 2:
                what += ", as broken multipart";
                var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n");
                broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=y");
                return broken;
            default:
                var text = string.Join('&', values.Select(v => $"{Uri.EscapeDataString(Clean(v.Name))}={Uri.EscapeDataString(Clean(v.Value))}"));
                return new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        }
    }

    public static string Short(string text) => text.Length > 60 ? $"{text[..60]}… ({text.Length})" : text.ReplaceLineEndings(" ");

    public static string Escape(string text, int most) => Uri.EscapeDataString(Clean(text.Length > most ? text[..most] : text));

    // Half of a pair cannot be written as UTF-8 at all; what a program would send in its place.
    private static string Clean(string text) => new([.. text.Select((c, i) => char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) && !(i > 0 && char.IsLowSurrogate(c) && char.IsHighSurrogate(text[i - 1])) ? '\ufffd' : c)]);

    private static Field? ReadField(AngleSharp.Dom.IElement element) => element.GetAttribute("name") is not { Length: > 0 } name ? null : element switch
    {
        IHtmlInputElement { Type: "submit" or "image" or "reset" } => null,
        IHtmlInputElement { Type: "file" } => new Field(name, "file", ""),
        IHtmlInputElement input => new Field(name, input.Type, input.Value),
        IHtmlSelectElement select => new Field(name, "select", select.Options.LastOrDefault()?.Value ?? ""),
        IHtmlTextAreaElement area => new Field(name, "text", area.Value),
        _ => new Field(name, "button", element.GetAttribute("value") ?? ""),
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Identifier();
}
