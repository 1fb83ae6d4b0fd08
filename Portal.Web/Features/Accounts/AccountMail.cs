using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Portal.Web.Features.Shared.Mail;

namespace Portal.Web.Features.Accounts;

/// <summary>A message of the administration to one person: plain text, which no machine is to answer.</summary>
internal static class AccountMail
{
    /// <param name="about">What it is about, for its identifier; the log knows it by that.</param>
    public static MailMessage Write(SmtpSettings settings, MailAddress to, string about, string subject, params string[] paragraphs)
    {
        var message = new MailMessage(settings.From!, to)
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = string.Join("\r\n\r\n", paragraphs) + "\r\n",
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64, // .NET's quoted-printable writes line ends as codes
        };
        message.Headers.Add("Message-ID", $"<{about}.{Guid.NewGuid():N}@{settings.From!.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
