using System.Reflection;
using MediatR;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.Application;

/// <summary>
/// The first step of every request: the module is switched on, and the current person may send it. Before validation, so
/// that a refusal tells nothing about what would have been valid.
/// </summary>
internal sealed class PermissionBehavior<TRequest, TResponse>(ICurrentUser currentUser, ModuleCatalogue modules, IModuleSwitches switches)
    : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly Rule Required = Rule.Of(typeof(TRequest));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (modules.Of(typeof(TRequest)) is { } module && !switches.IsEnabled(module.Name))
            throw new ModuleSwitchedOffException(module.Name, module.DisplayName);
        if (!Required.Anonymous && !Required.Permissions.Any(currentUser.HasPermission))
            throw new PermissionDeniedException(typeof(TRequest).Name);
        return next();
    }

    private sealed record Rule(bool Anonymous, IReadOnlyList<string> Permissions)
    {
        public static Rule Of(Type request) => new(
            request.GetCustomAttribute<AllowAnonymousRequestAttribute>() is not null,
            request.GetCustomAttribute<RequiresPermissionAttribute>()?.Permissions ?? []);
    }
}

/// <summary>The workstream is switched off. The host answers 404 with a plain page.</summary>
/// <param name="module">Its name.</param>
/// <param name="displayName">Its name as people say it.</param>
public sealed class ModuleSwitchedOffException(string module, string displayName) : Exception($"The module '{module}' is switched off.")
{
    /// <summary>The module's name as people say it.</summary>
    public string DisplayName { get; } = displayName;
}
