using System.Reflection;
using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.Modularity;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>The real host with every workstream that this project is built beside.</summary>
internal static class EveryModule
{
    public static readonly DateOnly Today = new(2026, 6, 10);

    public static async Task<PlatformHost> StartAsync(DatabaseKind kind, Action<PlatformHostOptions>? configure = null)
    {
        var host = await PlatformHost.StartAsync(kind, options =>
        {
            options.ModuleTypes.AddRange(Directory.GetFiles(AppContext.BaseDirectory, "Platform.*.dll")
                .Select(f => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(f))))
                .SelectMany(a => a.GetExportedTypes())
                .Where(t => t.IsSubclassOf(typeof(PlatformModule)) && t.GetCustomAttribute<KernelModuleAttribute>() is null));
            configure?.Invoke(options);
        });
        host.Clock.SetDay(Today);
        return host;
    }

    public static async Task DoAsync(this PlatformHost host, IRequest<Result> request, string role, params string[] areas)
        => (await host.SendAsync(request, role, areas)).Errors.ShouldBeEmpty(request.GetType().Name);

    public static async Task<T> DoAsync<T>(this PlatformHost host, IRequest<Result<T>> request, string role, params string[] areas)
    {
        var result = await host.SendAsync(request, role, areas);
        result.Errors.ShouldBeEmpty(request.GetType().Name);
        return result.Value;
    }
}
