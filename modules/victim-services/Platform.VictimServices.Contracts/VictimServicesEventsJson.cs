using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.VictimServices.Contracts;

/// <summary>How this module’s events are written to the log and read from it. Every event has its line here: the host does not start without.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VictimContactMadeEto))]
internal sealed partial class VictimServicesEventsJson : JsonSerializerContext;
