using Platform.Testing;

namespace Build.Tests;

public sealed class ScriptTests
{
    [Fact]
    public async Task The_solution_holds_every_project_of_the_tree()
    {
        var (code, output) = await Script.RunAsync(RepositoryRoot.Path, "build/sync-solution", "--check");
        output.ShouldBeEmpty();
        code.ShouldBe(0);
    }

    [Theory]
    [InlineData("build/test.sh", "--bogus", "'--bogus' is not an option of build/test.sh.")]
    [InlineData("build/test.sh", "--filter", "--filter needs a part of a test's name.")]
    [InlineData("build/run.sh", "--bogus", "'--bogus' is not an option of build/run.sh.")]
    [InlineData("build/run.sh", "--data", "--data needs a folder.")]
    [InlineData("build/new-module", "mentoring", "'mentoring' is not in Pascal case. Write it like MentoringSupport.")]
    [InlineData("build/new-module", "--bogus", "'--bogus' is not an option of build/new-module.")]
    [InlineData("build/new-module", "CaseManagement", "There is a module of this name already.")]
    [InlineData("build/add-migration", "Kernel", "Usage: build/add-migration MODULE NAME")]
    public async Task A_wrong_call_is_refused_with_a_sentence(string script, string argument, string sentence)
    {
        var (code, output) = await Script.RunAsync(RepositoryRoot.Path, script, argument);
        output.ShouldStartWith(sentence);
        code.ShouldNotBe(0);
    }

    [Theory]
    [InlineData("Kernel", "add things", "The migration's name must be a name of C# in Pascal case")]
    [InlineData("nowhere", "AddThings", "There is no project Platform.Nowhere.csproj under host/ or modules/.")]
    public async Task A_migration_without_a_proper_name_or_place_is_refused(string module, string name, string sentence)
    {
        var (code, output) = await Script.RunAsync(RepositoryRoot.Path, "build/add-migration", module, name);
        output.ShouldStartWith(sentence);
        code.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_prefix_that_another_module_uses_is_refused()
    {
        var manifest = Directory.EnumerateFiles(RepositoryRoot.Combine("modules"), "*Module.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var prefix = System.Text.RegularExpressions.Regex.Match(await File.ReadAllTextAsync(manifest), "\"([a-z0-9]+)_\"\\)").Groups[1].Value;
        var (code, output) = await Script.RunAsync(RepositoryRoot.Path, "build/new-module", "NewOne", "--prefix", prefix);
        output.ShouldContain($"begin with {prefix}_ already.");
        code.ShouldNotBe(0);
        Directory.Exists(RepositoryRoot.Combine("modules", "new-one")).ShouldBeFalse();
    }
}
