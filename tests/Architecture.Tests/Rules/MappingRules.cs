using System.Text.RegularExpressions;
using AutoMapper;
using AutoMapper.Internal;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Architecture.Tests.Rules;

/// <summary>What AutoMapper copies is held together by names: these rules find what no compiler does.</summary>
internal static partial class MappingRules
{
    /// <summary>Profiles with a map that leaves a part of its destination without a source.</summary>
    public static IEnumerable<string> OfProfiles(IEnumerable<Type> types)
    {
        foreach (var profile in Profiles(types))
        {
            string? offence = null;
            try
            {
                Configuration(profile).AssertConfigurationIsValid();
            }
            catch (AutoMapperConfigurationException invalid)
            {
                offence = $"{profile.FullName}: {invalid.Message.Trim()}";
            }

            if (offence is not null)
                yield return offence;
        }
    }

    /// <summary>Projections from a table that read more or fewer columns than their row has parts.</summary>
    public static IEnumerable<string> OfProjections(Type profile, DbContext context)
    {
        var configuration = Configuration(profile);
        foreach (var map in configuration.Internal().GetAllTypeMaps().Where(m => context.Model.FindEntityType(m.SourceType)?.GetTableName() is not null))
        {
            var set = (IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(map.SourceType).Invoke(context, null)!;
            var sql = set.ProjectTo(map.DestinationType, configuration).ToQueryString();
            var columns = Columns(SelectList().Match(sql).Groups[1].Value);
            var parts = map.DestinationType.GetConstructors().Max(c => c.GetParameters().Length);
            if (columns != parts)
                yield return $"{profile.Name}: {map.DestinationType.Name} has {parts} parts and reads {columns} columns: {sql}";
        }
    }

    public static IEnumerable<Type> Profiles(IEnumerable<Type> types) => types.Where(t => !t.IsAbstract && typeof(Profile).IsAssignableFrom(t));

    private static MapperConfiguration Configuration(Type profile) => new(c => c.AddProfile(profile), NullLoggerFactory.Instance);

    // A comma within brackets belongs to a function or a query inside.
    private static int Columns(string list)
    {
        var (depth, columns) = (0, 1);
        foreach (var letter in list)
        {
            depth += letter switch { '(' => 1, ')' => -1, _ => 0 };
            if (letter == ',' && depth == 0)
                columns++;
        }

        return columns;
    }

    // What stands inside is indented; the outermost FROM begins its line.
    [GeneratedRegex(@"^SELECT (.*?)^FROM", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SelectList();
}
