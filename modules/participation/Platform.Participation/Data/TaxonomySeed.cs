using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Participation.Taxonomy;

namespace Platform.Participation.Data;

/// <summary>The themes that a new installation starts with. A lead changes them; a code that is there stays as it is.</summary>
internal sealed class TaxonomySeed(ParticipationDbContext db, IGuidGenerator guids) : IDataSeedContributor
{
    private static readonly (string Code, string Name, string Words)[] Themes =
    [
        ("being-listened-to", "Being listened to", "listen*, heard, hear me, ignored, my side, asked me, believe*"),
        ("feeling-safe", "Feeling safe", "safe, unsafe, scared, afraid, worried, fear, knife, knives, carry*, followed, threat*"),
        ("getting-around", "Getting around", "bus, buses, train, lift home, far away, travel*, transport, taxi"),
        ("places-to-go", "Places to go and things to do", "nothing to do, bored, youth club, club, park, somewhere to go, hang out, hanging out, gym, boxing, football, music"),
        ("school-and-learning", "School and learning", "school, teacher*, lesson*, college, exclu*, suspended, detention, learn*, exam*"),
        ("work-and-money", "Work and money", "job, jobs, work experience, money, pay, earn*, afford, apprentice*"),
        ("family-and-home", "Family and home", "mum, dad, nan, family, home, brother*, sister*, house"),
        ("friends-and-pressure", "Friends and pressure", "friends, mates, pressure, made me, olders, group, backup"),
        ("online-life", "Life online", "online, phone, snapchat, instagram, video, posted, group chat, gaming"),
        ("police-and-stop-and-search", "Police and stop and search", "police, stopped, searched, stop and search, officer*, arrested, cell"),
        ("health-and-feelings", "Health and feelings", "sleep*, angry, anger, sad, stress*, anxious, anxiety, mental health, counsel*, doctor"),
        ("my-worker", "My worker and the help I get", "my worker, worker, mentor, appointment*, on time, helped, listens"),
        ("fairness-and-respect", "Fairness and respect", "fair, unfair, respect*, racis*, judged, treated, different"),
        ("plans-in-my-words", "Plans in words I understand", "understand, long words, read, explain*, my plan, the plan, paper*"),
    ];

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var known = await db.Taxonomy.Select(t => t.Code).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (code, name, words) in Themes.Where(t => !known.Contains(t.Code, StringComparer.Ordinal)))
            db.Taxonomy.Add(new TaxonomyTheme(guids.Create(), code, name, words));
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }
}
