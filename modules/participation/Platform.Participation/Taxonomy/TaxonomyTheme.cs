using Platform.Kernel.Data;

namespace Platform.Participation.Taxonomy;

/// <summary>One theme of the list that the participation lead keeps, with the words that suggest it.</summary>
internal sealed class TaxonomyTheme : AggregateRoot
{
    public const int WordsLength = 1000;

    private TaxonomyTheme()
    {
        Code = "";
        Name = "";
        SuggestingWords = "";
    }

    public TaxonomyTheme(Guid id, string code, string name, string suggestingWords) : base(id)
    {
        Code = code;
        Name = name;
        SuggestingWords = suggestingWords;
    }

    /// <summary>The code in events; never changes.</summary>
    public string Code { get; private set; }

    public string Name { get; private set; }

    /// <summary>Words and short phrases, separated by commas. A star at the end stands for any ending.</summary>
    public string SuggestingWords { get; private set; }

    /// <summary>No longer offered. Where it was used it stays.</summary>
    public bool IsRetired { get; private set; }

    public void Change(string name, string suggestingWords, bool isRetired)
    {
        Name = name;
        SuggestingWords = suggestingWords;
        IsRetired = isRetired;
    }
}
