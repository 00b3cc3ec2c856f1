using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Platform.Web.Tests.Fixtures;

/// <summary>One example of govuk-frontend: what its template was given and what came of it.</summary>
public sealed record Fixture(string Component, string Name, JsonNode Options, string Html)
{
    public override string ToString() => $"{Component}: {Name}";
}

/// <summary>The examples that the installed govuk-frontend ships.</summary>
internal static class FixtureFile
{
    /// <summary>An option that no renderer knows is an error, so that none is passed over in silence.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new LenientString(), new LenientInt() }
    };

    public static IReadOnlyList<Fixture> Read(string component)
    {
        var path = Path.Combine(Sources.Web, "node_modules", "govuk-frontend", "dist", "govuk", "components", component, "fixtures.json");
        var file = JsonNode.Parse(File.ReadAllText(path))!;
        return [.. file["fixtures"]!.AsArray().Select(fixture => new Fixture(
            component, fixture!["name"]!.GetValue<string>(), fixture["options"]!, fixture["html"]!.GetValue<string>()))];
    }

    public static T Deserialise<T>(JsonNode options)
    {
        var copy = options.DeepClone();
        DropFalsy(copy);
        return copy.Deserialize<T>(Json)!;
    }

    // Nunjucks leaves out what is "falsy" in a list or where an object is expected; in C# that is null.
    private static void DropFalsy(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    if (array[index] is JsonValue value && (value.GetValueKind() is JsonValueKind.False || (value.TryGetValue<string>(out var text) && text.Length == 0)))
                        array[index] = null;
                    else
                        DropFalsy(array[index]);
                }

                break;
            case JsonObject @object:
                foreach (var (name, value) in @object.ToList())
                {
                    if (name == "conditional" && value is JsonObject { Count: > 0 } conditional && conditional["html"]?.GetValueKind() is JsonValueKind.False)
                        @object[name] = null;
                    else
                        DropFalsy(value);
                }

                break;
        }
    }

    private sealed class LenientString : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => null,
            _ => throw new JsonException($"A text was expected and {reader.TokenType} found.")
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class LenientInt : JsonConverter<int?>
    {
        public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => int.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            _ => reader.GetInt32()
        };

        public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
