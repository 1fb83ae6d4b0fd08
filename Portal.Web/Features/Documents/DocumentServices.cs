using Portal.Data.Documents;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Features.Documents.Schedules;

namespace Portal.Web.Features.Documents;

internal static class DocumentServices
{
    /// <summary>The catalogue: within a family, documents are shown in this order.</summary>
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<IDocument, GovernanceRegisterDocument>();
        services.AddSingleton<IDocument, VacanciesDocument>();
        services.AddSingleton<IDocument, TerritoryProfileDocument>();
        services.AddSingleton<IDocument, EstablishmentProfileDocument>();
        services.AddSingleton<IDocument, PilotContactsDocument>();
        services.AddSingleton<IDocument, CommitteeMinutesDocument>();
        services.AddSingleton<IDocument, AuditExtractDocument>();
        services.AddSingleton<IDocument, UtilizationReportDocument>();
        services.AddSingleton<IDocument, CompletenessDocument>();
        services.AddSingleton<IDocument, FilingReceiptDocument>();
        services.AddSingleton<IDocument, AnnualReportDocument>();
        services.AddSingleton<DocumentCatalogue>();
        services.AddSingleton<DocumentProducer>();
    }

    /// <summary>What answers readers, and what works in the background while the portal serves.</summary>
    public static void AddDocumentWork(this IServiceCollection services)
    {
        services.AddSingleton<DocumentSettings>();
        services.AddSingleton<DocumentJobCommands>();
        services.AddSingleton<DocumentJobWork>();
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<JobWorker>();

        services.AddSingleton<DocumentScheduleCommands>();
        services.AddSingleton<DocumentScheduleWork>();
        services.AddSingleton<ScheduleMail>();
        services.AddSingleton<ScheduleRunner>();
        services.AddHostedService<ScheduleWorker>();
    }
}
