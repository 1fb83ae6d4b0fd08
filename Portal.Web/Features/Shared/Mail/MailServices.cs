namespace Portal.Web.Features.Shared.Mail;

internal static class MailServices
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<SmtpSettings>();
        services.AddSingleton<Mailer>();
    }
}
