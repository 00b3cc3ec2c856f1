using Platform.Kernel.Rights;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Data;

/// <summary>What this module holds about people.</summary>
internal sealed class KnifeCrimePersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
    {
        data.Entity<Intervention>("Knife-crime support").About(PersonKinds.Child, i => i.ChildId)
            .Facts(i => i.AreaCode, i => i.RequestedOn, i => i.DecideBy, i => i.DecidedOn, i => i.ProgrammeCode, i => i.ProgrammeName, i => i.ProgrammeEvidence,
                i => i.FirstSessionBy, i => i.AskedOn, i => i.StartedOn, i => i.NextSessionOn, i => i.LastSessionOn, i => i.EndedOn,
                i => i.ReviewAskedOn, i => i.ReviewBy, i => i.ReviewedOn, i => i.NextStepBy)
            .Text(i => i.Suitability, i => i.DeclineNote, i => i.Explanation, i => i.EndNote, i => i.WhyNoViewAtEnd, i => i.ReviewNote)
            .Words(i => i.AnswerInWords, i => i.ViewAtEnd)
            .OtherPerson(i => i.ParentOrCarer)
            .Workers(i => i.DecidedBy, i => i.WorkerName)
            .Kept(RetentionSchedules.Intervention, i => i.EndedOn);
        data.Entity<Session>("A session").PartOf<Intervention>().Facts(s => s.HeldOn).Words(s => s.ChildsWords).Text(s => s.WhyNoWords, s => s.Note).Workers(s => s.RecordedBy);
        data.Entity<FollowUp>("Asking how things are").PartOf<Intervention>().Facts(f => f.DueOn, f => f.DoneOn).Words(f => f.ChildsWords).Text(f => f.WhyNoWords);
    }
}
