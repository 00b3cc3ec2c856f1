using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.Imports;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Testing;

namespace CspReporting.Tests;

/// <summary>The module's tables alone, in an empty database, with the pipeline's one transaction around each import.</summary>
internal sealed class CspDatabase : IAsyncDisposable
{
    private readonly TestDatabase database;

    private CspDatabase(TestDatabase database) => this.database = database;

    public string ConnectionString => database.ConnectionString;

    public static async Task<CspDatabase> CreateAsync(DatabaseKind kind)
        => new(await TestDatabase.CreateAsync(kind, "csp-reporting", async provider =>
        {
            await using var context = ModelRules.CreateContext<CspReportingDbContext>(provider);
            await context.Database.MigrateAsync();
        }));

    public CspReportingDbContext Open() => ModelRules.CreateContext<CspReportingDbContext>(database.Provider);

    public async Task<Result<ImportedFile>> ImportAsync(string fileName, Stream content, params PublicFileKind[] expected)
    {
        await using (content)
        {
            await using var db = Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var handler = new ImportPublicFileHandler(db, TimeProvider.System, new CurrentUser());
            var result = await handler.Handle(new ImportPublicFile(fileName, content, expected.Length == 0 ? null : expected), default);
            if (!result.Succeeded)
                return result;

            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return result;
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
