using System.Net;
using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Web.Tests;

/// <summary>A small host with the layout and a few pages of its own, asked over HTTP as a browser would.</summary>
public sealed class TestHost : IAsyncLifetime
{
    public const string PersonWithQuotes = "Siân O'Neill <b>\"Sho\"</b>";

    public static readonly Guid KnownChild = Guid.Parse("11111111-1111-1111-1111-111111111111");

    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public LabelProvider Labels { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Web.Tests",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production"
        });
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:ServiceName"] = "Test & try service", ["Platform:Demonstration"] = "true" });
        builder.Services.AddRazorPages();
        builder.Services.AddPlatformWeb();
        builder.Services.AddScoped<ICurrentUser, CurrentUser>();
        builder.Services.AddScoped<PageContributions>();
        builder.Services.AddScoped<IMenuContributor, Menu>();
        builder.Services.AddSingleton<IEmergencyAccess, NoEmergency>();
        builder.Services.AddSingleton<IRecordLabelProvider>(Labels);
        builder.Services.AddSingleton<IModuleSwitches, AllOn>();
        builder.Services.AddSingleton<IModuleRebuilds, NoRebuild>();
        builder.Services.AddSingleton(_ => (ModuleCatalogue)Activator.CreateInstance(
            typeof(ModuleCatalogue), BindingFlags.Instance | BindingFlags.NonPublic, null, [Array.Empty<ModuleDescriptor>()], null)!);

        app = builder.Build();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseStaticFiles();
        app.Use((context, next) =>
        {
            if (context.Request.Headers.ContainsKey("Signed-In"))
                ((CurrentUser)context.RequestServices.GetRequiredService<ICurrentUser>()).Become(
                    new UserAccess(Guid.NewGuid(), PersonWithQuotes, null, true, [], new HashSet<string> { "Cases", "Labels" }));
            if (context.Request.Path == "/switched-off")
            {
                SwitchedOffWorkstream.Mark(context, "Victim services");
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return context.Request.Path == "/throws" ? throw new InvalidOperationException("About Kieran Smith") : next(context);
        });
        app.UseRouting();
        app.MapRazorPages();
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { UseCookies = true })
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single())
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    public async Task<IHtmlDocument> GetAsync(string url, HttpStatusCode expected = HttpStatusCode.OK, bool signedIn = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (signedIn)
            request.Headers.Add("Signed-In", "yes");
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(expected);
        return Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens the form, fills it in and sends it.</summary>
    public async Task<IHtmlDocument> PostAsync(string url, params (string Name, string Value)[] fields)
    {
        var form = await GetAsync(url);
        var token = form.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await Client.PostAsync(url, content, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private sealed class Menu : IMenuContributor
    {
        public Task ConfigureMenuAsync(MenuConfigurationContext context)
        {
            context.Add(new MenuItem("Late cases", "/form/late", "Cases", 20)).Add(new MenuItem("Cases", "/form", "Cases", 10)).Add(new MenuItem("Hidden", "/hidden", "Other"));
            return Task.CompletedTask;
        }
    }

    private sealed class NoEmergency : IEmergencyAccess
    {
        public Task<IReadOnlyList<OpenEmergency>> GetOpenAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OpenEmergency>>([]);
    }

    private sealed class AllOn : IModuleSwitches
    {
        public bool IsEnabled(string moduleName) => true;
    }

    private sealed class NoRebuild : IModuleRebuilds
    {
        public Task<IReadOnlySet<string>> RunningAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

        public Task<int?> FindAsync(string moduleName, CancellationToken cancellationToken) => Task.FromResult<int?>(null);
    }

    public sealed class LabelProvider : IRecordLabelProvider
    {
        public int Queries { get; private set; }

        public string RecordType => RecordTypes.Child;

        public string RequiredPermission => "Labels";

        public Task<IReadOnlyDictionary<Guid, RecordLabel>> GetAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellationToken)
        {
            Queries++;
            return Task.FromResult<IReadOnlyDictionary<Guid, RecordLabel>>(recordIds.Where(id => id == KnownChild)
                .ToDictionary(id => id, id => new RecordLabel("D'Arcy <i>Ó Briain</i>", $"/children/{id}")));
        }
    }
}
