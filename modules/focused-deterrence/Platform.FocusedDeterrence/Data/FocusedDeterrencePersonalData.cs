using Platform.FocusedDeterrence.Children;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Rights;

namespace Platform.FocusedDeterrence.Data;

/// <summary>What this module holds about people: children by their identifier, adults by initials and an agency's reference.</summary>
internal sealed class FocusedDeterrencePersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
    {
        data.Nobody<Cohort>("What a cohort is for and on what lawful basis.")
            .Text(c => c.Purpose, c => c.LawfulBasisNote, c => c.ReviewNote, c => c.CloseNote).Workers(c => c.OpenedBy);
        data.Entity<Nomination>("A nomination to a cohort").About(PersonKinds.Child, n => n.ChildId)
            .IsPerson(PersonKinds.Adult, n => n.Id, only: n => n.ChildId == null)
            .Names(n => n.AdultInitials).Numbers(n => n.AdultReference).SearchKeys(n => n.OpenPersonKey)
            .Facts(n => n.AreaCode, n => n.NominatedOn, n => n.DecideBy, n => n.DecidedOn, n => n.LookAgainOn, n => n.LastSupportOn, n => n.LastEnforcementOn, n => n.NextStepBy)
            .Text(n => n.Reason, n => n.Reasons, n => n.Alternatives, n => n.WhatWasTold, n => n.CaseWorkerView, n => n.ExploitationNote)
            .Workers(n => n.NominatedBy, n => n.RecordedBy, n => n.Panel)
            .Kept(RetentionSchedules.Cohort, n => n.DecidedOn);
        data.Entity<SupportOffer>("An offer of support").PartOf<Nomination>().Facts(o => o.OfferedOn, o => o.AnsweredOn).Words(o => o.PersonsWords).Workers(o => o.OfferedBy, o => o.RecordedBy);
        data.Entity<MemberContact>("A contact").PartOf<Nomination>().Facts(c => c.HappenedOn, c => c.LegalPower).Text(c => c.Note, c => c.Proportionality).Workers(c => c.By, c => c.RecordedBy);
        data.Entity<KnownChild>("That the child is on the partnership's record").About(PersonKinds.Child, c => c.ChildId).Facts(c => c.AreaCode);
    }
}
