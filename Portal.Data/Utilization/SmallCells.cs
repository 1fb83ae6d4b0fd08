using System.Text.Json.Nodes;

namespace Portal.Data.Utilization;

/// <summary>
/// Counts of patients from 1 to 4 could point to a person: they are masked for everyone outside the establishment, its centre
/// and the Ministry (governance rule 8 of the domain). They are masked where they are read, before anything is added up: what
/// an outsider is shown is made of what an outsider may see, so no total, mean, ratio or difference gives a masked count
/// away. A total that lacks one is marked partial, as one that lacks an answer.
/// </summary>
public static class SmallCells
{
    public const decimal Largest = 4;

    /// <summary>Distinct patients; of whom in remote or northern regions; of whom in Indigenous communities.</summary>
    public static IReadOnlyList<string> Indicators { get; } = ["PAT", "PATREM", "PATIND"];

    private const string IsMasked =
        "@MasksSmallCells = 1 AND v.IndicatorCode IN ('PAT', 'PATREM', 'PATIND') AND v.Amount > 0 AND v.Amount < 5";

    /// <summary>The answer of a <c>FilingValue v</c>, a name of <see cref="AnswerKind"/>, as the reader may see it.</summary>
    internal const string Answer = $"CASE WHEN {IsMasked} THEN 'Masked' ELSE v.Answer END";

    /// <summary>Its amount likewise; null where it is masked.</summary>
    internal const string Amount = $"CASE WHEN {IsMasked} THEN NULL ELSE v.Amount END";

    /// <summary>Whether an outsider is not to see the answer.</summary>
    public static bool IsSmall(string indicator, decimal? amount) => amount is > 0 and < Largest + 1 && Indicators.Contains(indicator);

    /// <summary>The details of an event of the trail, without the small counts of the cells that it tells of.</summary>
    internal static string MaskDetail(string json)
    {
        if (!Indicators.Any(indicator => json.Contains(indicator, StringComparison.Ordinal)) || JsonNode.Parse(json) is not { } detail)
        {
            return json;
        }

        Mask(detail);
        return detail.ToJsonString(Audit.AuditTrail.Readable);
    }

    private static void Mask(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items.OfType<JsonNode>())
                {
                    Mask(item);
                }

                break;
            case JsonObject told:
                if (told["cell"] is JsonValue cell && told["amount"] is JsonValue amount
                    && IsSmall(cell.GetValue<string>(), amount.GetValue<decimal>()))
                {
                    told["kind"] = nameof(AnswerKind.Masked);
                    told["amount"] = null;
                }

                foreach (var (_, value) in told)
                {
                    if (value is not null)
                    {
                        Mask(value);
                    }
                }

                break;
        }
    }
}
