using Platform.CaseManagement.Children;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Families;

/// <summary>Two children of one family or household, who said so, and from when until when.</summary>
internal sealed class FamilyLink : AggregateRoot
{
    private FamilyLink()
    {
    }

    private FamilyLink(Guid id) : base(id)
    {
    }

    /// <summary>The one of the two whose identifier comes first: so a tie is one row, from whichever side it is recorded.</summary>
    public Guid ChildId { get; private set; }

    public Guid OtherChildId { get; private set; }

    public string KindCode { get; private set; } = "";

    public string SourceCode { get; private set; } = "";

    /// <summary>Which agency, or which record.</summary>
    public string? SourceNote { get; private set; }

    /// <summary>From when, where somebody knows.</summary>
    public DateOnly? SinceOn { get; private set; }

    public DateOnly RecordedOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public string? EndedBecause { get; private set; }

    public static FamilyLink Record(Guid id, Guid one, Guid other, string kind, string source, string? note, DateOnly? since, DateOnly on)
    {
        var (first, second) = InOrder(one, other);
        return new FamilyLink(id)
        {
            ChildId = first, OtherChildId = second, KindCode = kind, SourceCode = source, SourceNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), SinceOn = since, RecordedOn = on,
        };
    }

    public void End(DateOnly on, string because) => (EndedOn, EndedBecause) = (on, because.Trim());

    public static (Guid First, Guid Second) InOrder(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}

/// <summary>The short lists of families.</summary>
internal static class FamilyCodes
{
    public const string SameAddress = "same-address";

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("sibling", "Brother or sister, also half or step"),
        new("lives-with", "Lives in the same household"),
        new(SameAddress, "Recorded at the same address"),
    ];

    public static IReadOnlyList<Choice> Sources { get; } =
    [
        new("child", "The child"),
        new("parent-or-carer", "A parent or carer"),
        new("agency", "Another agency"),
        new("record", "Another record here, such as the address"),
    ];
}
