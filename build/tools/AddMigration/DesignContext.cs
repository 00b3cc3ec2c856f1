using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.AddMigration;

/// <summary>The one context of an assembly, made without its module: on SQL Server, which shows every change, and never opened.</summary>
internal static class DesignContext
{
    public static DbContext Create(Assembly assembly, string? name)
    {
        var types = assembly.DefinedTypes.Where(t => t is { IsAbstract: false, ContainsGenericParameters: false } && t.IsSubclassOf(typeof(DbContext)))
            .Where(t => name is null || t.Name == name).ToList();
        if (types is not [var type])
            throw new InvalidOperationException($"{assembly.GetName().Name} has {types.Count} contexts; it needs one: a class that derives from ModuleDbContext.");

        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        builder.UseSqlServer("Server=none");
        object[] arguments = type.IsSubclassOf(typeof(ModuleDbContext)) ? [builder.Options, ModuleDbContextServices.ForDesign] : [builder.Options];
        return (DbContext)(Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, arguments, culture: null)
            ?? throw new InvalidOperationException($"{type.FullName} could not be created."));
    }
}
