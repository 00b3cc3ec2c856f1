using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.SqlClient;

namespace Database.Tests;

/// <summary>SqlClient asks for these types at every command with a parameter; one that is missing breaks all of SQL Server.</summary>
public sealed class SqlClientStandInTests
{
    private const string StandIn = "Microsoft.SqlServer.Server";

    [Fact]
    public void Everything_that_SqlClient_names_in_the_pruned_assembly_is_in_its_stand_in()
    {
        var assembly = Assembly.Load(StandIn);
        assembly.GetName().Version.ShouldBe(new Version(1, 0, 0, 0));
        Missing(assembly).ShouldBeEmpty();
    }

    [Fact]
    public void A_stand_in_without_the_types_is_caught()
        => Missing(typeof(SqlClientStandInTests).Assembly).ShouldBe(
            [
                "Microsoft.SqlServer.Server.Format", "Microsoft.SqlServer.Server.IBinarySerialize",
                "Microsoft.SqlServer.Server.InvalidUdtException", "Microsoft.SqlServer.Server.SqlUserDefinedTypeAttribute",
            ],
            ignoreOrder: true);

    private static List<string> Missing(Assembly standIn)
    {
        using var file = new PEReader(File.OpenRead(typeof(SqlConnection).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var missing = new List<string>();
        var types = new Dictionary<EntityHandle, Type>();

        foreach (var handle in metadata.TypeReferences)
        {
            var reference = metadata.GetTypeReference(handle);
            if (reference.ResolutionScope.Kind != HandleKind.AssemblyReference
                || metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name) != StandIn)
                continue;
            var name = $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
            if (standIn.GetType(name) is { IsPublic: true } type)
                types[handle] = type;
            else
                missing.Add(name);
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var name = metadata.GetString(member.Name);
            if (types.TryGetValue(member.Parent, out var type) && type.GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length == 0)
                missing.Add($"{type.FullName}.{name}");
        }

        return missing;
    }
}
