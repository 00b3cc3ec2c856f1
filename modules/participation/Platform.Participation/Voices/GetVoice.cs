using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Participation.Data;

namespace Platform.Participation.Voices;

[RequiresPermission(ParticipationPermissions.ViewVoices)]
[AuditedAs("Opened what the child said")]
internal sealed record GetVoice(Guid VoiceId) : IQuery<VoiceView?>, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Voice;

    Guid? IAboutRecord.RecordId => VoiceId;
}

internal sealed record VoiceView(
    Guid Id, Guid? ChildId, string AreaCode, VoiceWho Who, VoiceHow How, string? Words, string About, DateOnly SaidOn, string RecordedBy,
    bool MayUseAnonymously, bool MayQuote, DateOnly? ConsentWithdrawnOn, IReadOnlyList<ConfirmedTheme> Themes);

internal sealed record ConfirmedTheme(string Code, string Name, bool WasSuggested);

internal sealed class GetVoiceHandler(ParticipationDbContext db, VoiceReach reach) : IRequestHandler<GetVoice, VoiceView?>
{
    public async Task<VoiceView?> Handle(GetVoice request, CancellationToken cancellationToken)
    {
        var voice = await reach.Of(db.Voices.AsNoTracking()).Include(v => v.Themes).SingleOrDefaultAsync(v => v.Id == request.VoiceId, cancellationToken).ConfigureAwait(false);
        if (voice is null)
            return null;
        var names = await db.Taxonomy.AsNoTracking().ToDictionaryAsync(t => t.Code, t => t.Name, cancellationToken).ConfigureAwait(false);
        return new VoiceView(
            voice.Id, voice.ChildId, voice.AreaCode, voice.Who, voice.How, voice.Words, voice.About, voice.SaidOn, voice.RecordedBy,
            voice.MayUseAnonymously, voice.MayQuote, voice.ConsentWithdrawnOn,
            [.. voice.Themes.Select(t => new ConfirmedTheme(t.ThemeCode, names.GetValueOrDefault(t.ThemeCode, t.ThemeCode), t.WasSuggested)).OrderBy(t => t.Name, StringComparer.Ordinal)]);
    }
}
