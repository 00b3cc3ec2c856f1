using Platform.Testing;

namespace Build.Tests;

public sealed class NewModuleTests
{
    /// <summary>Builds a copy of the whole checkout, which takes minutes: <c>build/test.sh --faults</c> runs it.</summary>
    [Fact(Explicit = true)]
    public async Task A_new_module_builds_migrates_and_passes_the_tests_it_was_given()
    {
        var copy = Directory.CreateTempSubdirectory("platform-new-module-").FullName;
        try
        {
            Copy(RepositoryRoot.Path, copy);

            var (made, said) = await Script.RunAsync(copy, "build/new-module", "MentoringSupport", "Mentoring and support");
            made.ShouldBe(0, said);
            Directory.GetFiles(copy, "*NewWorkstream*", SearchOption.AllDirectories).ShouldAllBe(file => file.Contains("templates"));
            Directory.GetFiles(Path.Combine(copy, "modules", "mentoring-support", "Platform.MentoringSupport", "Data", "Migrations")).Length.ShouldBe(3);

            // Only the new module's tests: the others are run where this one is.
            foreach (var other in Directory.GetDirectories(Path.Combine(copy, "tests"), "*.Tests").Where(folder => !folder.EndsWith("MentoringSupport.Tests", StringComparison.Ordinal)))
                Directory.Delete(other, recursive: true);
            (await Script.RunAsync(copy, "build/sync-solution")).Code.ShouldBe(0);
            var (tested, result) = await Script.RunAsync(copy, "build/test.sh");
            tested.ShouldBe(0, result);
            result.TrimEnd().Split('\n')[^1].ShouldContain(" passed, 0 failed, ");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from).Where(f => Path.GetFileName(f) is not (".git" or "bin" or "obj" or "TestResults" or "data")))
        {
            var target = Path.Combine(to, Path.GetFileName(folder));
            Directory.CreateDirectory(target);
            Copy(folder, target);
        }

        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
