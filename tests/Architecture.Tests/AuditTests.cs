using System.Reflection;
using System.Text.RegularExpressions;
using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Architecture.Tests;

/// <summary>No look at a person's record and no change to one can be forgotten: a new request says what it is about, or why it is about nobody.</summary>
public sealed partial class AuditTests
{
    /// <summary>Requests with an identifier that are about no person's record, each with the reason.</summary>
    private static readonly Dictionary<string, string> AboutNobody = new(StringComparer.Ordinal)
    {
        ["GetPublishedReport"] = "Published figures without people.",
        ["SaveTaxonomyTheme"] = "A list of themes, which names nobody.",
        ["ViewImport"] = "How the sender's own file gets on, asked again every few seconds; its rows are audited when they become notices.",
        ["FindGapFindings"] = "The log of gaps between groups, which is about nobody; the identifier is the key of the page before.",
        ["FindCohorts"] = "A list of cohorts; the identifier is the key of the page before.",
        ["FindNominations"] = "A list of nominations, of one cohort where it is given.",
        ["GetRecordAccess"] = "Who may open a record, and nothing of what is in it.",
        ["FindConflicts"] = "A list for a lead, of pairs that are nobody's record; the identifier is the key of the page before.",
        ["FindEmergencyAccess"] = "A list of emergency accesses; the identifier is the key of the page before.",
        ["FindAgreements"] = "The register of sharing agreements, which is about nobody; the identifier is the key of the page before.",
        ["GetAgreement"] = "A sharing agreement, which is about nobody.",
        ["FindAsked"] = "A list of who asked about the people of one's own agency; the identifier is the key of the page before.",
        ["FindHandOvers"] = "A list of one's own hand-overs; the identifier is the key of the page before.",
        ["FindMyKnocks"] = "The questions to one's own agency, which name nobody; the identifier is the key of the page before.",
        ["FindOverrides"] = "A list of what was shared without an agreement, without whom it is about; the identifier is the key of the page before.",
        ["GetSignInOf"] = "How a colleague signs in; what an administrator then does is audited.",
        ["GetCoverChoices"] = "The colleagues who may cover for somebody; what is then named is audited.",
        ["EndMySessions"] = "One's own sessions.",
        ["ViewDefinition"] = "A definition of serious violence, which is about nobody.",
        ["RaisePrompts"] = "The night's look at children whom partners named; the identifier is where the time before ended.",
        ["FindChildren"] = "A search, audited as one; the identifier is the key of the page before.",
    };

    private static IReadOnlyList<Type> Requests { get; } = [.. Solution.Everything.SelectMany(m => m.Assembly.GetTypes()).Distinct()
        .Where(t => !t.IsAbstract && typeof(IBaseRequest).IsAssignableFrom(t))];

    [Fact]
    public void A_request_that_takes_a_records_identifier_says_which_record_it_is_about()
    {
        Offenders(Requests).ShouldBeEmpty();
        AboutNobody.Keys.Except(Requests.Select(r => r.Name)).ShouldBeEmpty("an exception is left over");
    }

    [Fact]
    public void A_request_that_hides_what_it_is_about_is_caught()
        => Offenders([typeof(PlantedView)]).ShouldHaveSingleItem().ShouldContain("IAboutRecord");

    [Fact]
    public void Every_request_about_a_record_has_words_for_who_opened_this()
        => Requests.Where(r => typeof(IAboutRecord).IsAssignableFrom(r) && r.GetCustomAttribute<AuditedAsAttribute>() is null)
            .Select(r => $"{r.FullName} has no [AuditedAs]. Say in the past tense what it did, for people who read who opened a record.").ShouldBeEmpty();

    [Fact]
    public void Every_page_that_tells_who_opened_a_record_names_a_type_that_its_module_writes()
    {
        foreach (var file in Solution.SourceFiles(["modules", "host"], ".cshtml"))
            foreach (Match match in RecordType().Matches(File.ReadAllText(file)))
                Solution.SourceFiles(["modules", "host"], ".cs").Any(f => File.ReadAllText(f).Contains($"\"{match.Groups[1].Value}\"", StringComparison.Ordinal)).ShouldBeTrue($"{file}: nothing is about a '{match.Groups[1].Value}'.");
    }

    private static IEnumerable<string> Offenders(IEnumerable<Type> requests) => requests
        .Where(r => !typeof(IAboutRecord).IsAssignableFrom(r) && !AboutNobody.ContainsKey(r.Name))
        .Where(r => r.GetProperties().Any(p => p.PropertyType == typeof(Guid) || p.PropertyType == typeof(Guid?)))
        .Select(r => $"{r.FullName} takes an identifier and is not IAboutRecord: nobody would know who opened or changed that record. Implement it, or say here why it is about nobody.");

    [GeneratedRegex("<who-opened type=\"([^\"]+)\"")]
    private static partial Regex RecordType();

    private sealed record PlantedView(Guid ChildId) : IQuery<string?>;
}
