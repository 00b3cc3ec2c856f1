using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Platform.Kernel.Application;

/// <summary>Registers requests, their handlers and validators, and the steps around every request.</summary>
internal static class ApplicationRegistration
{
    public static IServiceCollection AddApplication(this IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        services.AddHttpContextAccessor();

        // MediatR 5 resolves through this delegate; its own registration package does not restore (docs/licences.md).
        services.AddScoped<ServiceFactory>(s => s.GetService!);
        services.AddScoped<IMediator, Mediator>();

        services.AddScoped<AfterCommit>();

        // The order is the order of the steps.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ViewAuditBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));

        foreach (var type in assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                var definition = contract.GetGenericTypeDefinition();
                if (definition == typeof(IRequestHandler<,>))
                    services.AddTransient(contract, type);
                else if (definition == typeof(IValidator<>))
                    services.TryAddEnumerable(ServiceDescriptor.Scoped(contract, type));
            }
        }

        return services;
    }
}
