using System.Text.RegularExpressions;

namespace Architecture.Tests.Rules;

/// <summary>What may stand in files. Each rule gives back what breaks it, in sentences.</summary>
internal static partial class TextRules
{
    /// <summary>The host's code names no module: what is a comment may give one as an example.</summary>
    public static IEnumerable<string> OfHostCode(string file, string text, IReadOnlyCollection<string> modules)
    {
        var code = Comment().Replace(text, "");
        return Named(code, modules).Select(m => $"{file} names the module '{m}'. The host and the kernel know none.");
    }

    /// <summary>No file outside a module's own names two: that would be a list that somebody has to keep.</summary>
    public static IEnumerable<string> OfLists(string file, string text, IReadOnlyCollection<string> modules)
    {
        var named = Named(Comment().Replace(text, ""), modules).ToList();
        if (named.Count >= 2)
            yield return $"{file} names {string.Join(", ", named)}. Modules are found, never listed.";
    }

    private static IEnumerable<string> Named(string text, IReadOnlyCollection<string> modules)
        => modules.Where(m => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(m)}(?![\w-])") || Regex.IsMatch(text, $@"\bPlatform\.{Platform.Kernel.Modularity.PlugInCatalog.ToPascalCase(m)}\b"));

    [GeneratedRegex(@"//.*?$|/\*.*?\*/|@\*.*?\*@|<!--.*?-->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();
}
