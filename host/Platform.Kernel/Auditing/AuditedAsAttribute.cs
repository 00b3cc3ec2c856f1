using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Platform.Kernel.Auditing;

/// <summary>
/// What a request did, in the words of the people who read "Who opened this": a verb in the past, for example "Opened the case".
/// Every request about a record has one.
/// </summary>
/// <param name="words">Few words, beginning with a capital.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AuditedAsAttribute(string words) : Attribute
{
    /// <summary>The words.</summary>
    public string Words { get; } = words;
}

/// <summary>The words for the actions of the audit trail.</summary>
public sealed class ActionNames
{
    private readonly FrozenDictionary<string, string> words;

    internal ActionNames(IEnumerable<Assembly> assemblies)
        => words = assemblies.SelectMany(a => a.GetTypes())
            .Select(t => (t.Name, t.GetCustomAttribute<AuditedAsAttribute>()?.Words))
            .Where(t => t.Words is not null)
            .DistinctBy(t => t.Name)
            .ToFrozenDictionary(t => t.Name, t => t.Words!, StringComparer.Ordinal);

    /// <summary>The words of an action. One whose module is gone, or is older, is taken apart at its capitals.</summary>
    public string Of(string action) => words.GetValueOrDefault(action) ?? TakeApart(action);

    /// <summary>Every action that is known now, with its words.</summary>
    public IReadOnlyDictionary<string, string> All => words;

    private static string TakeApart(string action)
    {
        var text = new StringBuilder(action.Length + 8);
        foreach (var letter in action)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                text.Append(letter);
        }

        return text.ToString();
    }
}
