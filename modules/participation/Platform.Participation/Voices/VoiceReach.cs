using Platform.Kernel.Security;

namespace Platform.Participation.Voices;

/// <summary>
/// Which voices the current person may see. What a person who was harmed said is for those who manage themes: whoever works
/// with the child who caused the harm must not meet it here.
/// </summary>
internal sealed class VoiceReach(ICurrentUser currentUser)
{
    public IQueryable<Voice> Of(IQueryable<Voice> voices)
        => currentUser.HasPermission(ParticipationPermissions.ManageThemes) ? voices : voices.Where(v => v.Who != VoiceWho.HarmedPerson);
}
