using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Platform.Web;

/// <summary>Where a list that pages by key goes on: the model of <c>_Pager</c>.</summary>
/// <param name="NextUrl">The page after, or null on the last.</param>
/// <param name="FirstUrl">The first page, or null when this is it.</param>
/// <param name="NextLabel">What the page after holds.</param>
public sealed record PagerModel(string? NextUrl, string? FirstUrl = null, string? NextLabel = null)
{
    /// <summary>
    /// Keeps the filters of the page's address and puts the key of the last row into <paramref name="parameter"/>. The key goes
    /// into an address: a number, an instant or an identifier, never a name.
    /// </summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="after">The key of the last row shown; null when there are no more.</param>
    /// <param name="parameter">The query parameter that the page reads the key from.</param>
    public static PagerModel For(HttpRequest request, string? after, string parameter = "after")
    {
        ArgumentNullException.ThrowIfNull(request);
        var isFirst = !request.Query.ContainsKey(parameter);
        return new PagerModel(after is null ? null : With(request, parameter, after), isFirst ? null : With(request, parameter, null));
    }

    private static string With(HttpRequest request, string parameter, string? value)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => !string.Equals(pair.Key, parameter, StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(one => KeyValuePair.Create(pair.Key, one ?? ""))));
        if (value is not null)
            query.Add(parameter, value);
        return request.PathBase + request.Path + query.ToQueryString();
    }
}

/// <summary>What an empty list says: the model of <c>_NoRows</c>.</summary>
/// <param name="Text">That there is nothing, and what would fill it.</param>
/// <param name="LinkText">What to do about it, or null.</param>
/// <param name="LinkUrl">Where to do it.</param>
public sealed record NoRowsModel(string Text, string? LinkText = null, string? LinkUrl = null);
