using System.Security.Cryptography.X509Certificates;

namespace Portal.Web.Setup.Entra;

/// <summary>A certificate as Microsoft.Identity.Web describes one: <c>SourceType</c> says which of the others are read.</summary>
public sealed class EntraCertificate
{
    /// <summary><c>Path</c>, <c>Base64Encoded</c> or <c>StoreWithThumbprint</c>.</summary>
    public string SourceType { get; set; } = "";

    /// <summary>A PKCS #12 file with its private key.</summary>
    public string? CertificateDiskPath { get; set; }

    public string? CertificatePassword { get; set; }

    public string? Base64EncodedValue { get; set; }

    /// <summary>Location and name: <c>CurrentUser/My</c>.</summary>
    public string? CertificateStorePath { get; set; }

    public string? CertificateThumbprint { get; set; }

    /// <exception cref="InvalidOperationException">It is not there, cannot be read, or has no private key.</exception>
    public X509Certificate2 Load()
    {
        try
        {
            var certificate = SourceType switch
            {
                "Path" => X509CertificateLoader.LoadPkcs12FromFile(CertificateDiskPath ?? "", CertificatePassword),
                "Base64Encoded" => X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(Base64EncodedValue ?? ""), CertificatePassword),
                "StoreWithThumbprint" => FromStore(),
                _ => throw new InvalidOperationException($"The certificate's SourceType is '{SourceType}'; it is Path, Base64Encoded or StoreWithThumbprint."),
            };
            return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException("The certificate has no private key.");
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException or IOException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The certificate of SourceType {SourceType} cannot be read: {exception.Message}", exception);
        }
    }

    private X509Certificate2 FromStore()
    {
        if (CertificateStorePath?.Split('/') is not [var place, var name] || !Enum.TryParse<StoreLocation>(place, out var location))
        {
            throw new InvalidOperationException($"CertificateStorePath is '{CertificateStorePath}'; it is of the form CurrentUser/My.");
        }

        using var store = new X509Store(name, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, CertificateThumbprint ?? "", validOnly: false).FirstOrDefault()
            ?? throw new InvalidOperationException($"{CertificateStorePath} has no certificate {CertificateThumbprint}.");
    }
}
