using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.CspReporting.Contracts;

/// <summary>How this module’s events are written to the log and read from it. Every event has its line here: the host does not start without.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportPublishedEto))]
internal sealed partial class CspReportingEventsJson : JsonSerializerContext;
