using System.Xml.Linq;

namespace Architecture.Tests.Rules;

/// <summary>Who may refer to whom. Each rule gives back what breaks it, in sentences.</summary>
internal static class ReferenceRules
{
    /// <summary>
    /// A project under modules/ refers to the kernel's projects and to Contracts; a Contracts project to Platform.Contracts
    /// alone; a project under host/ to no module (the wildcard that builds them beside it takes no reference).
    /// </summary>
    public static IEnumerable<string> OfProject(string projectFile, string text)
    {
        var project = Path.GetFileNameWithoutExtension(projectFile);
        var isContracts = project.EndsWith(".Contracts", StringComparison.Ordinal);
        var inModules = projectFile.Replace('\\', '/').Contains("modules/", StringComparison.Ordinal);
        foreach (var reference in XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName is "ProjectReference"))
        {
            var target = reference.Attribute("Include")?.Value.Replace('\\', '/') ?? "";
            if (reference.Attribute("ReferenceOutputAssembly")?.Value == "false")
                continue;
            var name = Path.GetFileNameWithoutExtension(target);
            var isModule = !name.StartsWith("Platform.Kernel", StringComparison.Ordinal) && !name.StartsWith("Platform.Web", StringComparison.Ordinal) && name != "Platform.Contracts";
            if (inModules && isContracts && name != "Platform.Contracts")
                yield return $"{project} refers to {name}. Contracts may refer to Platform.Contracts alone.";
            else if (inModules && isModule && !name.EndsWith(".Contracts", StringComparison.Ordinal))
                yield return $"{project} refers to {name}. A module may refer to another module's Contracts, never to its main assembly.";
            else if (!inModules && target.Contains("modules/", StringComparison.Ordinal))
                yield return $"{project} refers to the module {name}. The host finds modules at run time.";
        }
    }

    /// <summary>The same of what was built: a reference that came in by another way.</summary>
    public static IEnumerable<string> OfAssembly(string name, IEnumerable<string> references, IReadOnlyCollection<string> mainAssemblies)
    {
        foreach (var reference in references.Where(r => r != name && mainAssemblies.Contains(r)))
            yield return $"{name} refers to {reference}, the main assembly of a module. Only its Contracts may be referred to.";
        if (name.EndsWith(".Contracts", StringComparison.Ordinal) && name != "Platform.Contracts")
            foreach (var reference in references.Where(r => r.StartsWith("Platform.", StringComparison.Ordinal) && r != "Platform.Contracts" || r is "MediatR" or "AutoMapper" or "Microsoft.EntityFrameworkCore"))
                yield return $"{name} refers to {reference}. Contracts hold events and nothing else.";
    }
}
