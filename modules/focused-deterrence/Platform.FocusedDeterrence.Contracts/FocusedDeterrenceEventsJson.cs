using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.FocusedDeterrence.Contracts;

/// <summary>How this module’s events are written to the log and read from it. Every event has its line here: the host does not start without.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CohortMemberEnrolledEto))]
[JsonSerializable(typeof(CohortMemberNominatedEto))]
[JsonSerializable(typeof(CohortNominationDeclinedEto))]
[JsonSerializable(typeof(CohortOpenedEto))]
[JsonSerializable(typeof(SupportOfferedEto))]
[JsonSerializable(typeof(SupportTakenUpEto))]
internal sealed partial class FocusedDeterrenceEventsJson : JsonSerializerContext;
