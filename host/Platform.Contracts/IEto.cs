namespace Platform.Contracts;

/// <summary>
/// An integration event: a fact in the past tense that a module publishes for others to react to
/// (ABP: event transfer object). A sealed record of identifiers, codes, dates and counts; never free text,
/// and never more about a person than its subscribers need.
/// </summary>
/// <remarks>Every type that implements this carries an <see cref="EventNameAttribute"/>.</remarks>
public interface IEto;
