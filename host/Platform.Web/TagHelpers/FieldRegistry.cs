using Microsoft.AspNetCore.Http;

namespace Platform.Web.TagHelpers;

/// <summary>
/// The fields of a page in the order in which they stand, so that the error summary lists errors in that order and leads
/// to the right element: a date to its day, radios to the first of them.
/// </summary>
internal sealed class FieldRegistry
{
    private readonly Dictionary<string, (int Order, string Id)> fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The page has put an error summary itself, so that the layout need not.</summary>
    public bool HasSummary { get; set; }

    public static FieldRegistry Of(HttpContext context)
    {
        if (context.Items[typeof(FieldRegistry)] is FieldRegistry known)
            return known;
        var registry = new FieldRegistry();
        context.Items[typeof(FieldRegistry)] = registry;
        return registry;
    }

    public void Add(string name, string id) => fields.TryAdd(name, (fields.Count, id));

    public (int Order, string? Id) Find(string name) => fields.TryGetValue(name, out var field) ? field : (int.MaxValue, null);
}
