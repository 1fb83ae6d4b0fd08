using Portal.Data.Utilization.Reminders;

namespace Portal.Web.Features.Utilization.Reminders;

internal static class ReminderServices
{
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderCommands>();
        services.AddSingleton<ReminderWork>();
        services.AddSingleton<ReminderMail>();
        services.AddSingleton<ReminderRunner>();
    }

    /// <summary>What sends in the background while the portal serves.</summary>
    public static void AddReminderWork(this IServiceCollection services) => services.AddHostedService<ReminderWorker>();
}
