namespace Platform.Contracts;

/// <summary>
/// The version of an event that follows another. The publisher publishes the newer one alone; subscribers of either get what they
/// handle, also of events that were kept from before: the bus converts on the way. Both conversions are pure: what one version does not say
/// is filled with what it meant at the time.
/// </summary>
/// <typeparam name="TBefore">The version before.</typeparam>
/// <typeparam name="TSelf">This version.</typeparam>
public interface INextVersionOf<TBefore, TSelf> : IEto where TBefore : class, IEto where TSelf : class, IEto
{
    /// <summary>An event of the version before, as this one: for subscribers of this version that read what was kept.</summary>
    static abstract TSelf From(TBefore before);

    /// <summary>This event as the version before it: for subscribers that have not moved yet.</summary>
    TBefore ToBefore();
}
