using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Platform.Web.Tests.Fixtures;

/// <summary>
/// HTML as a browser would build it, one node a line, attributes sorted, text without the line breaks and indents of a template.
/// </summary>
internal static partial class NormalisedHtml
{
    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}</body>");
        var text = new StringBuilder();
        foreach (var node in document.Body!.ChildNodes)
            Write(node, text, 0, preserve: false);
        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text, int depth, bool preserve)
    {
        switch (node)
        {
            case IElement element:
                text.Append(' ', depth).Append('<').Append(element.LocalName);
                foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
                {
                    var value = attribute.Name == "class" ? Spaces().Replace(attribute.Value, " ").Trim() : attribute.Value;
                    text.Append(' ').Append(attribute.Name).Append("=\"").Append(value.Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
                }

                text.Append(">\n");
                foreach (var child in element.ChildNodes)
                    Write(child, text, depth + 1, element.LocalName == "textarea");
                break;
            case IText inner:
                var shown = preserve ? inner.Data.Replace("\n", "\\n", StringComparison.Ordinal) : Spaces().Replace(inner.Data, " ").Trim();
                if (shown.Length > 0)
                    text.Append(' ', depth).Append(shown).Append('\n');
                break;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
