using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Rights;
using Platform.Participation.Taxonomy;
using Platform.Participation.Themes;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Data;

/// <summary>What this module holds about people: voices that stand on a child's record, and when a child was asked.</summary>
internal sealed class ParticipationPersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
    {
        data.Entity<Voice>("What the child or somebody beside them said").About(PersonKinds.Child, v => v.ChildId)
            .Facts(v => v.AreaCode, v => v.SaidOn, v => v.ConsentWithdrawnOn).Words(v => v.Words).Text(v => v.About).Workers(v => v.RecordedBy)
            .Kept(RetentionSchedules.Voice, v => v.SaidOn);
        data.Entity<VoiceTheme>("A theme of what was said").PartOf<Voice>().Facts(t => t.ThemeCode);
        data.Entity<ViewRequest>("That the child was to be asked").About(PersonKinds.Child, r => r.ChildId)
            .Facts(r => r.AreaCode, r => r.HappenedOn, r => r.DueOn, r => r.ClosedOn).Text(r => r.HowAsked);
        data.Entity<ThemeVoice>("That the words are part of a theme").PartOf<Voice>();
        data.Entity<Telling>("That the child was told what came of it").PartOf<Voice>(t => t.VoiceId).Facts(t => t.ToldOn).Workers(t => t.RecordedBy);
        data.Nobody<Theme>("What several people said, in a sentence that names nobody.").Text(t => t.YouSaid);
        data.Nobody<ThemeAnswer>("What came of it, in a sentence that names nobody.").Text(a => a.Text).Workers(a => a.RecordedBy);
        data.Nobody<TaxonomyTheme>("A name for what people speak of.");
    }

    protected override Task<int> EraseBeyondTheMapAsync(PersonErasure erasure, CancellationToken cancellationToken)
    {
        // A quotation points to the words; they are gone, and the answer stays.
        var db = (ParticipationDbContext)erasure.Context;
        return db.Set<ThemeAnswer>().IgnoreQueryFilters().Where(a => a.QuotedVoiceId != null && !db.Set<Voice>().IgnoreQueryFilters().Any(v => v.Id == a.QuotedVoiceId))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.QuotedVoiceId, (Guid?)null), cancellationToken);
    }
}
