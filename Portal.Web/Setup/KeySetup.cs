using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Portal.Data.Access;
using Portal.Web.Setup.Entra;

namespace Portal.Web.Setup;

/// <summary>
/// The keys that seal cookies and forms are kept in the database, where every instance finds them and a restart does not lose
/// them; encrypted by a certificate where <c>DataProtection:Certificate</c> describes one.
/// </summary>
internal static class KeySetup
{
    private const string Section = "DataProtection:Certificate";

    /// <summary>Not the name of a folder or a host: what it is changes what every key opens.</summary>
    private const string Application = "portail-telesante";

    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<KeyStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DatabaseKeys(provider.GetRequiredService<KeyStore>())));
        var protection = services.AddDataProtection().SetApplicationName(Application);
        if (builder.Configuration.GetSection(Section).Get<EntraCertificate>() is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate.Load());
        }
    }

    /// <summary>The framework asks without await, at start and when a key is near its end.</summary>
    private sealed class DatabaseKeys(KeyStore store) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [.. Task.Run(store.AllAsync).GetAwaiter().GetResult().Select(XElement.Parse)];

        public void StoreElement(XElement element, string friendlyName) =>
            Task.Run(() => store.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
    }
}
