using System.Reflection;
using MediatR;
using Platform.Kernel.Auditing;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.Application;

/// <summary>
/// The first step of every request: the module is switched on, and the current person may send it. Before validation, so
/// that a refusal tells nothing about what would have been valid.
/// </summary>
internal sealed class PermissionBehavior<TRequest, TResponse>(ICurrentUser currentUser, ModuleCatalogue modules, IModuleSwitches switches, IModuleRebuilds rebuilds, AuditTrail audit)
    : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly Rule Required = Rule.Of(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var module = modules.Of(typeof(TRequest));
        if (module is not null && !switches.IsEnabled(module.Name))
        {
            await AuditAsync(AuditOutcome.SwitchedOff).ConfigureAwait(false);
            throw new ModuleSwitchedOffException(module.Name, module.DisplayName);
        }

        if (!Required.Anonymous && !Required.Permissions.Any(currentUser.HasPermission))
        {
            await AuditAsync(AuditOutcome.Denied).ConfigureAwait(false);
            throw new PermissionDeniedException(typeof(TRequest).Name) { IsAudited = true };
        }

        await RefuseHalfFiguresAsync().ConfigureAwait(false);
        var response = await next().ConfigureAwait(false);
        // A rebuild that began while this was read has taken part of it away.
        if (request is not IChangesState)
            await RefuseHalfFiguresAsync().ConfigureAwait(false);
        return response;

        async Task RefuseHalfFiguresAsync()
        {
            if (module is { Instance.ReadModel.Count: > 0 } && await rebuilds.FindAsync(module.Name, cancellationToken).ConfigureAwait(false) is { } percent)
                throw new ModuleBeingRebuiltException(module.DisplayName, percent);
        }

        // Of people who have signed in: nobody else comes this far, and a stranger must not be able to fill the trail.
        async Task AuditAsync(AuditOutcome outcome)
        {
            if (currentUser.Id is not null)
                await audit.WriteAsync(audit.Entry(module?.Name ?? "host", request!, response: null, isView: request is not IChangesState, outcome), cancellationToken).ConfigureAwait(false);
        }
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
