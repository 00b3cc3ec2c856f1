using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>
/// The three definitions that an installation starts with. What has not been compared with its source is marked so. A row
/// that is there stays as it is: a changed policy is a new version.
/// </summary>
internal sealed class DefinitionSeed(CaseManagementDbContext db, IGuidGenerator guids) : IDataSeedContributor
{
    /// <summary>The code of the definition that raises <c>SeriousViolenceIdentified</c>.</summary>
    public const string Local = "LOCAL_SVD";

    // The duty's commencement: Police, Crime, Sentencing and Courts Act 2022, Part 2 Chapter 1, from 31 January 2023.
    private static readonly DateOnly DutyBegan = new(2023, 1, 31);

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var there = await db.Definitions.Select(d => new { d.Code, d.Version }).ToListAsync(cancellationToken);
        db.Definitions.AddRange(All(guids).Where(d => !there.Contains(new { d.Code, d.Version })));
        await db.SaveChangesAsync(cancellationToken);
    }

    internal static IReadOnlyList<SeriousViolenceDefinition> All(IGuidGenerator guids)
    {
        return
        [
            new SeriousViolenceDefinition(guids.Create(), Local, 1, "Local definition under the Serious Violence Duty", DutyBegan)
            {
                Rationale = "Public-space violence by or against people under 25, allegations included, weapons first. Domestic abuse and violence against women "
                    + "and girls are noted and left to their own strategy, so that nothing is counted twice.",
                Source = "A starting point for the partnership to agree: Police, Crime, Sentencing and Courts Act 2022, section 13",
                AgeFrom = 10,
                AgeTo = 24,
                Basis = IncidentBasis.Allegation,
                DomesticContext = DomesticContextMode.NoteOnly,
            }.With(
                Clause(1, "DEATH", "somebody died", injury: "fatal"),
                Clause(2, "KNIFE-HARM", "a knife or other blade was carried or used and somebody was harmed", weapons: "knife", people: 1),
                Clause(3, "KNIFE-OFFENCE", "a knife or other blade was part of an offence of violence, robbery or public order",
                    categories: "violence-against-the-person,robbery,public-order,sexual-offences,racially-aggravated", weapons: "knife", score: 4),
                Clause(4, "FIREARM", "a firearm, or what looked like one, was carried or used", weapons: "firearm"),
                Clause(5, "SERIOUS-INJURY", "somebody was seriously injured", injury: "serious"),
                Clause(6, "ROBBERY", "it was a robbery or an attempted robbery", categories: "robbery"),
                Clause(7, "VIOLENCE-5", "it was an offence of violence with a Youth Justice Board seriousness score of 5 or more",
                    categories: "violence-against-the-person,racially-aggravated", score: 5, online: false),
                Clause(8, "PUBLIC-ORDER-6", "it was riot or violent disorder", offences: "riot,violent-disorder"),
                Clause(9, "ONLINE-THREAT", "somebody was threatened or blackmailed online", offences: "threats-to-kill,blackmail,indecent-images-distribute", online: true))
            .Prompting(
                new DefinitionPattern(guids.Create(), PatternKind.Frequency, 3, 90),
                new DefinitionPattern(guids.Create(), PatternKind.Rising, 3, 180),
                new DefinitionPattern(guids.Create(), PatternKind.Partners, 2, 30)),

            new SeriousViolenceDefinition(guids.Create(), "YJB_KPI9", 1, "Youth Justice Board key performance indicator 9", new DateOnly(2023, 4, 1))
            {
                Rationale = "Drugs, robbery and violence against the person with a seriousness score of 5 to 8 that ended in a caution or a sentence. Carrying a blade, "
                    + "sexual offences and arson are not in it.",
                Source = "Youth Justice Board, key performance indicator guidance, KPI 9, in use from April 2023",
                IsConfirmed = true,
                AgeFrom = 10,
                AgeTo = 17,
                Basis = IncidentBasis.Proven,
                DomesticContext = DomesticContextMode.Count,
            }.With(
                Clause(1, "DRUGS-5", "it was a drugs offence with a Youth Justice Board seriousness score of 5 or more", categories: "drugs", score: 5, confirmed: true),
                Clause(2, "ROBBERY-5", "it was a robbery with a Youth Justice Board seriousness score of 5 or more", categories: "robbery", score: 5, confirmed: true),
                Clause(3, "VIOLENCE-5", "it was violence against the person with a Youth Justice Board seriousness score of 5 or more",
                    categories: "violence-against-the-person", score: 5, confirmed: true)),

            new SeriousViolenceDefinition(guids.Create(), "VRU_HO", 1, "Home Office success measures", DutyBegan)
            {
                Rationale = "Homicide, knife-enabled violence and non-domestic violence with injury against or by people under 25.",
                Source = "Home Office, Serious Violence Duty statutory guidance, success measures, edition of December 2022",
                AgeFrom = 0,
                AgeTo = 24,
                Basis = IncidentBasis.Allegation,
                DomesticContext = DomesticContextMode.Exclude,
            }.With(
                Clause(1, "HOMICIDE", "somebody died", injury: "fatal"),
                Clause(2, "HOMICIDE-OFFENCE", "it was a homicide", offences: "murder,manslaughter"),
                Clause(3, "KNIFE-INJURY", "somebody was injured with a knife or other blade", weapons: "knife", injury: "minor"),
                Clause(4, "KNIFE-CRIME", "a knife or other blade was used in violence, robbery or a threat",
                    categories: "violence-against-the-person,robbery,sexual-offences", weapons: "knife", people: 1),
                Clause(5, "HOSPITAL", "somebody needed hospital treatment", injury: "serious")),
        ];

        DefinitionClause Clause(int order, string code, string sentence, string? categories = null, string? offences = null, int? score = null,
            string? weapons = null, string? injury = null, int? people = null, bool? online = null, bool confirmed = false)
            => new()
            {
                Id = guids.Create(),
                Order = order,
                Code = code,
                Sentence = sentence,
                OffenceCategories = categories,
                OffenceCodes = offences,
                MinimumYjbScore = score,
                Weapons = weapons,
                MinimumInjury = injury,
                MinimumPeopleHarmed = people,
                Online = online,
                IsConfirmed = confirmed,
            };
    }
}
