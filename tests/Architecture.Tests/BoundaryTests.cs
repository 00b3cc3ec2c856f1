using Architecture.Tests.Rules;
using Microsoft.AspNetCore.Razor.Hosting;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Architecture.Tests;

/// <summary>The boundaries of the built platform.</summary>
public sealed class BoundaryTests
{
    [Fact]
    public void There_is_something_to_look_at()
    {
        Solution.ModuleFolders.ShouldNotBeEmpty();
        Solution.Modules.Select(m => m.Name).Order(StringComparer.Ordinal).ToList().ShouldBe(Solution.ModuleFolders, customMessage: "every folder under modules/ is built and loaded");
        Solution.Contracts.ShouldNotBeEmpty();
    }

    [Fact]
    public void No_project_refers_to_the_main_assembly_of_a_module()
        => Solution.SourceFiles(["host", "modules"], ".csproj").SelectMany(f => ReferenceRules.OfProject(Path.GetRelativePath(RepositoryRoot.Path, f), File.ReadAllText(f))).ShouldBeEmpty();

    [Fact]
    public void No_built_assembly_refers_to_the_main_assembly_of_a_module()
    {
        var main = Solution.Modules.Select(m => m.Assembly.GetName().Name!).ToHashSet();
        var files = Solution.HostAssemblies
            .Concat(Solution.Modules.Select(m => m.Assembly.Location))
            .Concat(Solution.Contracts.Select(c => c.Location));
        files.SelectMany(f => ReferenceRules.OfAssembly(Path.GetFileNameWithoutExtension(f), Solution.References(f), main)).ShouldBeEmpty();
    }

    [Fact]
    public void The_module_class_is_the_only_public_type_of_a_module()
        => Solution.Modules.SelectMany(m => TypeRules.OfPublicTypes(m.Assembly.GetTypes())).ShouldBeEmpty();

    [Fact]
    public void Every_request_names_a_permission_that_is_declared()
    {
        var context = new PermissionDefinitionContext();
        foreach (var provider in Solution.Everything.SelectMany(m => m.Assembly.GetTypes()).Distinct().Where(t => !t.IsAbstract && typeof(PermissionDefinitionProvider).IsAssignableFrom(t)))
            ((PermissionDefinitionProvider)Activator.CreateInstance(provider)!).Define(context);
        var declared = context.Groups.SelectMany(g => g.Permissions).Select(p => p.Name).ToHashSet();

        Solution.Everything.Select(m => m.Assembly).Distinct().SelectMany(a => TypeRules.OfRequests(a.GetTypes(), declared)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_is_a_sealed_record_of_plain_values_with_a_name_and_a_version()
        => Solution.Contracts.SelectMany(c => TypeRules.OfEvents(c.GetExportedTypes(), Solution.ModuleFolders)).ShouldBeEmpty();

    [Fact]
    public void Every_page_of_a_module_lies_in_its_own_area()
        => Solution.Modules.SelectMany(m => TypeRules.OfRazorItems(m.Name, m.Assembly.GetCustomAttributes(typeof(RazorCompiledItemAttribute), false).Cast<RazorCompiledItemAttribute>().Select(i => i.Identifier))).ShouldBeEmpty();

    [Fact]
    public void The_host_and_the_kernel_know_no_module()
        => Solution.SourceFiles(["host"], ".cs", ".cshtml").SelectMany(f => TextRules.OfHostCode(Path.GetRelativePath(RepositoryRoot.Path, f), File.ReadAllText(f), Solution.ModuleFolders)).ShouldBeEmpty();

    [Fact]
    public void No_list_of_modules_exists()
    {
        var files = Solution.SourceFiles(["host", "build", ".ci", "tests/Platform.Testing", "tests/Architecture.Tests"], ".cs", ".cshtml", ".csproj", ".props", ".targets", ".json", ".sh", "add-migration", "new-module", "platform", "run")
            .Concat(Directory.GetFiles(RepositoryRoot.Path, "*.props"));
        files.SelectMany(f => TextRules.OfLists(Path.GetRelativePath(RepositoryRoot.Path, f), File.ReadAllText(f), Solution.ModuleFolders)).ShouldBeEmpty();
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(RepositoryRoot.Combine("Platform.sln")).Replace('\\', '/');
        Solution.SourceFiles(["host", "modules", "tests", "build"], ".csproj")
            .Select(f => Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/templates/", StringComparison.Ordinal) && !solution.Contains(f, StringComparison.Ordinal))
            .ShouldBeEmpty("run build/sync-solution");
    }
}
