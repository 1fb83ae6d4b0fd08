using System.Globalization;
using System.Net.Mail;
using System.Text;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Reports;
using Portal.Web.Features.Shared.Mail;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Accounts;

/// <summary>
/// The message that tells somebody of their account. It carries nothing that lets anyone in: who gets it by mistake gets an
/// address where their own directory would have to vouch for them.
/// </summary>
public sealed class InvitationMail(SmtpSettings settings, Mailer mailer, PortalTime time)
{
    public const string Sent = nameof(DeliveryState.Sent);

    /// <summary>A page waits for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>What became of it, as a word for the trail; null where no mail is set up.</summary>
    public async Task<string?> SendAsync(AccountRow account, CancellationToken cancel)
    {
        if (!settings.IsConfigured)
        {
            return null;
        }

        using var message = Write(account);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        return (await mailer.SendAsync(message, limit.Token)).ToString();
    }

    private MailMessage Write(AccountRow account)
    {
        var (t, format) = (AccountsTexts.For(account.Language), Formats.For(account.Language));
        var link = new Uri(settings.PortalAddress!, SignInLinks.SignIn(account.Language)).AbsoluteUri;
        return AccountMail.Write(
            settings, new MailAddress(account.Email, account.FullName, Encoding.UTF8), string.Create(CultureInfo.InvariantCulture, $"account-{account.AccountId}"), t.MailSubject,
            t.MailGreeting, t.MailWhat, t.MailHow(link, account.Email), t.MailUntil(format.LongDate(time.Today.AddDays(AccountCommands.InvitationDays))), t.MailMistake);
    }
}
