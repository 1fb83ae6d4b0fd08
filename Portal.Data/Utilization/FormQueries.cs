using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>The form that a period is filed with, and how it came to be.</summary>
public static class FormQueries
{
    /// <summary>The form of telehealth activity: the one that every establishment files each period.</summary>
    public const string Telehealth = "TELE";

    private const string Revision = "SELECT Revision FROM Form WHERE FormCode = @FormCode";

    private const string Touch = "UPDATE Form SET Revision = Revision + 1 WHERE FormCode = @FormCode";

    /// <summary>What is in force at the sequence of a period. Four statements; <see cref="FormCache"/> sends one.</summary>
    public static async Task<Form> LoadAsync(IReadSession session, string formCode, int sequence) => (await HistoryAsync(session, formCode)).At(sequence);

    /// <summary>Every version; a few hundred rows after decades. Four statements.</summary>
    public static async Task<FormHistory> HistoryAsync(IReadSession session, string formCode)
    {
        var args = new { FormCode = formCode };
        var sections = await session.ListAsync<FormSectionRow>(FormSectionRow.OfForm, args);
        return new FormHistory
        {
            Sections = [.. sections.DistinctBy(row => row.Code).Select(row => row.Section)],
            Indicators = await session.ListAsync<FormIndicator>(FormIndicator.Versions, args),
            Categories = await session.ListAsync<FormCategory>(FormCategory.All),
            Rules = await session.ListAsync<FormRule>(FormRule.Versions, args),
            Orders = [.. sections.Select(row => row.Order).OfType<SectionOrder>()],
        };
    }

    /// <summary>Raised by each change of the form; 0 when there is no such form.</summary>
    public static Task<int> RevisionAsync(IReadSession session, string formCode) =>
        session.FindAsync<int>(Revision, new { FormCode = formCode });

    /// <summary>What raised the form above a revision, the latest first; at the most a page. What the reference files change is not told of here.</summary>
    public static Task<IReadOnlyList<FormChangeRow>> ChangesAsync(IReadSession session, string formCode, int aboveRevision, PageRequest page) =>
        session.PageAsync<FormChangeRow>(FormChangeRow.Above, new { FormCode = formCode, Revision = aboveRevision }, page);

    /// <summary>Says that sections, indicators, categories or rules have changed; in the transaction that changes them.</summary>
    public static Task TouchAsync(IWriteSession session, string formCode) => session.ExecuteAsync(Touch, new { FormCode = formCode });

    /// <summary>The same, with what changed.</summary>
    internal static async Task TouchAsync(IWriteSession session, string formCode, FormChange change, string code, int fromSequence, string byName, DateTime atUtc)
    {
        await TouchAsync(session, formCode);
        await session.ExecuteAsync(FormChangeRow.Insert, new
        {
            FormCode = formCode,
            Change = change.ToString(),
            Code = code,
            FromSequence = fromSequence,
            ByName = byName,
            AtUtc = atUtc,
        });
    }
}
