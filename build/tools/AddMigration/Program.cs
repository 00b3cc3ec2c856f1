using System.Reflection;
using System.Runtime.Loader;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.SqlServer.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Platform.AddMigration;
using Platform.Kernel.Data;

// AddMigration PROJECT-FOLDER ASSEMBLY NAME [CONTEXT]: called by build/add-migration, which has built the project. Tests that
// keep several contexts in one assembly name the context, and get a folder for it.
if (args is not [var projectFolder, var assemblyFile, var name, .. var rest] || rest.Length > 1)
{
    await Console.Error.WriteLineAsync("Call build/add-migration, which builds the project first.");
    return 2;
}

// The kernel and EF are this program's own, so that their types are the same on both sides; the rest lies beside the module.
var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyFile))!;
AssemblyLoadContext.Default.Resolving += (context, wanted) =>
    Path.Combine(folder, wanted.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;

try
{
    var assemblyName = Path.GetFileNameWithoutExtension(assemblyFile);
    var assembly = assemblyName == typeof(ModuleDbContext).Assembly.GetName().Name
        ? typeof(ModuleDbContext).Assembly
        : AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(assemblyFile));
    using var context = DesignContext.Create(assembly, rest.FirstOrDefault());

    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices(new OperationReporter(new OperationReportHandler(
        Console.Error.WriteLine, Console.Error.WriteLine)));
    services.AddDbContextDesignTimeServices(context);
    new SqlServerDesignTimeServices().ConfigureDesignTimeServices(services);
    services.AddSingleton<IAnnotationCodeGenerator, NeutralAnnotations>();
    services.AddSingleton<ICSharpMigrationOperationGenerator, NeutralOperations>();
    services.AddSingleton<IMigrationsCodeGenerator, InternalMigrations>();

    await using var provider = services.BuildServiceProvider();
    await using var scope = provider.CreateAsyncScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    string[] place = ["Data", "Migrations", .. rest.Select(context => context.Replace("DbContext", "", StringComparison.Ordinal))];
    var migration = scaffolder.ScaffoldMigration(name, assemblyName, string.Join('.', place), "C#");
    NeutralityCheck.Demand(migration);
    var files = scaffolder.Save(projectFolder, migration, Path.Combine([projectFolder, .. place]), dryRun: false);
    foreach (var file in new[] { files.MigrationFile, files.MetadataFile, files.SnapshotFile }.OfType<string>())
    {
        // EF writes a byte order mark; the repository has none.
        await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(file));
        Console.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, file));
    }

    return 0;
}
catch (Exception e) when (e is InvalidOperationException or OperationException or ReflectionTypeLoadException or FileNotFoundException or FileLoadException or TargetInvocationException)
{
    await Console.Error.WriteLineAsync((e as TargetInvocationException)?.InnerException?.Message ?? e.Message);
    return 1;
}
