using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.SignIn;

/// <summary>
/// Keys that every node on the database reads. Those of the folder from before stay good: what they protect, second factors among
/// it, must still be read. New ones go into the database alone.
/// </summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes, FileSystemXmlRepository before) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<KernelDbContext>().ProtectionKeys.AsNoTracking().OrderBy(k => k.CreatedUtc).Select(k => k.Xml).ToList();
        return [.. before.GetAllElements(), .. keys.Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        kernel.ProtectionKeys.Add(new ProtectionKey
        {
            Id = scope.ServiceProvider.GetRequiredService<IGuidGenerator>().Create(),
            Name = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
            CreatedUtc = UtcDateTimeConverter.ToUtcMicroseconds(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime),
        });
        kernel.SaveChanges();
    }
}
