using System.Reflection;
using System.Reflection.Emit;
using Architecture.Tests.Rules;
using MediatR;
using Platform.Contracts;
using Platform.Kernel.Application;

namespace Architecture.Tests;

/// <summary>Every rule catches what it is for: an architecture test that cannot fail guards nothing.</summary>
public sealed class PlantedOffenderTests
{
    private static readonly string[] Names = ["first-module", "second-module"];

    [Theory]
    [InlineData("modules/first-module/Platform.FirstModule/Platform.FirstModule.csproj", "../../second-module/Platform.SecondModule/Platform.SecondModule.csproj")]
    [InlineData("modules/first-module/Platform.FirstModule.Contracts/Platform.FirstModule.Contracts.csproj", "../../../host/Platform.Kernel/Platform.Kernel.csproj")]
    [InlineData("host/Platform.Host/Platform.Host.csproj", "../../modules/first-module/Platform.FirstModule/Platform.FirstModule.csproj")]
    public void A_project_that_refers_where_it_may_not_is_caught(string project, string reference)
        => ReferenceRules.OfProject(project, $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>").ShouldHaveSingleItem();

    [Fact]
    public void A_project_that_refers_to_contracts_and_the_kernel_is_left_alone()
        => ReferenceRules.OfProject(
            "modules/first-module/Platform.FirstModule/Platform.FirstModule.csproj",
            "<Project><ItemGroup><ProjectReference Include=\"../../second-module/Platform.SecondModule.Contracts/Platform.SecondModule.Contracts.csproj\" /><ProjectReference Include=\"../../../host/Platform.Kernel/Platform.Kernel.csproj\" /></ItemGroup></Project>").ShouldBeEmpty();

    [Fact]
    public void A_built_assembly_that_refers_to_a_module_is_caught()
    {
        // An assembly as a compiler would have written it, with a type that derives from a module's class.
        var module = Solution.Modules[0];
        var builder = new PersistedAssemblyBuilder(new AssemblyName("Planted"), typeof(object).Assembly);
        var offender = builder.DefineDynamicModule("Planted").DefineType("Offender", TypeAttributes.Public);
        offender.DefineField("Module", module.Type, FieldAttributes.Public);
        offender.CreateType();
        var file = Path.GetTempFileName();
        builder.Save(file);

        var main = Solution.Modules.Select(m => m.Assembly.GetName().Name!).ToHashSet();
        ReferenceRules.OfAssembly("Planted", Solution.References(file), main).ShouldHaveSingleItem().ShouldContain(module.Assembly.GetName().Name!);
        File.Delete(file);
    }

    [Fact]
    public void A_public_type_is_caught() => TypeRules.OfPublicTypes([typeof(PlantedPublicType), typeof(PlantedInternalType)]).ShouldHaveSingleItem();

    [Fact]
    public void A_request_without_a_permission_or_with_one_that_nobody_declares_is_caught()
    {
        TypeRules.OfRequests([typeof(RequestWithoutPermission)], new HashSet<string>()).ShouldHaveSingleItem().ShouldContain("no [RequiresPermission]");
        TypeRules.OfRequests([typeof(RequestWithUnknownPermission)], new HashSet<string> { "Known" }).ShouldHaveSingleItem().ShouldContain("'Unknown'");
        TypeRules.OfRequests([typeof(RequestWithUnknownPermission), typeof(RequestForAnybody)], new HashSet<string> { "Unknown" }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(EventWithoutName), "no [EventName]")]
    [InlineData(typeof(EventWithoutVersion), "module.event.vN")]
    [InlineData(typeof(EventOfNobody), "no module has that name")]
    [InlineData(typeof(EventThatIsOpen), "not a sealed record")]
    [InlineData(typeof(EventWithAnObject), "Events hold identifiers")]
    [InlineData(typeof(PlantedPublicType), "is not an event")]
    public void An_event_that_is_not_one_is_caught(Type type, string reason)
        => TypeRules.OfEvents([type], ["first-module"]).ShouldContain(o => o.Contains(reason));

    [Fact]
    public void A_changed_or_vanished_event_is_caught()
    {
        var published = new Dictionary<string, string> { ["first-module.done.v1"] = "Guid Id, DateOnly On", ["first-module.gone.v1"] = "Guid Id" };
        var now = new Dictionary<string, string> { ["first-module.done.v1"] = "Guid Id, DateOnly On, String Why" };
        EventShapes.Offences(published, now).Count().ShouldBe(2);
        EventShapes.Offences(published, published).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_outside_its_area_is_caught()
        => TypeRules.OfRazorItems("first-module", ["/Areas/FirstModule/Pages/Index.cshtml", "/Pages/Index.cshtml"]).ShouldHaveSingleItem();

    [Fact]
    public void Host_code_that_knows_a_module_is_caught_and_an_example_in_a_comment_is_not()
    {
        TextRules.OfHostCode("Host.cs", "var name = \"first-module\";", Names).ShouldHaveSingleItem();
        TextRules.OfHostCode("Host.cs", "using Platform.FirstModule.Contracts;", Names).ShouldHaveSingleItem();
        TextRules.OfHostCode("Host.cs", "// for example first-module", Names).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_of_modules_is_caught() => TextRules.OfLists("run.sh", "for module in first-module second-module; do", Names).ShouldHaveSingleItem();

    [Fact]
    public void A_table_without_its_modules_prefix_is_caught()
        => ModelTests.PrefixOffences("first_", ["first_Thing", "Thing"]).ShouldHaveSingleItem();



    internal sealed class PlantedInternalType;

    private sealed record RequestWithoutPermission : IRequest<Result>;

    [RequiresPermission("Unknown")]
    private sealed record RequestWithUnknownPermission : IRequest<Result>;

    [AllowAnonymousRequest]
    private sealed record RequestForAnybody : IRequest<Result>;
}

public sealed class PlantedPublicType;

public sealed record EventWithoutName(Guid Id) : IEto;

[EventName("first-module.something")]
public sealed record EventWithoutVersion(Guid Id) : IEto;

[EventName("nobody.something.v1")]
public sealed record EventOfNobody(Guid Id) : IEto;

[EventName("first-module.something.v1")]
public record EventThatIsOpen(Guid Id) : IEto;

[EventName("first-module.something.v1")]
public sealed record EventWithAnObject(object Anything) : IEto;
