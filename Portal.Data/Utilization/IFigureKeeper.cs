using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>
/// Keeps sums of what counts. Whatever changes which revision of an obligation counts, or whether it is due at all, says so in the same
/// transaction, when it has made the change; said for nothing, it costs one read.
/// </summary>
public interface IFigureKeeper
{
    Task ObligationChangedAsync(IWriteSession session, int reportingObligationId);

    /// <summary>The obligations of a period were made.</summary>
    Task PeriodOpenedAsync(IWriteSession session, int financialPeriodId);
}
