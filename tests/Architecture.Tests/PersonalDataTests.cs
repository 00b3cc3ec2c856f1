using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Platform.Kernel.Data;
using Platform.Kernel.Rights;
using Platform.Testing;

namespace Architecture.Tests;

/// <summary>Every module says of every text and date that it keeps whom it is about and what it is.</summary>
public sealed class PersonalDataTests
{
    [Fact]
    public void Every_entity_of_every_module_and_each_of_its_texts_and_dates_is_in_the_map_of_personal_data()
    {
        var looked = 0;
        foreach (var module in Solution.Everything)
            foreach (var type in module.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(ModuleDbContext))))
            {
                using var context = ModelRules.CreateContext(type, ModelRules.OfflineProviders[0]);
                module.Instance.PersonalData.Model.Gaps(context.Model).ShouldBeEmpty(module.Name);
                looked++;
            }

        looked.ShouldBeGreaterThan(6);
    }

    [Fact]
    public void A_new_entity_that_is_in_no_map_is_caught() => GapsOf(new MapOfNothing()).ShouldContain(g => g.Contains("PlantedNote is in no personal data map"));

    [Fact]
    public void A_new_text_and_a_new_date_that_nobody_classified_are_caught()
    {
        var gaps = GapsOf(new MapWithHoles()).ToList();
        gaps.ShouldContain(g => g.Contains("PlantedNote.Diagnosis is not classified"));
        gaps.ShouldContain(g => g.Contains("PlantedNote.SeenOn is not classified"));
        gaps.ShouldNotContain(g => g.Contains("PlantedNote.Text"));
    }

    [Fact]
    public void An_entity_that_is_about_nobody_in_particular_is_caught() => GapsOf(new MapWithHoles()).ShouldContain(g => g.Contains("does not say whom it is about"));

    private static IEnumerable<string> GapsOf(PersonalDataMap map)
    {
        var builder = new ModelBuilder(new ConventionSet());
        builder.Entity<PlantedNote>(note =>
        {
            note.Property(n => n.Id);
            note.HasKey(n => n.Id);
            note.Property(n => n.Text);
            note.Property(n => n.Diagnosis);
            note.Property(n => n.SeenOn);
        });
        return map.Model.Gaps(builder.Model);
    }

    private sealed class PlantedNote
    {
        public Guid Id { get; init; }

        public string? Text { get; init; }

        public string? Diagnosis { get; init; }

        public DateOnly SeenOn { get; init; }
    }

    private sealed class MapOfNothing : PersonalDataMap
    {
        protected override void Define(PersonalDataBuilder data)
        {
        }
    }

    private sealed class MapWithHoles : PersonalDataMap
    {
        protected override void Define(PersonalDataBuilder data) => data.Entity<PlantedNote>("A note").Text(n => n.Text);
    }
}
