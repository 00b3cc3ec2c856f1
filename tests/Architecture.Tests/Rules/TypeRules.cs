using System.Reflection;
using MediatR;
using Platform.Contracts;
using Platform.Kernel.Application;
using Platform.Kernel.Modularity;

namespace Architecture.Tests.Rules;

/// <summary>What types of modules must be. Each rule gives back what breaks it, in sentences.</summary>
internal static class TypeRules
{
    /// <summary>The module class is the only public type of a module's main assembly.</summary>
    public static IEnumerable<string> OfPublicTypes(IEnumerable<Type> types) => types
        .Where(t => t.IsPublic && !typeof(PlatformModule).IsAssignableFrom(t))
        .Select(t => $"{t.FullName} is public. Only the module class may be; make it internal.");

    /// <summary>Every request names its permission, or says that anybody may send it.</summary>
    public static IEnumerable<string> OfRequests(IEnumerable<Type> types, IReadOnlySet<string> declared)
    {
        foreach (var request in types.Where(t => !t.IsAbstract && typeof(IBaseRequest).IsAssignableFrom(t)))
        {
            var required = request.GetCustomAttribute<RequiresPermissionAttribute>();
            if (required is null or { Permissions.Count: 0 } && request.GetCustomAttribute<AllowAnonymousRequestAttribute>() is null)
                yield return $"{request.FullName} has no [RequiresPermission]. Name who may send it.";
            foreach (var unknown in required?.Permissions.Where(p => !declared.Contains(p)) ?? [])
                yield return $"{request.FullName} asks for '{unknown}', which no PermissionDefinitionProvider declares.";
        }
    }

    /// <summary>An event is a sealed record with a name that begins with its module and ends in a version; its fields are plain values.</summary>
    public static IEnumerable<string> OfEvents(IEnumerable<Type> types, IReadOnlyCollection<string> modules)
    {
        foreach (var type in types.Where(t => t.IsPublic && !t.IsInterface))
        {
            if (!typeof(IEto).IsAssignableFrom(type))
            {
                yield return $"{type.FullName} is not an event. Contracts hold events and nothing else.";
                continue;
            }

            if (!type.IsSealed || type.GetMethod("<Clone>$") is null)
                yield return $"{type.FullName} is not a sealed record.";
            var name = type.GetCustomAttribute<EventNameAttribute>()?.Name;
            if (name is null)
                yield return $"{type.FullName} has no [EventName].";
            else if (!System.Text.RegularExpressions.Regex.IsMatch(name, @"^[a-z0-9-]+\.[a-z0-9-]+\.v[1-9][0-9]*$"))
                yield return $"{type.FullName} is called '{name}'. A name is module.event.vN.";
            else if (modules.Count > 0 && !modules.Contains(name[..name.IndexOf('.', StringComparison.Ordinal)]))
                yield return $"{type.FullName} is called '{name}', and no module has that name.";
            foreach (var property in type.GetProperties().Where(p => p.Name != "EqualityContract" && !IsPlain(p.PropertyType)))
                yield return $"{type.FullName}.{property.Name} is a {property.PropertyType.Name}. Events hold identifiers, codes, dates, counts and flags.";
        }
    }

    /// <summary>Every Razor page of a module lies in its own area, so that no two modules answer for one page.</summary>
    public static IEnumerable<string> OfRazorItems(string module, IEnumerable<string> identifiers)
    {
        var area = $"/Areas/{PlugInCatalog.ToPascalCase(module)}/";
        return identifiers.Where(i => !i.StartsWith(area, StringComparison.Ordinal)).Select(i => $"{i} of {module} does not lie in {area}.");
    }

    private static bool IsPlain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            type = type.GetGenericArguments()[0];
        return type == typeof(Guid) || type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(bool) || type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(decimal);
    }
}
