using Platform.Kernel.Settings;

namespace Platform.Host.SignIn.Sessions;

/// <summary>How long a session lasts.</summary>
internal sealed class SessionSettings : SettingDefinitionProvider
{
    public const string IdleMinutes = "Host.SessionIdleMinutes";
    public const string LongestMinutes = "Host.SessionLongestMinutes";

    /// <summary>The longest that <see cref="LongestMinutes"/> can be: a cookie lives no longer.</summary>
    public const int MostMinutes = 720;

    public override void Define(SettingDefinitionContext context) => context
        .Add(new SettingDefinition(IdleMinutes, "Minutes without doing anything until a person is signed out", 15, 5, 30,
            "local standard, within NIST SP 800-63B section 7.2 (at most 30 minutes at assurance level 2)"))
        .Add(new SettingDefinition(LongestMinutes, "Minutes until a person must sign in again, whatever they do", 600, 60, MostMinutes,
            "local standard, one working day, within NIST SP 800-63B section 7.2 (at most 12 hours at assurance level 2)"));
}
