namespace Platform.Host.SignIn.Sessions;

/// <summary>One signing-in of one person on one device, kept on the server: ending it here ends it there.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public DateTime StartedUtc { get; init; }

    /// <summary>To the minute: a page view does not write each time.</summary>
    public DateTime LastSeenUtc { get; set; }

    public string? Address { get; init; }

    /// <summary>The family alone, "Firefox on Windows": enough to know one's own device by.</summary>
    public required string Browser { get; init; }

    public SignInMethod Method { get; init; }

    /// <summary>A second factor was shown, here or to the provider that vouches for it.</summary>
    public bool HadSecondFactor { get; init; }

    /// <summary>A hash of the provider and its session, where one vouched for the person and named it; by it the provider ends it.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>The person's stamp when it began. A new password or leaving gives them another, and the session is over.</summary>
    public required string SecurityStamp { get; set; }

    public DateTime? EndedUtc { get; set; }

    public SessionEnd? EndedBecause { get; set; }

    /// <summary>Who ended it, where it was somebody else.</summary>
    public string? EndedBy { get; set; }
}

/// <summary>How somebody showed who they are.</summary>
internal enum SignInMethod
{
    Password,
    SingleSignOn,
}

/// <summary>Why a session is over.</summary>
internal enum SessionEnd
{
    SignedOut,
    EndedByPerson,
    EndedByAdministrator,
    Idle,
    TimeLimit,
    StandingChanged,
    SignedOutAtProvider,
}
