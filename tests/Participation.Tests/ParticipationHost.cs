using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Participation;
using Platform.Participation.Themes;
using Platform.Participation.Voices;
using Platform.Testing;

namespace Participation.Tests;

/// <summary>The real host with this module alone.</summary>
internal static class ParticipationHost
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";
    public static readonly DateOnly Today = new(2025, 6, 2);

    public static async Task<PlatformHost> StartAsync(DatabaseKind kind)
    {
        var host = await PlatformHost.StartAsync(kind, options => options.With<ParticipationModule>());
        host.Clock.SetDay(Today);
        return host;
    }

    public static RecordVoice Say(
        string words = "The bus is late.", Guid? child = null, VoiceWho who = VoiceWho.Child, string area = Swindon, bool anonymous = true, bool quote = false, Guid? viewRequest = null,
        params string[] themes)
        => new(Guid.NewGuid(), viewRequest, child, area, who, VoiceHow.Conversation, words, "Getting here", Today, MayKeep: true, anonymous, quote, themes);

    public static async Task<Guid> RecordAsync(this PlatformHost host, RecordVoice voice) => (await host.SendAsync(voice, Roles.ParticipationLead)).Value;

    public static RaiseTheme Raise(params Guid[] voices)
        => new(Guid.NewGuid(), Swindon, "getting-around", "The bus does not run when we need it.", "The council’s bus team", voices, NobodyIsRecognisable: false);

    public static Task<Result> AnswerAsync(this PlatformHost host, Guid theme)
        => host.SendAsync(new AnswerTheme(theme, Guid.NewGuid(), AnswerKind.Done, "It now runs until ten.", Today, NobodyIsRecognisable: false), Roles.ParticipationLead);

    public static Task<Result> TellAsync(this PlatformHost host, Guid theme, TellingWay way, params Guid[] voices)
        => host.SendAsync(new RecordTelling(theme, voices, Today, way), Roles.ParticipationLead);

    public static Task<Result> PublishAnswerAsync(this PlatformHost host, Guid theme, Guid? quoted = null)
        => host.SendAsync(new PublishAnswer(theme, Today, quoted, NobodyIsRecognisable: false), Roles.ParticipationLead);
}
