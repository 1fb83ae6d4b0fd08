using System.Text.Json;

namespace Portal.Data.Audit;

/// <summary>One value of an event, before and after; null where there was none.</summary>
public sealed record AuditChange(string Name, string? Before, string? After)
{
    private const int LongestText = 300;
    private const string Cell = "cell";

    /// <summary>Which of several alike it is of: the cell of a filing. Null for a value of its own.</summary>
    public string? Key { get; init; }

    /// <summary>What an event says, value by value, those that differ first; the JSON itself where it has another shape.</summary>
    public static IReadOnlyList<AuditChange> Of(string detail)
    {
        try
        {
            using var json = JsonDocument.Parse(detail);
            var before = Flatten(json.RootElement, "before");
            var after = Flatten(json.RootElement, "after");
            return [.. before.Keys.Union(after.Keys)
                .Select(at => new AuditChange(at.Name, before.GetValueOrDefault(at), after.GetValueOrDefault(at)) { Key = at.Key })
                .Where(change => change.Before != change.After)];
        }
        catch (JsonException)
        {
            return [new AuditChange("", null, Cut(detail))];
        }
    }

    private static Dictionary<(string Name, string? Key), string> Flatten(JsonElement root, string side)
    {
        var values = new Dictionary<(string Name, string? Key), string>();
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(side, out var element))
        {
            Add(element, "");
        }

        return values;

        void Add(JsonElement at, string name)
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in at.EnumerateObject())
                    {
                        Add(property.Value, name.Length == 0 ? property.Name : $"{name}.{property.Name}");
                    }

                    break;
                case JsonValueKind.Array when at.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(Cell, out _)):
                    foreach (var item in at.EnumerateArray())
                    {
                        values[(name, item.GetProperty(Cell).ToString())] = Cut(OfCell(item));
                    }

                    break;
                case JsonValueKind.Array when at.GetArrayLength() == 0:
                    break;
                case JsonValueKind.Array:
                    values[(name, null)] = Cut(Say(at));
                    break;
                case JsonValueKind.Null or JsonValueKind.Undefined:
                    break;
                default:
                    values[(name, null)] = Cut(at.ToString());
                    break;
            }
        }
    }

    /// <summary>An answer is its number or, without one, its kind; a reason is the reason.</summary>
    private static string OfCell(JsonElement item) => item.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.Number
        ? amount.ToString()
        : item.EnumerateObject().LastOrDefault(property => property.Name != Cell && property.Value.ValueKind == JsonValueKind.String).Value is { ValueKind: JsonValueKind.String } text
            ? text.ToString()
            : Say(item);

    /// <summary>A list in a line: its items by semicolons, what belongs to one item by commas.</summary>
    private static string Say(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => string.Join("; ", element.EnumerateArray().Select(Say)),
        JsonValueKind.Object => string.Join(", ", element.EnumerateObject().Select(property => $"{property.Name} {Say(property.Value)}")),
        _ => element.ToString(),
    };

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] + "…" : text;
}
