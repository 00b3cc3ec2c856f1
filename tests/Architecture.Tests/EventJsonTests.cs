using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Contracts;
using Platform.Kernel.EventBus;

namespace Architecture.Tests;

/// <summary>Kept events and other versions of a module rely on how an event is written, to the byte.</summary>
public sealed class EventJsonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Events().Select(t => EventNameAttribute.Of(t).Name)];

    [Theory, MemberData(nameof(Names))]
    public void An_event_is_written_as_it_always_was_and_read_back_the_same(string name)
    {
        var type = Events().Single(t => EventNameAttribute.Of(t).Name == name);
        foreach (var isFilled in new[] { true, false })
        {
            var said = Sample(type, isFilled);
            var written = EventJson.Write(said);
            written.ShouldBe(JsonSerializer.Serialize(said, type, Web));
            // Lists are not equal by what is in them, so what is read is compared as it would be written again.
            EventJson.Write(EventJson.Read(written, type)!).ShouldBe(written);
        }
    }

    [Fact]
    public void The_contracts_keep_how_they_write_to_themselves()
    {
        foreach (var contracts in Solution.Contracts)
            contracts.GetTypes().Where(t => t.IsSubclassOf(typeof(JsonSerializerContext))).ShouldHaveSingleItem(contracts.FullName!).IsVisible.ShouldBeFalse();
    }

    private static IEnumerable<Type> Events() => Solution.Contracts.SelectMany(c => c.GetExportedTypes()).Where(t => typeof(IEto).IsAssignableFrom(t));

    private static IEto Sample(Type type, bool isFilled)
    {
        var constructor = type.GetConstructors()[0];
        return (IEto)constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, isFilled))]);
    }

    private static object? Value(Type type, bool isFilled)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return isFilled ? Value(inner, isFilled) : null;
        if (type == typeof(string))
            return isFilled ? "Zoë’s <code> & \"more\"" : null;
        if (type == typeof(Guid))
            return Guid.Parse("0198a2b4-0000-7000-8000-00000000002a");
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 6, 12);
        if (type == typeof(DateTime))
            return new DateTime(2026, 6, 12, 16, 30, 15, 123, 456, DateTimeKind.Utc);
        if (type == typeof(int))
            return isFilled ? 42 : 0;
        if (type == typeof(long))
            return 42L;
        if (type == typeof(bool))
            return isFilled;
        if (type.IsAssignableFrom(typeof(List<string>)))
            return isFilled ? new List<string> { "one", "two’s" } : new List<string>();
        throw new NotSupportedException($"An event holds a {type.Name}: say here what one looks like.");
    }
}
