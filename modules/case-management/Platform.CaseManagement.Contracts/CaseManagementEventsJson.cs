using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.CaseManagement.Contracts;

/// <summary>How this module’s events are written to the log and read from it. Every event has its line here: the host does not start without.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CaseClosedEto))]
[JsonSerializable(typeof(CaseOpenedEto))]
[JsonSerializable(typeof(ChildDetailsChangedEto))]
[JsonSerializable(typeof(ChildRegisteredEto))]
[JsonSerializable(typeof(ChildrenMergedEto))]
[JsonSerializable(typeof(ChildrenUnmergedEto))]
[JsonSerializable(typeof(HarmCausedEto))]
[JsonSerializable(typeof(InterventionRequestedEto))]
[JsonSerializable(typeof(PartnerNoticeRecordedEto))]
[JsonSerializable(typeof(PlanAgreedEto))]
[JsonSerializable(typeof(SeriousViolenceIdentifiedEto))]
internal sealed partial class CaseManagementEventsJson : JsonSerializerContext;
