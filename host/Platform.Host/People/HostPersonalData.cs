using Platform.Host.Access;
using Platform.Host.Rights;
using Platform.Host.Sharing;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.Limits;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Kernel.Rights;

namespace Platform.Host.People;

/// <summary>What the host holds about people: those who work with the platform, and the requests about information rights.</summary>
internal sealed class HostPersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
    {
        data.Entity<User>("The account").IsPerson(PersonKinds.Worker, u => u.Id)
            .Names(u => u.DisplayName).Numbers(u => u.UserName).SearchKeys(u => u.NormalizedUserName)
            .Technical(u => u.PasswordHash, u => u.SecurityStamp, u => u.ConcurrencyStamp);
        data.Entity<Membership>("Work for an agency").PartOf<User>().Facts(m => m.AgencyCode, m => m.StartsOn, m => m.EndsOn);
        data.Entity<MembershipRole>("A role").PartOf<Membership>().Facts(r => r.RoleName);
        data.Entity<MembershipArea>("An area").PartOf<Membership>().Facts(a => a.AreaCode);
        data.Entity<Cover>("Cover for a colleague").About(PersonKinds.Worker, c => c.PersonId).About(PersonKinds.Worker, c => c.CoveredById)
            .Facts(c => c.AgencyCode, c => c.StartsOn, c => c.EndsOn).Text(c => c.Reason);
        data.Nobody<DirectoryChange>("Who changed the directory, and how.").Workers(c => c.ByName);
        data.Nobody<PartnershipArea>("An area of the partnership.");
        data.Nobody<RoleGrantable>("Which roles somebody may give to others.");
        data.Entity<SecondFactor>("A second factor").PartOf<User>().Technical(f => f.ProtectedKey, f => f.PendingKey);
        data.Entity<RecoveryCode>("A recovery code").PartOf<SecondFactor>(c => c.UserId).Technical(c => c.Hash);
        data.Entity<Session>("A session").PartOf<User>().Identity(s => s.Address).Facts(s => s.Browser).Technical(s => s.SecurityStamp, s => s.ProviderSession).Workers(s => s.EndedBy);
        data.Entity<ExternalLogin>("A sign-in with an organisation’s account").PartOf<User>().Facts(l => l.Id, l => l.Issuer, l => l.Subject);
        data.Entity<IdentityConflict>("That somebody of the same name is on another record").About(PersonKinds.Child, c => c.ChildId).About(PersonKinds.PersonHarmed, c => c.HarmedId)
            .Facts(c => c.AreaCode, c => c.HarmedAreaCode).Text(c => c.Note).Workers(c => c.DecidedByName).Withheld("It would say something about a person who was harmed.");
        data.Nobody<FailedAddress>("From where too many attempts to sign in came, as a hash, for a quarter of an hour.").Technical(f => f.Id);
        data.Nobody<SharedCount>("How often somebody asked in a minute, as a hash, for two minutes.").Technical(c => c.Id, c => c.Node);
        data.Nobody<LogoutToken>("A message of a provider that was acted on.").Technical(t => t.Id);
        data.Nobody<ApiClient>("A program of an agency and who let it in.").Workers(c => c.CreatedBy);
        data.Nobody<ApiClientPermission>("What a program may do.");
        data.Nobody<ApiClientArea>("Where a program may do it.");
        data.Nobody<Role>("What a role is called.");
        data.Nobody<RolePermission>("What a role may do.");
        data.Nobody<Agency>("An agency of the directory.");
        data.Nobody<Agreement>("An information sharing agreement between agencies.");
        data.Nobody<AgreementParty>("An agency of an agreement.");
        data.Nobody<AgreementItem>("A purpose or a kind of information of an agreement.");
        data.Entity<InvolvementQuery>("A question who else works with the child").About(PersonKinds.Child, q => q.ChildId).Facts(q => q.AskedByAgency).Text(q => q.Reason);
        data.Entity<InvolvementAnswer>("An agency that an answer named").PartOf<InvolvementQuery>().Facts(a => a.AgencyCode, a => a.Team, a => a.Since)
            .Withheld("It may name a service that nobody may know of.");
        data.Entity<HandOver>("A hand-over of the child’s record").About(PersonKinds.Child, h => h.PersonId)
            .Facts(h => h.RecordType, h => h.FromAgency, h => h.ToAgency, h => h.ToAreaCode, h => h.Service).Text(h => h.Why, h => h.Summary, h => h.DecisionNote);
        data.Entity<Knock>("A question to two agencies whether they want to be put in touch").Shared().Facts(k => k.ExpiresOn).Technical(k => k.PairKey)
            .Withheld("It may be about a service that nobody may know of.");
        data.Entity<KnockSide>("What one agency answered").About(PersonKinds.Child, s => s.ChildId).Joins<Knock>().Facts(s => s.AgencyCode, s => s.Team, s => s.Since, s => s.Gateway).Text(s => s.Note)
            .Withheld("It may name a service that nobody may know of.");
        data.Entity<RightsRequest>("A request about information rights").AboutAnyone(r => r.PersonId)
            .Names(r => r.PersonName).Facts(r => r.Reference, r => r.PersonKind, r => r.ReceivedOn, r => r.DueOn, r => r.ExtendedOn, r => r.IdentityCheckedOn, r => r.ClosedOn, r => r.RestrictedOn, r => r.LiftedOn)
            .Text(r => r.ExtendedBecause, r => r.IdentityCheckedHow, r => r.Decision, r => r.LiftedBecause, r => r.LiftedTold).Workers(r => r.AskedByName, r => r.ConfirmedByName, r => r.RestrictedByName, r => r.LiftedByName);
        data.Nobody<RedactionDecision>("What a reviewer decided about one thing of a copy.").Workers(d => d.DecidedBy);
        data.Entity<LegalHold>("A legal hold").AboutAnyone(h => h.PersonId)
            .Facts(h => h.PersonKind, h => h.PlacedOn, h => h.LiftedOn).Text(h => h.Reason).Workers(h => h.PlacedBy, h => h.LiftedBy);
        data.Entity<KeptLonger>("Why the record is kept when its time is over").AboutAnyone(d => d.PersonId)
            .Facts(d => d.PersonKind, d => d.Until, d => d.DecidedOn).Text(d => d.Reason).Workers(d => d.DecidedBy);
    }
}
