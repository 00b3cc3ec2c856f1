using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Application;
using Platform.Kernel.Sharing;

namespace Architecture.Tests.Rules;

/// <summary>
/// What leaves an agency passes the gate. Read from the compiled code: what a type calls, with its lambdas and its asynchronous
/// methods. Each rule gives back what breaks it, in sentences.
/// </summary>
internal static partial class SharingRules
{
    private static readonly string[] FileAnswers = ["File", "PhysicalFile", "Bytes", "Stream", "VirtualFile"];

    /// <summary>A command that names another agency asks the gate, or says that it shares nothing.</summary>
    public static IEnumerable<string> OfCommands(IReadOnlyCollection<Type> types)
    {
        var handlers = types.SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(i => (Request: i.GenericTypeArguments[0], Handler: t))).ToLookup(h => h.Request, h => h.Handler);
        foreach (var command in types.Where(t => !t.IsAbstract && typeof(IChangesState).IsAssignableFrom(t) && t.GetCustomAttribute<SharesNothingAttribute>() is null))
            if (command.GetProperties().FirstOrDefault(p => p.PropertyType == typeof(string) && NamesAnAgency().IsMatch(p.Name)) is { } agency && !handlers[command].Any(AsksTheGate))
                yield return $"{command.FullName} names an agency ({agency.Name}), and its handler does not ask ISharingGate. Ask it, or say with [SharesNothing] why nothing leaves.";
    }

    /// <summary>A page or endpoint that answers with a file says for whom; for another agency it asks the gate.</summary>
    public static IEnumerable<string> OfFiles(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(t => t.DeclaringType is null && CallsOf(t).Any(c => IsFileAnswer(t, c))))
        {
            var reader = type.GetCustomAttribute<FileForAttribute>();
            if (reader is null)
                yield return $"{type.FullName} answers with a file. Say with [FileFor] for whom it is.";
            else if (reader.Reader == FileReader.AnotherAgency && !AsksTheGate(type))
                yield return $"{type.FullName} answers with a file for another agency and does not ask ISharingGate.";
        }
    }

    /// <summary>Permits, disclosures and acceptances are made in one place each: with one of them in hand the rest is held by the compiler.</summary>
    public static IEnumerable<string> OfPermits(IEnumerable<Type> types)
    {
        (Type Made, string By)[] makers = [(typeof(SharePermit), "SharingGate"), (typeof(Disclosure), "SharingGate"), (typeof(HandOverAcceptance), "FinishHandOver")];
        foreach (var type in types.Where(t => t.DeclaringType is null))
            foreach (var call in CallsOf(type).OfType<ConstructorInfo>())
                foreach (var (made, by) in makers.Where(m => m.Made == call.DeclaringType && m.By != type.Name && type != m.Made))
                    yield return $"{type.FullName} makes a {made.Name}. Only {by} does.";
    }

    private static bool AsksTheGate(Type type) => CallsOf(type).Any(c => c.DeclaringType == typeof(ISharingGate) && c.Name == nameof(ISharingGate.CheckAsync));

    private static bool IsFileAnswer(Type type, MethodBase call)
        => FileAnswers.Contains(call.Name) && call.DeclaringType is { } owner && (typeof(PageModel).IsAssignableFrom(owner) || typeof(ControllerBase).IsAssignableFrom(owner) || owner == typeof(Results) || owner == typeof(TypedResults))
            || typeof(PageModel).IsAssignableFrom(type) && call.DeclaringType == typeof(HttpResponse) && call.Name == "set_ContentType";

    /// <summary>What a type and the types that the compiler made inside it call.</summary>
    private static IEnumerable<MethodBase> CallsOf(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            foreach (var call in CallsOf(method))
                yield return call;
        foreach (var nested in type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
            foreach (var call in CallsOf(nested))
                yield return call;
    }

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private static IEnumerable<MethodBase> CallsOf(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
            yield break;
        var typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | il[at++]));
            var code = Codes[value];
            if (code.OperandType == OperandType.InlineMethod && Resolve(BitConverter.ToInt32(il, at)) is { } call)
                yield return call;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }

        MethodBase? Resolve(int token)
        {
            try
            {
                return method.Module.ResolveMethod(token, typeArguments, methodArguments);
            }
            catch (Exception exception) when (exception is ArgumentException or TypeLoadException or FileNotFoundException)
            {
                return null;
            }
        }
    }

    [GeneratedRegex("^(To|Recipient|Receiving|Partner|Other)?Agency(Code)?$")]
    private static partial Regex NamesAnAgency();
}
