using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Backup;
using Portal.Data.Demonstration;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Bulk;
using Portal.Data.Governance.Campaigns;
using Portal.Data.Governance.Committees;
using Portal.Data.Governance.Guidelines;
using Portal.Data.Governance.Letters;
using Portal.Data.Governance.People;
using Portal.Data.Governance.Roles;
using Portal.Data.Insights;
using Portal.Data.Network.Changes;
using Portal.Data.Reference;
using Portal.Data.Utilization;
using Portal.Web.Features.Audit;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared.Mail;
using Portal.Web.Features.Utilization.Reminders;

namespace Portal.Web.Setup;

/// <summary>Which database: <c>Database:Engine</c> (Sqlite or SqlServer) and <c>Database:ConnectionString</c> (for SQLite, the file).</summary>
internal static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseEngine>(provider => Engine(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Database>();
        services.AddSingleton<PortalTime>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<AuditSettings>();
        services.AddSingleton<TrailKeeper>();
        services.AddSingleton<TrailDesk>();
        services.AddSingleton<BackupCommands>();
        services.AddSingleton<AccountCommands>();
        services.AddSingleton<AccessRequestCommands>();
        services.AddSingleton<AccessReviewCommands>();
        services.AddSingleton<AppointmentCommands>();
        services.AddSingleton<BulkCommands>();
        services.AddSingleton<CommitteeCommands>();
        services.AddSingleton<StructureCommands>();
        services.AddSingleton<PersonCommands>();
        services.AddSingleton<RoleCommands>();
        services.AddSingleton<GuidelineCommands>();
        services.AddSingleton<LetterCommands>();
        services.AddSingleton<CampaignCommands>();
        services.AddSingleton<FormCache>();
        services.AddSingleton<NetworkCache>();
        services.AddSingleton<InsightSources>();
        services.AddSingleton<IFigureKeeper, InsightSums>();
        services.AddSingleton<IStructureFollower, InsightSums>();
        services.AddSingleton<ViewCommands>();
        services.AddSingleton<FilingCommands>();
        services.AddSingleton<PeriodCommands>();
        services.AddSingleton<ObligationCommands>();
        services.AddSingleton<RuleCommands>();
        services.AddSingleton<FormCommands>();
        services.AddSingleton<ReferenceLoader>();
        services.AddSingleton<DemonstrationLoader>();
        services.AddDocuments();
        services.AddMail();
        services.AddReminders();
        services.AddSingleton<Preparation>();
    }

    private static DatabaseEngine Engine(IConfiguration configuration)
    {
        var name = configuration["Database:Engine"];
        var connection = configuration["Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new InvalidOperationException("Database:ConnectionString is empty.");
        }

        return name switch
        {
            "Sqlite" => SqliteEngine.CreateHeld(Path.GetFullPath(connection)),
            "SqlServer" => new SqlServerEngine(connection),
            _ => throw new InvalidOperationException($"Database:Engine is '{name}'; it is Sqlite or SqlServer."),
        };
    }
}
