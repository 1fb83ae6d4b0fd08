using System.Text.RegularExpressions;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A piece of a formula; one that names an indicator links to it.</summary>
public sealed record FormulaPiece(string Text, string? Code);

/// <summary>The dictionary of the form that is filed now: what every number means.</summary>
public sealed partial record IndicatorsModel
{
    private const int LongestSearch = 100;

    public required string Search { get; init; }
    public required Form Form { get; init; }
    public required FormHistory History { get; init; }
    public required FormWords Words { get; init; }

    /// <summary>Those that the search lets through, by section, in the form's order.</summary>
    public required IReadOnlyList<(FormSection Section, IReadOnlyList<FormIndicator> Indicators)> Sections { get; init; }
    public required IReadOnlyList<FormRule> Rules { get; init; }

    /// <summary>Not asked now, but from a later period on; the newest version of each.</summary>
    public required IReadOnlyList<FormIndicator> Planned { get; init; }

    /// <summary>No longer asked; the last version of each.</summary>
    public required IReadOnlyList<FormIndicator> Former { get; init; }

    /// <summary>Of the form; the period that is filed now, where there is one.</summary>
    public PeriodRow? Period { get; init; }

    public bool IsTooLong { get; init; }

    public int Found => Sections.Sum(section => section.Indicators.Count) + Planned.Count + Former.Count;

    /// <summary>Six statements at the most. Null when there is no calendar.</summary>
    public static async Task<IndicatorsModel?> LoadAsync(IReadSession session, PortalContext portal, string? search)
    {
        var period = await PeriodQueries.CurrentAsync(session);
        var sequence = period?.Sequence ?? (await PeriodQueries.FiscalYearsAsync(session)).Select(year => (int?)year.FromSequence).FirstOrDefault();
        if (sequence is null)
        {
            return null;
        }

        var history = await FormQueries.HistoryAsync(session, FormQueries.Telehealth);
        var form = history.At(sequence.Value);
        var others = history.Indicators.Where(one => form.FindIndicator(one.Code) is null).GroupBy(one => one.Code).Select(versions => versions.MaxBy(one => one.Version)!).ToList();
        var isTooLong = search?.Length > LongestSearch;
        var words = new FormWords(form, portal.Language);
        var sought = isTooLong ? "" : SearchText.Fold(search ?? "").Trim();
        return new IndicatorsModel
        {
            Search = isTooLong ? search![..LongestSearch] : search ?? "",
            Form = form,
            History = history,
            Words = words,
            Sections =
            [
                .. form.Sections
                    .Select(section => (section, (IReadOnlyList<FormIndicator>)[.. form.Indicators.Where(indicator => indicator.Section == section.Code && IsFound(indicator))]))
                    .Where(section => section.Item2.Count > 0),
            ],
            Rules = [.. form.Rules.Where(rule => Holds(rule.Code, rule.MessageFr, rule.MessageEn, rule.LeftSide, rule.RightSide))],
            Planned = [.. others.Where(one => one.FromSequence > sequence && IsFound(one))],
            Former = [.. others.Where(one => one.FromSequence <= sequence && IsFound(one))],
            Period = period,
            IsTooLong = isTooLong,
        };

        bool IsFound(FormIndicator indicator) => Holds(indicator.Code, indicator.NameFr, indicator.NameEn, indicator.DefinitionFr, indicator.DefinitionEn);

        bool Holds(params string[] texts) => sought.Length == 0 || texts.Any(text => SearchText.Fold(text).Contains(sought, StringComparison.Ordinal));
    }

    /// <summary>Above and below the line of a quotient, in the names of what they are made of; null for what is no quotient.</summary>
    public (string Numerator, string Denominator)? Sides(FormIndicator indicator) =>
        Form.Formula(indicator.Code) is Binary { Operator: BinaryOperator.Divide } quotient ? (Words.Named(quotient.Left), Words.Named(quotient.Right)) : null;

    /// <summary>An expression as people read it: <c>DONE ÷ SCHED</c>, each indicator by its code.</summary>
    public IReadOnlyList<FormulaPiece> Pieces(string expression) =>
    [
        .. Tokens().Matches(expression).Select(token => token.Value switch
        {
            "/" => new FormulaPiece(" ÷ ", null),
            "*" => new FormulaPiece(" × ", null),
            "+" => new FormulaPiece(" + ", null),
            "-" => new FormulaPiece(" − ", null),
            var text when token.Groups["code"] is { Success: true } code && Form.FindIndicator(code.Value) is not null => new FormulaPiece(text, code.Value),
            var text => new FormulaPiece(text, null),
        }),
    ];

    /// <summary>≤ for <c>&lt;=</c>, and so on.</summary>
    public static string Sign(string comparison) => comparison switch
    {
        "<=" => "≤",
        ">=" => "≥",
        "!=" => "≠",
        _ => comparison,
    };

    [GeneratedRegex(@"(?<code>[A-Z][A-Z0-9_]*)(\[[a-z0-9_]+\])?|[0-9.]+|\S")]
    private static partial Regex Tokens();
}
