using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>
/// A form of nine cells over a calendar of two fiscal years, sequences 1 to 26: P1 of 2024-2025 is 1 to 27 April 2024, the
/// others last 28 days, P13 ends on 31 March. DONE &lt;= SCHED is an error, PAT &lt;= SESS a warning.
/// </summary>
internal static class PlantedForm
{
    public const string FirstYear = "2024-2025";
    public const string SecondYear = "2025-2026";

    private const string InsertPeriod = """
        INSERT INTO FinancialPeriod (Code, FiscalYear, Number, Sequence, StartsOn, EndsOn)
        VALUES (@Code, @FiscalYear, @Number, @Sequence, @StartsOn, @EndsOn)
        """;

    private const string InsertForm = "INSERT INTO Form (FormCode, NameFr, NameEn, Revision) VALUES (@FormCode, @FormCode, @FormCode, 1)";

    private const string InsertSection = """
        INSERT INTO FormSection (FormCode, Code, NameFr, NameEn, Ordinal)
        VALUES (@FormCode, 'A', 'Section', 'Section', 1)
        """;

    private const string InsertIndicator = """
        INSERT INTO Indicator (FormCode, Code, Version, Section, Ordinal, NameFr, NameEn, Unit, Kind, OverTime, Breakdown,
            DefinitionFr, DefinitionEn, Formula, FromSequence, ToSequence)
        VALUES (@FormCode, @Code, @Version, 'A', @Ordinal, @Code, @Code, @Unit, @Kind, @OverTime, @Breakdown, '', '', @Formula,
            @FromSequence, @ToSequence)
        """;

    private const string InsertCategory = """
        INSERT INTO IndicatorCategory (Dimension, Code, NameFr, NameEn, Ordinal, FromSequence, ToSequence)
        VALUES (@Dimension, @Code, @Code, @Code, @Ordinal, @FromSequence, @ToSequence)
        """;

    private const string InsertRule = """
        INSERT INTO ValidationRule (FormCode, Code, Version, Severity, LeftSide, Operator, RightSide, MessageFr, MessageEn, FromSequence, ToSequence)
        VALUES (@FormCode, @Code, @Version, @Severity, @LeftSide, @Operator, @RightSide, @Code, @Code, @FromSequence, @ToSequence)
        """;

    public static IReadOnlyList<string> CellNames { get; } =
    [
        "SCHED", "DONE", "SESS.consult.video", "SESS.consult.async", "SESS.advice.video", "SESS.advice.async", "RPMACT", "PAT", "HRS",
    ];

    public static CellKey Cell(string name) => CellKey.TryParse(name, out var cell) ? cell : throw new ArgumentException(name, nameof(name));

    /// <summary>A filing that raises nothing; SESS adds up to 40.</summary>
    public static Dictionary<string, Answer> Sound() => CellNames.ToDictionary(name => name, name => Answer.Number(name switch
    {
        "SCHED" => 100,
        "DONE" => 80,
        "HRS" => 12.5m,
        "RPMACT" => 7,
        "PAT" => 30,
        _ => 10,
    }));

    /// <summary>A sound filing with some cells answered otherwise.</summary>
    public static Dictionary<string, Answer> Sound(params (string Cell, decimal Amount)[] changes)
    {
        var answers = Sound();
        foreach (var (cell, amount) in changes)
        {
            answers[cell] = Answer.Number(amount);
        }

        return answers;
    }

    public static Task PlantAsync(Database database) => database.WriteAsync(async session =>
    {
        await session.ExecuteManyAsync(InsertPeriod, Calendar());
        await FormAsync(session, FormQueries.Telehealth);
        await FormAsync(session, "DECOY");
        foreach (var (dimension, code, ordinal) in new[] { ("activity", "consult", 1), ("activity", "advice", 2), ("channel", "video", 1), ("channel", "async", 2) })
        {
            await CategoryAsync(session, dimension, code, ordinal, 1, null);
        }

        await IndicatorAsync(session, FormQueries.Telehealth, "SCHED", 1, "count", "sum");
        await IndicatorAsync(session, FormQueries.Telehealth, "DONE", 2, "count", "sum");
        await IndicatorAsync(session, FormQueries.Telehealth, "SESS", 3, "count", "sum", "activity×channel");
        await IndicatorAsync(session, FormQueries.Telehealth, "RPMACT", 4, "count", "last");
        await IndicatorAsync(session, FormQueries.Telehealth, "PAT", 5, "count", "mean");
        await IndicatorAsync(session, FormQueries.Telehealth, "HRS", 6, "hours", "sum");
        await IndicatorAsync(session, FormQueries.Telehealth, "R_COMPL", 7, "%", "ratio", formula: "DONE/SCHED");
        await RuleAsync(session, "V01", 1, "error", "DONE", "<=", "SCHED", 1, null);
        await RuleAsync(session, "V12", 1, "warning", "PAT", "<=", "SESS", 1, null);

        // What is not of this form, or not in force in the calendar, must never be seen.
        await IndicatorAsync(session, "DECOY", "OTHER", 1, "count", "sum");
        await IndicatorAsync(session, FormQueries.Telehealth, "LATER", 8, "count", "sum", from: 27);
        await IndicatorAsync(session, FormQueries.Telehealth, "FORMER", 9, "count", "sum", from: 0, to: 0);
        await CategoryAsync(session, "channel", "fax", 3, 0, 0);
        await RuleAsync(session, "V99", 1, "error", "SCHED", "<", "DONE", 27, null);
        return 0;
    });

    public static Task IndicatorAsync(
        IWriteSession session, string form, string code, int ordinal, string unit, string overTime, string breakdown = "", string formula = "", int from = 1, int? to = null, int version = 1) =>
        session.ExecuteAsync(InsertIndicator, new
        {
            FormCode = form,
            Code = code,
            Version = version,
            Ordinal = ordinal,
            Unit = unit,
            Kind = formula.Length == 0 ? "input" : "derived",
            OverTime = overTime,
            Breakdown = breakdown,
            Formula = formula,
            FromSequence = from,
            ToSequence = to,
        });

    private static async Task FormAsync(IWriteSession session, string form)
    {
        await session.ExecuteAsync(InsertForm, new { FormCode = form });
        await session.ExecuteAsync(InsertSection, new { FormCode = form });
    }

    private static Task<int> CategoryAsync(IWriteSession session, string dimension, string code, int ordinal, int from, int? to) =>
        session.ExecuteAsync(InsertCategory, new { Dimension = dimension, Code = code, Ordinal = ordinal, FromSequence = from, ToSequence = to });

    private static Task<int> RuleAsync(
        IWriteSession session, string code, int version, string severity, string left, string comparison, string right, int from, int? to) =>
        session.ExecuteAsync(InsertRule, new
        {
            FormCode = FormQueries.Telehealth,
            Code = code,
            Version = version,
            Severity = severity,
            LeftSide = left,
            Operator = comparison,
            RightSide = right,
            FromSequence = from,
            ToSequence = to,
        });

    private static IEnumerable<object> Calendar()
    {
        for (var sequence = 1; sequence <= 26; sequence++)
        {
            var (year, number) = (2024 + ((sequence - 1) / 13), ((sequence - 1) % 13) + 1);
            var first = new DateOnly(year, 4, 1);
            yield return new
            {
                Code = Code(sequence),
                FiscalYear = $"{year}-{year + 1}",
                Number = number,
                Sequence = sequence,
                StartsOn = number == 1 ? first : first.AddDays((28 * (number - 1)) - 1),
                EndsOn = number == 13 ? new DateOnly(year + 1, 3, 31) : first.AddDays((28 * number) - 2),
            };
        }
    }

    /// <summary>Of a period, by its sequence: <c>2024-2025-P08</c>.</summary>
    public static string Code(int sequence)
    {
        var year = 2024 + ((sequence - 1) / 13);
        return $"{year}-{year + 1}-P{((sequence - 1) % 13) + 1:00}";
    }
}
