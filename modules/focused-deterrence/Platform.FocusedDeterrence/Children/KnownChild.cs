using Platform.Kernel.Data;

namespace Platform.FocusedDeterrence.Children;

/// <summary>
/// A child on the partnership's record, as far as this module must know: that they exist, where, and roughly how old they
/// are. No name.
/// </summary>
internal sealed class KnownChild : IHasArea
{
    public required Guid ChildId { get; init; }

    public required string AreaCode { get; set; }

    public required int YearOfBirth { get; set; }
}
