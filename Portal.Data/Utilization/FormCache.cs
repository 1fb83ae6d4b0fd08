using System.Collections.Concurrent;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>
/// Compiled forms of one database, kept as long as the form has the revision at which they were read. The revision is asked
/// in the transaction that uses the form, so a change made by another process is seen as well.
/// </summary>
public sealed class FormCache
{
    /// <summary>Forms × periods; ten years of one form, all looked at.</summary>
    private const int Most = 130;

    private readonly ConcurrentDictionary<(string FormCode, int Sequence), (int Revision, Form Form)> forms = new();

    public async Task<Form> GetAsync(IReadSession session, string formCode, int sequence) =>
        await GetAsync(session, formCode, sequence, await FormQueries.RevisionAsync(session, formCode));

    /// <param name="revision">The form's revision, read in this session.</param>
    public async Task<Form> GetAsync(IReadSession session, string formCode, int sequence, int revision)
    {
        if (forms.TryGetValue((formCode, sequence), out var kept) && kept.Revision == revision)
        {
            return kept.Form;
        }

        var form = await FormQueries.LoadAsync(session, formCode, sequence);
        if (forms.Count >= Most)
        {
            forms.Clear();
        }

        forms[(formCode, sequence)] = (revision, form);
        return form;
    }
}
