using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Architecture.Tests;

/// <summary>
/// Every record says whom it is about, so that no query of anybody forgets that a record is restricted to named people.
/// </summary>
public sealed class PersonRecordTests
{
    [Fact]
    public void Every_record_of_a_workstream_says_whom_it_is_about()
        => Solution.Modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => !t.IsAbstract && typeof(ModuleDbContext).IsAssignableFrom(t)).SelectMany(Offences).ShouldBeEmpty();

    [Fact]
    public void A_record_that_does_not_say_it_is_found()
        => Offences(typeof(ForgetfulDbContext)).ShouldBe([
            "Letter has the person ChildId and does not say so: builder.IsAbout(r => r.ChildId), or IsAboutNobody with the reason.",
            "Note has an area and does not say whom it is about: builder.IsAbout(...), or IsAboutNobody with the reason."], ignoreOrder: true);

    private static IEnumerable<string> Offences(Type contextType)
    {
        using var context = ModelRules.CreateContext(contextType, ModelRules.OfflineProviders[0]);
        foreach (var entity in context.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == contextType.Assembly && !e.IsOwned()))
        {
            if (PersonRecordExtensions.Find(entity.ClrType) is not null)
                continue;
            if (entity.GetProperties().FirstOrDefault(p => p.Name is "ChildId" or "PersonId") is { } person && !entity.GetForeignKeys().Any(f => f.Properties.Contains(person)))
                yield return $"{entity.ClrType.Name} has the person {person.Name} and does not say so: builder.IsAbout(r => r.{person.Name}), or IsAboutNobody with the reason.";
            else if (typeof(IHasArea).IsAssignableFrom(entity.ClrType))
                yield return $"{entity.ClrType.Name} has an area and does not say whom it is about: builder.IsAbout(...), or IsAboutNobody with the reason.";
        }
    }

    private sealed class Note : IHasArea
    {
        public Guid Id { get; init; }

        public string AreaCode { get; init; } = "";
    }

    private sealed class Letter
    {
        public Guid Id { get; init; }

        public Guid ChildId { get; init; }
    }

    private sealed class ForgetfulDbContext(DbContextOptions<ForgetfulDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
    {
        protected override string TablePrefix => "forgetful_";

        protected override void ConfigureModel(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Note>();
            modelBuilder.Entity<Letter>();
        }
    }
}
