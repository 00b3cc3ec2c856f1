using Platform.Kernel.Data;
using Platform.Kernel.Web;

namespace Platform.VictimServices.Contacts;

/// <summary>What a detail of a person who was harmed was before it was put right.</summary>
internal sealed class ContactEarlierDetail : EarlierDetail
{
    /// <summary>As the contact's page shows it.</summary>
    public EarlierDetailRow InWords() => new(Property switch
    {
        nameof(Contact.Kind) => "Who was harmed",
        nameof(Contact.PreferredWay) => "Preferred way",
        nameof(Contact.InterpreterLanguage) => "Interpreter",
        nameof(Contact.SpeaksForThem) => "Who may speak for them",
        nameof(Contact.SpeaksForThemAs) => "Who that is to them",
        nameof(Contact.SafeContactNote) => "Safe contact",
        nameof(Contact.VulnerabilityNote) => "What makes this harder for them",
        _ => LabelOf(Property),
    }, Property switch
    {
        nameof(Contact.Kind) => Enum.Parse<PersonKind>(Value).Text(),
        nameof(Contact.PreferredWay) => Enum.Parse<ContactWay>(Value).Text(),
        _ => Value,
    }, ReplacedUtc, ReplacedByName, Reason);
}
