namespace Platform.Host.People;

/// <summary>What was changed of a person, a role or an agency, in words: the audit trail beside it holds no content.</summary>
internal sealed class DirectoryChange
{
    public const int MaxText = 4000;

    public Guid Id { get; init; }

    /// <summary><c>person/</c>, <c>role/</c> or <c>agency/</c> and the key.</summary>
    public required string Subject { get; init; }

    public DateTime OccurredUtc { get; init; }

    public Guid? ByUserId { get; init; }

    public required string ByName { get; init; }

    public required string Text { get; init; }
}
