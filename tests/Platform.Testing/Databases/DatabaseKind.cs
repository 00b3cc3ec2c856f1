using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Platform.Testing;

/// <summary>The databases that tests run on.</summary>
public enum DatabaseKind
{
    /// <summary>A file of its own for each test.</summary>
    Sqlite,

    /// <summary>A database of its own for each test, on a server that the tests start and stop.</summary>
    PostgreSql,

    /// <summary>A database of its own for each test, on the server that <c>PLATFORM_TEST_SQLSERVER</c> names.</summary>
    SqlServer,
}

/// <summary>
/// Runs a theory once on each database: its first argument is the <see cref="DatabaseKind"/>, then come the
/// <paramref name="arguments"/>. A database that is missing here is a skipped row that says what to install. SQL Server has
/// a row only where one is named, because it cannot be installed everywhere.
/// </summary>
/// <param name="arguments">What the theory takes after the database.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows =
        [
            Row(DatabaseKind.Sqlite, missing: null),
            Row(DatabaseKind.PostgreSql, PostgreSqlCluster.WhyMissing),
        ];
        if (SqlServerServer.ConnectionString is not null)
            rows.Add(Row(DatabaseKind.SqlServer, missing: null));
        return new(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(DatabaseKind kind, string? missing) => new([kind, .. arguments]) { Skip = missing };
}
