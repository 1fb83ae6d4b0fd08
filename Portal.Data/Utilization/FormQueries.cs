using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>The form that a period is filed with.</summary>
public static class FormQueries
{
    /// <summary>The form of telehealth activity: the one that every establishment files each period.</summary>
    public const string Telehealth = "TELE";

    private const string Revision = "SELECT Revision FROM Form WHERE FormCode = @FormCode";

    private const string Touch = "UPDATE Form SET Revision = Revision + 1 WHERE FormCode = @FormCode";

    /// <summary>What is in force at the sequence of a period. Four statements; <see cref="FormCache"/> sends one.</summary>
    public static async Task<Form> LoadAsync(IReadSession session, string formCode, int sequence)
    {
        var args = new { FormCode = formCode, Sequence = sequence };
        return new Form(
            await session.ListAsync<FormSection>(FormSection.OfForm, args),
            await session.ListAsync<FormIndicator>(FormIndicator.InForce, args),
            await session.ListAsync<FormCategory>(FormCategory.InForce, args),
            await session.ListAsync<FormRule>(FormRule.InForce, args));
    }

    /// <summary>Raised by each change of the form; 0 when there is no such form.</summary>
    public static Task<int> RevisionAsync(IReadSession session, string formCode) =>
        session.FindAsync<int>(Revision, new { FormCode = formCode });

    /// <summary>Says that sections, indicators, categories or rules have changed; in the transaction that changes them.</summary>
    public static Task TouchAsync(IWriteSession session, string formCode) => session.ExecuteAsync(Touch, new { FormCode = formCode });
}
