namespace Platform.Host.SignIn;

/// <summary>How people sign in here: the section <c>SignIn</c> of the configuration.</summary>
internal sealed class SignInOptions
{
    /// <summary>Whether roles that ask for a second factor get it. Only a demonstration or a test does without.</summary>
    public SecondFactorRule SecondFactor { get; set; } = SecondFactorRule.Required;

    /// <summary>
    /// The platform is reached by https alone, so that its cookies are bound to this host and to https. Unless it is said, that is
    /// so when every address that is served is https, or when forwarded headers are on, as behind a proxy.
    /// </summary>
    public bool? Https { get; set; }
}

/// <summary>What roles that ask for a second factor get.</summary>
internal enum SecondFactorRule
{
    /// <summary>Nobody with such a role gets in without one.</summary>
    Required,

    /// <summary>People may set one up; nobody has to.</summary>
    Offered,
}
