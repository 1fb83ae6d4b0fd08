using System.Globalization;
using System.Net.Mail;
using System.Text;
using Portal.Data.Access;
using Portal.Data.Mail;
using Portal.Reports;
using Portal.Web.Features.Shared.Mail;

namespace Portal.Web.Features.Accounts;

/// <summary>Calls those who answer in a campaign of review. It names nobody whose access is reviewed.</summary>
public sealed class ReviewMail(SmtpSettings settings, Mailer mailer)
{
    /// <summary>A page waits for all of them; they are a dozen.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    /// <summary>How many the server took; null where no mail is set up.</summary>
    public async Task<int?> SendAsync(IEnumerable<AccessReviewerRow> reviewers, int reviewId, DateOnly dueOn, CancellationToken cancel)
    {
        if (!settings.IsConfigured)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var sent = 0;
        foreach (var reviewer in reviewers)
        {
            using var message = Write(reviewer, reviewId, dueOn);
            sent += !limit.IsCancellationRequested && await mailer.SendAsync(message, limit.Token) == DeliveryState.Sent ? 1 : 0;
        }

        return sent;
    }

    private MailMessage Write(AccessReviewerRow reviewer, int reviewId, DateOnly dueOn)
    {
        var t = AccountsTexts.For(reviewer.Language);
        var link = new Uri(settings.PortalAddress!, AccountLinks.Answers(reviewer.Language)).AbsoluteUri;
        return AccountMail.Write(
            settings, new MailAddress(reviewer.Email, reviewer.FullName, Encoding.UTF8), string.Create(CultureInfo.InvariantCulture, $"review-{reviewId}-{reviewer.AccountId}"), t.ReviewMailSubject,
            t.MailGreeting, t.ReviewMailWhat(Formats.For(reviewer.Language).LongDate(dueOn)), t.ReviewMailHow(link), t.ReviewMailThen);
    }
}
