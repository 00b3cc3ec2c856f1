using System.Collections;
using System.Reflection;
using MediatR;
using Platform.CspReporting.Disclosure;

namespace CspReporting.Tests.Disclosure;

/// <summary>
/// Finds numbers that leave the module without having passed the gate: every type that a request answers with is walked, and a number that
/// is no <see cref="Figure"/> is an offence unless it is on a list with its reason.
/// </summary>
internal static class GateRules
{
    /// <summary>Numbers that count nobody, each with why.</summary>
    private static readonly Dictionary<string, string> CountNobody = new(StringComparer.Ordinal)
    {
        ["PublicFile.Number"] = "the number of an imported file", ["PublicFile.Rows"] = "rows of a published file", ["PublicFile.SupersededBy"] = "the number of an imported file",
        ["ImportedFile.Number"] = "the number of an imported file", ["ImportedFile.Rows"] = "rows of a published file", ["PublishedEdition.Edition"] = "which edition",
        ["GapFinding.Version"] = "how often the record was saved", ["GapStep.Ordinal"] = "which step", ["ReportDraft.Version"] = "how often the record was saved",
        ["ReportTable.ChartColumns"] = "which columns are drawn",
    };

    public static IReadOnlyList<string> Offences(IEnumerable<Type> types)
    {
        List<string> offences = [];
        foreach (var request in types.Where(type => !type.IsAbstract))
        {
            foreach (var answer in request.GetInterfaces().Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>)).Select(each => each.GetGenericArguments()[0]))
                Walk(answer, request.Name, [], offences);
        }

        return [.. offences.Distinct()];
    }

    private static void Walk(Type type, string from, HashSet<Type> seen, List<string> offences)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Figure) || type == typeof(string) || type.IsEnum || !seen.Add(type))
            return;

        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
            Walk(argument, from, seen, offences);
        if (type.Assembly == typeof(object).Assembly || typeof(IEnumerable).IsAssignableFrom(type) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            return;

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            if (IsNumber(property.PropertyType) || property.PropertyType.GetInterfaces().Append(property.PropertyType).Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>) && IsNumber(each.GetGenericArguments()[0])))
            {
                if (!CountNobody.ContainsKey($"{type.Name}.{property.Name}"))
                    offences.Add($"{from} answers with the number {type.Name}.{property.Name}, which has not passed the gate. Make it a Figure.");
            }
            else
            {
                Walk(property.PropertyType, from, seen, offences);
            }
        }
    }

    private static bool IsNumber(Type type)
        => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or TypeCode.UInt32 or TypeCode.UInt64 or TypeCode.Double or TypeCode.Single or TypeCode.Decimal
            && !(Nullable.GetUnderlyingType(type) ?? type).IsEnum;
}
