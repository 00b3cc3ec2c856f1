using Platform.Kernel.Data;
using Platform.Kernel.EventBus;

namespace Platform.FocusedDeterrence.Children;

/// <summary>
/// A child on the partnership's record, as far as this module must know: that they exist, where, and roughly how old they
/// are. No name.
/// </summary>
internal sealed class KnownChild : IHasArea, IBuiltFromEvents
{
    public required Guid ChildId { get; init; }

    public required string AreaCode { get; set; }

    public required int YearOfBirth { get; set; }

    /// <inheritdoc />
    public required Guid MessageId { get; set; }
}
