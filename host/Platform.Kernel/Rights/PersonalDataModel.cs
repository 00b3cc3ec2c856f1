using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;

namespace Platform.Kernel.Rights;

/// <summary>What a map came to.</summary>
internal sealed class PersonalDataModel(IReadOnlyDictionary<Type, EntityPersonalData> entities)
{
    public IReadOnlyDictionary<Type, EntityPersonalData> Entities { get; } = entities;

    /// <summary>What a property holds; what is neither text nor date is a fact, and a key is nothing.</summary>
    public PersonalDataClass ClassOf(IReadOnlyProperty property)
    {
        if (Entities.GetValueOrDefault(property.DeclaringType.ClrType)?.Classes.TryGetValue(property.Name, out var what) == true)
            return what;
        if (property.IsPrimaryKey() || property.IsForeignKey() || property.PropertyInfo?.DeclaringType == typeof(AggregateRoot))
            return property.Name is nameof(AggregateRoot.CreatedBy) or nameof(AggregateRoot.ModifiedBy) ? PersonalDataClass.Worker : PersonalDataClass.Technical;
        return PersonalDataClass.Fact;
    }

    /// <summary>What the map leaves out of a module's model, one sentence each.</summary>
    public IEnumerable<string> Gaps(IReadOnlyModel model)
    {
        foreach (var type in model.GetEntityTypes().Where(e => e.ClrType.Assembly != typeof(PersonalDataModel).Assembly))
        {
            if (!Entities.TryGetValue(type.ClrType, out var entity))
            {
                yield return $"{type.ClrType.Name} is in no personal data map. Say whom it is about, or that it is about nobody and why.";
                continue;
            }

            if (!entity.IsAboutNobody && !entity.IsShared && entity.Persons.Count + entity.Subjects.Count + entity.Wholes.Count == 0)
                yield return $"{type.ClrType.Name} is mapped, and its map does not say whom it is about.";
            foreach (var whole in entity.Wholes.Where(w => w.Key is null && !type.GetForeignKeys().Any(f => f.PrincipalEntityType.ClrType == w.Whole)))
                yield return $"{type.ClrType.Name} is part of {whole.Whole.Name}, and the model has no relation between them.";
            foreach (var shared in entity.Joins.Where(j => !type.GetForeignKeys().Any(f => f.PrincipalEntityType.ClrType == j)))
                yield return $"{type.ClrType.Name} joins {shared.Name}, and the model has no relation between them.";
            foreach (var property in type.GetProperties().Where(p => !entity.IsAboutNobody && IsTextOrDate(p) && !entity.Classes.ContainsKey(p.Name) && !p.IsForeignKey()))
                yield return $"{type.ClrType.Name}.{property.Name} is not classified. Say what it holds: who somebody is, a fact, a text, words, another person, a worker, or nothing.";
            foreach (var gone in entity.Classes.Keys.Where(n => type.FindProperty(n) is null))
                yield return $"{type.ClrType.Name}.{gone} is classified and is no mapped property.";
        }

        foreach (var gone in Entities.Keys.Where(t => model.FindEntityType(t) is null && !model.GetEntityTypes().Any(e => e.ClrType == t)))
            yield return $"{gone.Name} is in the personal data map and not in the model.";
    }

    // Instants say when the program did something; a day says when something happened to somebody.
    private static bool IsTextOrDate(IReadOnlyProperty property)
        => property.PropertyInfo?.DeclaringType != typeof(AggregateRoot)
            && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type && (type == typeof(string) || type == typeof(DateOnly));
}

/// <summary>What a map says of one entity.</summary>
internal sealed class EntityPersonalData(Type type, string title)
{
    public Type Type { get; } = type;

    public string Title { get; } = title;

    public bool IsAboutNobody { get; set; }

    public List<PersonSource> Persons { get; } = [];

    public List<SubjectKey> Subjects { get; } = [];

    public List<WholeKey> Wholes { get; } = [];

    public List<Type> Joins { get; } = [];

    public bool IsShared { get; set; }

    public string? Pointer { get; set; }

    public string? WithheldBecause { get; set; }

    public List<string> Names { get; } = [];

    public List<string> Numbers { get; } = [];

    public string? Born { get; set; }

    public RetentionRule? Retention { get; set; }

    public Dictionary<string, PersonalDataClass> Classes { get; } = [];

    public IEnumerable<string> Texts => Classes.Where(c => c.Value is PersonalDataClass.Text or PersonalDataClass.Words or PersonalDataClass.OtherPerson).Select(c => c.Key);
}

internal sealed record PersonSource(string Kind, LambdaExpression Id, LambdaExpression? Only, string? Permission);

internal sealed record SubjectKey(string Kind, LambdaExpression Id)
{
    public const string AnyKind = "*";

    public bool Is(string kind) => Kind is AnyKind || Kind == kind;
}

internal sealed record WholeKey(Type Whole, string? Key);

internal sealed record RetentionRule(string Schedule, string From);
