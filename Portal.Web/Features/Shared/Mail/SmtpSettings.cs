using System.Globalization;
using System.Net.Mail;

namespace Portal.Web.Features.Shared.Mail;

/// <summary>The <c>Smtp</c> section of the settings: without a host, nothing is mailed and the pages say so.</summary>
public sealed class SmtpSettings
{
    private const int Million = 1_000_000;

    /// <exception cref="InvalidOperationException">A host is given and the rest is not whole.</exception>
    public SmtpSettings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Smtp");
        Host = section["Host"] ?? "";
        Port = (int)Number(section, "Port", 25);
        User = section["User"];
        Password = section["Password"];
        StartTls = section["StartTls"] is null or "true" or "True";
        LongestAnswer = TimeSpan.FromSeconds((double)Number(section, "AnswerSeconds", 60));
        LargestAttachment = (long)(Number(section, "LargestAttachmentMegabytes", 10) * Million);
        if (!IsConfigured)
        {
            return;
        }

        if (!MailAddress.TryCreate(section["From"], out var from))
        {
            throw new InvalidOperationException($"Smtp:From is '{section["From"]}'; it is the address that the portal writes from.");
        }

        if (!Uri.TryCreate(section["PortalAddress"], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"Smtp:PortalAddress is '{section["PortalAddress"]}'; it is the address that recipients open the portal at.");
        }

        (From, PortalAddress) = (from, address);
    }

    public bool IsConfigured => Host.Length > 0;

    public string Host { get; }

    public int Port { get; }

    public MailAddress? From { get; }

    /// <summary>Where links in messages lead.</summary>
    public Uri? PortalAddress { get; }

    public string? User { get; }

    public string? Password { get; }

    /// <summary>Refuse a server that does not offer it; true unless the settings say otherwise.</summary>
    public bool StartTls { get; }

    /// <summary>How long the server may take to be reached, and for one answer; after that nobody knows whether it took the message.</summary>
    public TimeSpan LongestAnswer { get; }

    /// <summary>Bytes; a larger document is sent as a link.</summary>
    public long LargestAttachment { get; }

    private static decimal Number(IConfigurationSection section, string key, decimal otherwise) => section[key] switch
    {
        null or "" => otherwise,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 65536 => value,
        var text => throw new InvalidOperationException($"Smtp:{key} is '{text}'; it is a number below 65536."),
    };
}
