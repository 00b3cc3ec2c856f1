namespace Platform.CspReporting.Disproportionality;

/// <summary>
/// The broad ethnic group of a child, so that what happens can be counted by it: the code of one of five groups, or "not known", and
/// nothing else of the child. A fact takes the group and not the child.
/// </summary>
internal sealed class ChildGroup
{
    /// <summary>The child.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>For example <c>mixed</c>.</summary>
    public required string GroupCode { get; set; }
}
