using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Data;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Reports;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Features.Shared.Mail;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>The message that brings a scheduled document to one recipient, in the schedule's language.</summary>
public sealed class ScheduleMail(Database database, DocumentCatalogue catalogue, SmtpSettings settings, DocumentSettings documents)
{
    /// <summary>
    /// The document attached, or a link: the owner's leads to the job, another's to the same question, which they ask within
    /// their own scope. Disposing of the message disposes of the file.
    /// </summary>
    public async Task<MailMessage> WriteAsync(DueRun run, DocumentDeliveryRow delivery, CancellationToken cancel)
    {
        var (schedule, job) = (run.Schedule, run.Job!);
        var language = Enum.Parse<Language>(schedule.Language);
        var line = new JobLine(job, JobQuestion.Read(job), catalogue.Find(job.Document), false);
        var (t, title) = (SchedulesTexts.For(language), JobWords.Title(line, language));
        var subject = JobWords.Subject(line, language);
        var attached = schedule.SentAs == SentAs.Attachment && job.FileSize <= settings.LargestAttachment;
        var message = new MailMessage(settings.From!, new MailAddress(delivery.Email, delivery.FullName, Encoding.UTF8))
        {
            Subject = subject.Length > 0 ? $"{title}, {subject}" : title,
            SubjectEncoding = Encoding.UTF8,
            Body = string.Join("\r\n\r\n",
                t.MailGreeting,
                t.MailWhat(title, subject.Length > 0 ? $" ({subject})" : "", schedule.ActorName),
                attached
                    ? t.MailAttached(job.FileName!, JobsTexts.For(language).Size(job.FileSize!.Value, Formats.For(language)))
                    : delivery.IsOwner ? t.MailOwnLink(Formats.For(language).Whole(documents.Kept.Days), Link(JobLinks.Job(language, job.DocumentJobId))) : t.MailLink(Link(Ask(line, language))),
                t.MailWhy(Inside(ScheduleWords.Rhythm(schedule, language)), schedule.ActorName),
                t.MailEnd) + "\r\n",
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64, // .NET's quoted-printable writes line ends as codes
        };
        message.Headers.Add("Message-ID", delivery.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (attached)
        {
            message.Attachments.Add(await AttachAsync(job, cancel));
        }

        return message;
    }

    private async Task<Attachment> AttachAsync(DocumentJobRow job, CancellationToken cancel)
    {
        var file = SpoolFile.Create();
        await using (var content = new DocumentContentStream(database, job.DocumentJobId))
        {
            await content.CopyToAsync(file, cancel);
        }

        file.Position = 0;
        var attachment = new Attachment(file, new ContentType(Enum.Parse<DocumentFormat>(job.Format).ContentType()) { Name = job.FileName });
        attachment.TransferEncoding = TransferEncoding.Base64;
        attachment.ContentDisposition!.DispositionType = DispositionTypeNames.Attachment;
        attachment.ContentDisposition.FileName = job.FileName;
        return attachment;
    }

    /// <summary>As it stands inside a sentence.</summary>
    private static string Inside(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private string Link(string address) => new Uri(settings.PortalAddress!, address).AbsoluteUri;

    /// <summary>The address that asks the same question.</summary>
    private static string Ask(JobLine line, Language language) => QueryHelpers.AddQueryString(DocumentLinks.Document(language, line.Job.Document), new Dictionary<string, string?>
    {
        ["territory"] = line.Question?.Territory,
        ["establishment"] = line.Question?.Establishment,
        ["period"] = line.Question?.Period,
        ["quarter"] = line.Question?.Quarter,
        ["year"] = line.Question?.Year,
        ["from"] = line.Question?.From is { } from ? Formats.Date(from) : null,
        ["until"] = line.Question?.Until is { } until ? Formats.Date(until) : null,
        ["date"] = line.Question is { } question ? Formats.Date(question.AsOf) : null,
        ["format"] = line.Question?.Format.Extension(),
    }.Where(pair => pair.Value is not null).ToDictionary());
}
