namespace Portal.Data.Insights;

/// <summary>
/// Answers to questions on what was filed. The asker's scope comes first: nobody gets a figure that is made of more than they may read one
/// by one, but for the published aggregate of an establishment's territory (<see cref="Reach.Territory"/>).
/// </summary>
public static class InsightQueries
{
    public static async Task<InsightOutcome> AnswerAsync(InsightReading reading, InsightQuestion question) => (await AnswerAllAsync(reading, [question]))[0];

    /// <summary>
    /// Several questions at once, as a page of tiles asks them: what they read, they read together, in one statement for all whose
    /// figures lie in the same table.
    /// </summary>
    /// <returns>As many outcomes, in the order of the questions.</returns>
    public static async Task<IReadOnlyList<InsightOutcome>> AnswerAllAsync(InsightReading reading, IReadOnlyList<InsightQuestion> questions)
    {
        var asked = new List<Answering>();
        foreach (var question in questions)
        {
            asked.Add(await Answering.PrepareAsync(reading, question));
        }

        await FigureReads.RunAsync(reading.Session, asked.SelectMany(one => one.Reads));
        return [.. asked.Select(one => one.Answer())];
    }
}
