namespace Platform.Web;

/// <summary>What the pages say of the service: the section <c>Platform</c> of the configuration.</summary>
public sealed class PlatformWebOptions
{
    /// <summary>The service's name, in the header and in every page's title.</summary>
    public string ServiceName { get; set; } = "Serious violence partnership";

    /// <summary>The partnership that runs it, for the footer and the pages about privacy and accessibility.</summary>
    public string Organisation { get; set; } = "your local community safety partnership";

    /// <summary>Every page says that nothing on it is about a real child.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Roles that ask for a second factor get it. Said by how people sign in; a demonstration goes without and says so.</summary>
    public bool AsksForSecondFactor { get; set; } = true;

    /// <summary>alpha, beta, or nothing for a live service.</summary>
    public string Phase { get; set; } = "Beta";

    /// <summary>Where people give feedback.</summary>
    public string FeedbackUrl { get; set; } = "/help#feedback";

    /// <summary>Whom to ask for help, for example an e-mail address or a telephone number.</summary>
    public string HelpContact { get; set; } = "your service lead";

    /// <summary>The handling marking that prints carry.</summary>
    public string HandlingMarking { get; set; } = "OFFICIAL-SENSITIVE";
}
