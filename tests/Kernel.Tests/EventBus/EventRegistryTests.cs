using System.Reflection;
using System.Reflection.Emit;
using Kernel.Tests.EventBus.Probes;
using Platform.Contracts;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;

namespace Kernel.Tests.EventBus;

public sealed class EventRegistryTests
{
    [Fact]
    public void A_module_with_a_handler_is_a_consumer_and_its_contracts_tell_what_it_publishes()
    {
        var registry = new EventRegistry([
            new ModuleEventTypes(ProbeNode.Publisher, [], [typeof(TicketMovedEto), typeof(TicketClosedEto), typeof(SomethingHappenedEto)]),
            ProbeNode.Reader("1.0.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed), typeof(Ticket))]);

        registry.Consumers.Single().Handles.ShouldBe("probe-publisher.ticket-closed.v1 probe-publisher.ticket-moved.v1");
        registry.Find("probe-reader")!.Subscriptions["probe-publisher.ticket-moved.v1"].HandlerType.ShouldBe(typeof(ReaderWhenTicketMoved));
        registry.Published.Select(e => e.Name).ShouldBe(["probe-publisher.ticket-closed.v1", "probe-publisher.ticket-moved.v1"]);
    }

    [Fact]
    public void Two_handlers_of_one_event_in_a_module_are_refused_in_a_sentence_that_names_both()
        => Refusal(typeof(ReaderWhenTicketMoved), typeof(OtherWhenTicketMoved)).ShouldBe(
            "The module 'probe-reader' cannot be loaded: both Kernel.Tests.EventBus.Probes.ReaderWhenTicketMoved and Kernel.Tests.EventBus.Probes.OtherWhenTicketMoved handle 'probe-publisher.ticket-moved.v1'. A module handles an event once; make one call the other's work.");

    [Fact]
    public void An_event_without_a_name_is_refused() => Refusal(typeof(NamelessHandler)).ShouldContain("NamelessEto has no [EventName]");

    [Fact]
    public void An_event_name_of_another_form_is_refused() => Refusal(typeof(MisnamedHandler)).ShouldContain("'Something Happened' of Kernel.Tests.EventBus.EventRegistryTests+MisnamedEto is not of the form module-name.event-name.v1");

    [Fact]
    public void Two_events_of_one_name_are_refused()
        => Should.Throw<ModuleLoadException>(() => new EventRegistry([new ModuleEventTypes(ProbeNode.Publisher, [], [typeof(TicketMovedEto), typeof(AgainEto)])]))
            .Message.ShouldContain("two of its events are named 'probe-publisher.ticket-moved.v1'");

    [Fact]
    public void An_event_of_contracts_that_do_not_say_how_it_is_written_is_refused_at_the_start()
    {
        var contracts = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Planted.Contracts"), AssemblyBuilderAccess.Run);
        var planted = contracts.DefineDynamicModule("Planted").DefineType("PlantedEto", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [typeof(IEto)]);
        planted.SetCustomAttribute(new CustomAttributeBuilder(typeof(EventNameAttribute).GetConstructors()[0], ["probe-publisher.planted.v1"]));

        Should.Throw<ModuleLoadException>(() => new EventRegistry([new ModuleEventTypes(ProbeNode.Publisher, [], [planted.CreateType()])]))
            .Message.ShouldBe("The module 'probe-publisher' cannot be loaded: Planted.Contracts does not say how the event PlantedEto is written. Add [JsonSerializable(typeof(PlantedEto))] to its JsonSerializerContext.");
    }

    private static string Refusal(params Type[] handlers) => Should.Throw<ModuleLoadException>(() => new EventRegistry([ProbeNode.Reader("1.0.0.0", handlers)])).Message;

    private sealed record NamelessEto : IEto;

    [EventName("Something Happened")]
    private sealed record MisnamedEto : IEto;

    [EventName("probe-publisher.ticket-moved.v1")]
    private sealed record AgainEto : IEto;

    private sealed class NamelessHandler : IDistributedEventHandler<NamelessEto>
    {
        public Task HandleEventAsync(NamelessEto eventData, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class MisnamedHandler : IDistributedEventHandler<MisnamedEto>
    {
        public Task HandleEventAsync(MisnamedEto eventData, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
