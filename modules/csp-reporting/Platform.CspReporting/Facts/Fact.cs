using Platform.Kernel.Data;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Facts;

/// <summary>
/// One thing that happened in an area, as an event of another workstream told it: what, where, when, and a code to break it down by.
/// It holds no child, no worker and no record of anybody: counts need none of them. The key is the event's, so an event that is
/// told again makes no second fact, and deleting all facts and replaying the log gives the same facts.
/// </summary>
internal sealed class Fact : IHasArea, IBuiltFromEvents
{
    /// <inheritdoc />
    public required Guid MessageId { get; init; }

    /// <summary>The place among the facts of one event, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What is counted: one of <see cref="Measures"/>.</summary>
    public required string Measure { get; init; }

    /// <inheritdoc />
    public required string AreaCode { get; init; }

    /// <summary>When it happened.</summary>
    public required DateOnly HappenedOn { get; init; }

    /// <summary>A code that the counts are broken down by; null where there is none.</summary>
    public string? Breakdown { get; init; }

    /// <summary>A number that belongs to it, for example working days; null where there is none.</summary>
    public int? Amount { get; init; }

    /// <summary>The broad ethnic group of the child it is about, as it was known then; null where it is about no child.</summary>
    public string? EthnicGroup { get; init; }
}

/// <summary>What facts count.</summary>
internal static class Measures
{
    /// <summary>A partner's notice, by kind of agency.</summary>
    public const string Notice = "notice";

    /// <summary>A driver or theme of a notice, by its code; a notice may have several.</summary>
    public const string NoticeDriver = "notice-driver";

    /// <summary>A child's case was opened, by case type.</summary>
    public const string CaseOpened = "case-opened";

    /// <summary>A child's case was closed, by how it ended.</summary>
    public const string CaseClosed = "case-closed";

    /// <summary>An incident is serious violence under the partnership's definition, by weapon.</summary>
    public const string SeriousViolence = "serious-violence";

    /// <summary>A case manager asked for support together with a child, by kind of support.</summary>
    public const string SupportAskedFor = "support-asked-for";

    /// <summary>A knife-crime programme began.</summary>
    public const string KnifeStarted = "knife-started";

    /// <summary>A session was held: "attended" or "not-attended".</summary>
    public const string KnifeSession = "knife-session";

    /// <summary>A knife-crime programme was finished; the amount is the sessions that the child was at.</summary>
    public const string KnifeCompleted = "knife-completed";

    /// <summary>A knife-crime programme ended before it was finished, by reason.</summary>
    public const string KnifeEndedEarly = "knife-ended-early";

    /// <summary>A nomination to a focused-deterrence cohort.</summary>
    public const string Nominated = "deterrence-nominated";

    /// <summary>A panel decided that somebody joins a cohort.</summary>
    public const string Enrolled = "deterrence-enrolled";

    /// <summary>A panel decided that somebody does not join.</summary>
    public const string NominationDeclined = "deterrence-declined";

    /// <summary>Support was offered, by kind.</summary>
    public const string SupportOffered = "deterrence-support-offered";

    /// <summary>Support was taken up, by kind.</summary>
    public const string SupportTakenUp = "deterrence-support-taken-up";

    /// <summary>First contact with a person who was harmed: "yes" or "no" to further contact; the amount is working days taken.</summary>
    public const string VictimContact = "victim-contact";

    /// <summary>A view was recorded, by whose it is.</summary>
    public const string Voice = "voice";

    /// <summary>A theme of a view, by its code; a view may have several.</summary>
    public const string VoiceTheme = "voice-theme";

    /// <summary>A theme was asked of an owner.</summary>
    public const string ThemeRaised = "theme-raised";

    /// <summary>A theme was answered and told back: "done", "doing" or "cannot".</summary>
    public const string YouSaidWeDid = "you-said-we-did";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        Notice, NoticeDriver, CaseOpened, CaseClosed, SeriousViolence, SupportAskedFor, KnifeStarted, KnifeSession, KnifeCompleted, KnifeEndedEarly, Nominated, Enrolled, NominationDeclined, SupportOffered, SupportTakenUp, VictimContact, Voice, VoiceTheme, ThemeRaised, YouSaidWeDid,
    };
}
