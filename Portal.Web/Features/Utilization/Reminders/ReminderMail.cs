using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Shared;
using Portal.Web.Features.Shared.Mail;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>A digest as a message: plain text that says everything, and the same as HTML for who reads it so.</summary>
public sealed class ReminderMail(SmtpSettings settings)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public MailMessage Write(Digest digest, DateOnly day, string messageId)
    {
        var letter = ReminderLetter.Of(digest, day);
        var message = new MailMessage(settings.From!, new MailAddress(digest.Email, digest.FullName, Encoding.UTF8))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = Text(letter, Link),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64, // .NET's quoted-printable writes line ends as codes
        };
        var page = AlternateView.CreateAlternateViewFromString(Page(letter, Link), new ContentType(MediaTypeNames.Text.Html) { CharSet = Encoding.UTF8.WebName });
        page.TransferEncoding = TransferEncoding.Base64;
        message.AlternateViews.Add(page);
        message.Headers.Add("Message-ID", messageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", letter.Language.Tag());
        return message;
    }

    /// <summary>The letter as plain text, with lines of any length: whoever reads it breaks them.</summary>
    /// <param name="link">Makes of the portal's own addresses what the reader can follow.</param>
    public static string Text(ReminderLetter letter, Func<string, string> link)
    {
        var text = new StringBuilder();
        Line(letter.Greeting);
        Line();
        Line(letter.Opening);
        foreach (var section in letter.Sections)
        {
            Line();
            Line(section.Heading.ToUpperInvariant());
            foreach (var line in section.Lines)
            {
                Line();
                Line($"- {line.Title}");
                Line($"  {line.Text}");
                Line($"  {link(line.Address)}");
            }

            if (section.More is { } more)
            {
                Line();
                Line($"  {more.Title}");
                Line($"  {link(more.Address)}");
            }
        }

        Line();
        Line("--");
        Line(letter.Why);
        Line($"{letter.Choice.Title} {link(letter.Choice.Address)}");
        Line(letter.End);
        return text.ToString();

        void Line(string words = "") => text.Append(words).Append("\r\n");
    }

    /// <summary>The letter as a page of its own, without image, script or style sheet.</summary>
    private static string Page(ReminderLetter letter, Func<string, string> link)
    {
        var page = new StringBuilder();
        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{letter.Language.Tag()}\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>{Html.Encode(letter.Subject)}</title></head>");
        page.Append("<body style=\"margin:0;padding:24px;font:16px/1.5 'Segoe UI',Arial,sans-serif\"><div style=\"max-width:640px\">");
        page.Append("<p>").Append(Html.Encode(letter.Greeting)).Append("</p><p>").Append(Html.Encode(letter.Opening)).Append("</p>");
        foreach (var section in letter.Sections)
        {
            page.Append("<h2 style=\"font-size:18px;line-height:1.4;margin:24px 0 8px;padding-bottom:4px;border-bottom:2px solid #095797\">").Append(Html.Encode(section.Heading)).Append("</h2><ul style=\"margin:0;padding-left:20px\">");
            foreach (var line in section.Lines)
            {
                page.Append("<li style=\"margin:0 0 12px\">").Append(Anchor(line.Address, line.Title)).Append("<br>").Append(Html.Encode(line.Text)).Append("</li>");
            }

            if (section.More is { } more)
            {
                page.Append("<li style=\"margin:0 0 12px\">").Append(Anchor(more.Address, more.Title)).Append("</li>");
            }

            page.Append("</ul>");
        }

        page.Append("<p style=\"margin:32px 0 0;padding-top:12px;border-top:1px solid #7a8594;font-size:14px\">").Append(Html.Encode(letter.Why)).Append("<br>");
        page.Append(Anchor(letter.Choice.Address, letter.Choice.Title.TrimEnd(':', ' ', '\u00a0'))).Append(".<br>").Append(Html.Encode(letter.End)).Append("</p></div></body></html>");
        return page.ToString();

        string Anchor(string address, string words) => $"<a href=\"{Html.Encode(link(address))}\">{Html.Encode(words)}</a>";
    }

    private string Link(string address) => new Uri(settings.PortalAddress!, address).AbsoluteUri;
}
