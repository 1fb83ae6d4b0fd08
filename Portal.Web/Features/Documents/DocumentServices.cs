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
        services.AddSingleton<IDocument, AuditExtractDocument>();
        services.AddSingleton<IDocument, UtilizationReportDocument>();
        services.AddSingleton<IDocument, CompletenessDocument>();
        services.AddSingleton<IDocument, FilingReceiptDocument>();
        services.AddSingleton<IDocument, AnnualReportDocument>();
        services.AddSingleton<DocumentCatalogue>();
        services.AddSingleton<DocumentProducer>();
    }
}
