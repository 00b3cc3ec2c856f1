using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Access.Tests.Worlds;

namespace Access.Tests.BadInput;

/// <summary>One operation of the interface for programs, as its description has it.</summary>
internal sealed record ApiTarget(Seat Seat, string Method, string Path, IReadOnlyList<(string Name, bool InPath)> Parameters, JsonNode? Body, JsonNode Document);

/// <summary>Every operation of <c>/openapi/v1.json</c>.</summary>
internal static class ApiTargets
{
    public const string DocumentPath = "/openapi/v1.json";

    /// <summary>Each operation with everybody who may use it.</summary>
    public static async Task<IReadOnlyList<ApiTarget>> FindAsync(World world, Seat reader, IReadOnlyList<Seat> seats)
    {
        var answer = await reader.AskAsync(new Route("GET", DocumentPath, null), DocumentPath);
        answer.Status.ShouldBe(200);
        var document = JsonNode.Parse(answer.Body)!;
        var targets = new List<ApiTarget>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(o => o.Key is "get" or "post" or "put" or "patch" or "delete"))
            {
                var parameters = operation!["parameters"]?.AsArray().Select(p => (p!["name"]!.GetValue<string>(), p["in"]!.GetValue<string>() == "path")).ToList() ?? [];
                var body = operation["requestBody"]?["content"]?["application/json"]?["schema"];
                var route = world.Routes.First(r => r.Method == method.ToUpperInvariant() && Plain(r.Template) == Plain(path));
                foreach (var seat in seats)
                {
                    if ((await seat.AskAsync(route, world.PathOf(route))).Status is not (403 or 401))
                        targets.Add(new ApiTarget(seat, method.ToUpperInvariant(), path, parameters, body, document));
                }
            }
        }

        return targets;
    }

    /// <summary>The route without the constraints of its parameters.</summary>
    public static string Plain(string template) => System.Text.RegularExpressions.Regex.Replace(template, "\\{(\\w+)[^}]*\\}", "{}");

    /// <summary>One bad way to ask it.</summary>
    public static Attempt Attack(ApiTarget target, Random random)
    {
        var path = target.Path;
        var query = new List<string>();
        foreach (var (name, inPath) in target.Parameters)
        {
            var payload = Payloads.Next(random);
            if (inPath)
                path = path.Replace($"{{{name}}}", random.Next(3) == 0 ? Guid.NewGuid().ToString() : FormTargets.Escape(payload.Trim('.', '/', '\\') is { Length: > 0 } text ? text : "x", 300), StringComparison.Ordinal);
            else if (random.Next(2) == 0)
                query.AddRange(Enumerable.Repeat($"{name}={FormTargets.Escape(payload, 2_000)}", random.Next(1, 3)));
        }

        var request = new HttpRequestMessage(new HttpMethod(target.Method), new Uri(query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", UriKind.Relative));
        var what = $"{target.Method} {path} {FormTargets.Short(string.Join('&', query))}";
        if (target.Body is not null)
        {
            var (text, type) = Body(target, random);
            request.Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
            what += $" {type} {FormTargets.Short(text)}";
        }

        return new Attempt(target.Seat, what, request);
    }

    private static (string Text, string Type) Body(ApiTarget target, Random random) => random.Next(10) switch
    {
        0 => ("{\"a\":", "application/json"),
        1 => (string.Concat(Enumerable.Repeat("[", 5_000)), "application/json"),
        2 => ("a=b", "application/x-www-form-urlencoded"),
        3 => ("<x/>", "application/xml"),
        4 => (new[] { "null", "[]", "1", "\"text\"", "", "{\"content\":null}", "{\"requestKey\":1,\"requestKey\":2}", "\ufeff{}" }[random.Next(8)], "application/json"),
        _ => (Make(target.Body!, target.Document, random, 0)?.ToJsonString() ?? "null", "application/json"),
    };

    /// <summary>Something of the schema's shape, each part of it bad now and then.</summary>
    private static JsonNode? Make(JsonNode schema, JsonNode document, Random random, int depth)
    {
        if (depth > 6 || random.Next(12) == 0)
            return random.Next(4) switch { 0 => null, 1 => JsonValue.Create(random.NextInt64()), 2 => new JsonArray(), _ => JsonValue.Create(Payloads.Next(random)) };
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Make(document["components"]!["schemas"]![reference.Split('/')[^1]]!, document, random, depth);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray { Count: > 0 } choices)
            return Make(choices[random.Next(choices.Count)]!, document, random, depth + 1);
        if (schema["properties"] is JsonObject properties)
        {
            var made = new JsonObject();
            foreach (var (name, part) in properties)
                made[name] = Make(part!, document, random, depth + 1);
            if (random.Next(4) == 0)
                made[Payloads.ForeignFields[random.Next(Payloads.ForeignFields.Count)]] = Payloads.Next(random);
            return made;
        }

        if (schema["items"] is { } items)
            return new JsonArray([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Make(items, document, random, depth + 1))]);
        return schema["format"]?.GetValue<string>() switch
        {
            "uuid" => JsonValue.Create(Guid.NewGuid()),
            "date" when random.Next(2) == 0 => JsonValue.Create("2026-06-12"),
            _ => JsonValue.Create(Payloads.Next(random)),
        };
    }
}
