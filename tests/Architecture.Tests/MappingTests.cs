using Architecture.Tests.Rules;
using AutoMapper;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Architecture.Tests;

public sealed class MappingTests
{
    [Fact]
    public void Every_profile_fills_all_of_what_it_maps_to()
    {
        var types = Solution.Everything.SelectMany(m => m.Assembly.GetTypes()).Distinct().ToList();
        MappingRules.Profiles(types).Count().ShouldBeGreaterThanOrEqualTo(4);
        MappingRules.OfProfiles(types).ShouldBeEmpty();
    }

    [Fact]
    public void A_module_has_one_profile_at_most_and_keeps_it_to_itself()
    {
        foreach (var module in Solution.Modules)
        {
            var profiles = MappingRules.Profiles(module.Assembly.GetTypes()).ToList();
            profiles.Count.ShouldBeLessThanOrEqualTo(1, module.Name);
            profiles.ShouldAllBe(p => !p.IsVisible && p.Name == module.Assembly.GetName().Name!.Replace("Platform.", "") + "Mapping");
        }
    }

    [Fact]
    public void A_projection_reads_the_columns_of_its_row_and_no_other_on_every_database()
    {
        foreach (var module in Solution.Modules)
            foreach (var profile in MappingRules.Profiles(module.Assembly.GetTypes()))
                foreach (var provider in ModelRules.OfflineProviders)
                {
                    var type = module.Assembly.GetTypes().Single(t => !t.IsAbstract && typeof(ModuleDbContext).IsAssignableFrom(t));
                    using var context = ModelRules.CreateContext(type, provider);
                    MappingRules.OfProjections(profile, context).ShouldBeEmpty(provider.Name);
                }
    }

    [Fact]
    public void A_profile_that_leaves_something_out_and_a_projection_that_reads_too_much_are_caught()
    {
        MappingRules.OfProfiles([typeof(PlantedProfile)]).ShouldHaveSingleItem().ShouldContain(nameof(Row.Colour));
        MappingRules.OfProfiles([typeof(WastefulProfile)]).ShouldBeEmpty();
        using var context = new ThingsDbContext();
        MappingRules.OfProjections(typeof(WastefulProfile), context).ShouldHaveSingleItem().ShouldContain("has 2 parts and reads 3 columns");
    }

    private sealed record Row(int Id, string Colour);

    private sealed record Line(int Id, string Name);

    private sealed class Thing
    {
        public int Id { get; init; }

        public string Name { get; init; } = "";

        public string Kind { get; init; } = "";
    }

    private sealed class PlantedProfile : Profile
    {
        public PlantedProfile() => CreateMap<Thing, Row>();
    }

    private sealed class WastefulProfile : Profile
    {
        // Put together in memory, so the database sends both.
        public WastefulProfile() => CreateMap<Thing, Line>().ForCtorParam(nameof(Line.Name), line => line.MapFrom(thing => Together(thing.Name, thing.Kind)));

        private static string Together(string name, string kind) => $"{name} ({kind})";
    }

    private sealed class ThingsDbContext : DbContext
    {
        public DbSet<Thing> Things => Set<Thing>();

        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=never-opened.db");
    }
}
