namespace Platform.Host.SignIn.SingleSignOn;

/// <summary>Signing in with an organisation's own account by OpenID Connect: the section <c>SingleSignOn</c> of the configuration.</summary>
internal sealed class SingleSignOnOptions
{
    /// <summary>The provider's address, where <c>.well-known/openid-configuration</c> lies. Without one there is no single sign-on.</summary>
    public string? Authority { get; set; }

    public string ClientId { get; set; } = "";

    public string? ClientSecret { get; set; }

    /// <summary>What people call the account: "your council account".</summary>
    public string DisplayName { get; set; } = "your organisation's account";

    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim that a new person's user name comes from.</summary>
    public string UserNameClaim { get; set; } = "preferred_username";

    public string DisplayNameClaim { get; set; } = "name";

    /// <summary>
    /// The claim whose value is the user name of a person who is here already, who is then linked at their first such sign-in.
    /// Only a claim that the provider's administrators alone can change. Nobody is linked unless it is set.
    /// </summary>
    public string? LinkByClaim { get; set; }

    /// <summary>Somebody who is not here yet is made when they come, with what their groups give.</summary>
    public bool CreatePeople { get; set; } = true;

    public string GroupsClaim { get; set; } = "groups";

    /// <summary>What each group of the provider gives.</summary>
    public Dictionary<string, GroupGrant> Groups { get; set; } = new(StringComparer.Ordinal);

    /// <summary>No second factor is asked for here when the provider says that it asked for one (<c>amr</c> holds <c>mfa</c>, RFC 8176).</summary>
    public bool TrustsSecondFactor { get; set; } = true;

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>Scheme, host and port, for the policy that says where forms may lead.</summary>
    public string? Origin => IsOn && Uri.TryCreate(Authority, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;
}

/// <summary>What being in a group means here.</summary>
internal sealed class GroupGrant
{
    public List<string> Roles { get; set; } = [];

    public string? Agency { get; set; }

    /// <summary>ONS codes, or <c>all</c>.</summary>
    public List<string> Areas { get; set; } = [];
}
