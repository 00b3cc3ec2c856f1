using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Participation.Api;
using Platform.Participation.Data;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation;

/// <summary>What children and families say, in their own words and with their consent, and what came of it.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("participation", "Participation", "What children and families say, the themes they raise, and what was done: nothing is closed before they are told.", "voice_")]
public sealed class ParticipationModule : PlatformModule
{
    /// <inheritdoc />
    public override PersonalDataMap PersonalData { get; } = new ParticipationPersonalData();

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.AddModuleDbContext<ParticipationDbContext>();
        context.Services.AddScoped<ViewRequestOpening>();
        context.Services.AddScoped<VoiceReach>();
    }

    /// <inheritdoc />
    public override void OnApplicationInitialization(ApplicationInitializationContext context) => ParticipationEndpoints.Map(context.Endpoints);
}
