using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.NewWorkstream.Contracts;

/// <summary>How this module’s events are written to the log and read from it. Every event has its line here: the host does not start without.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NewWorkstreamReferralMadeEto))]
internal sealed partial class NewWorkstreamEventsJson : JsonSerializerContext;
