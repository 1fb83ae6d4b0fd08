using System.Text.Json;

namespace Portal.Data.Audit;

/// <summary>One value of an event, before and after; null where there was none.</summary>
public sealed record AuditChange(string Name, string? Before, string? After)
{
    private const int LongestText = 300;

    /// <summary>What an event says, value by value, those that differ first; the JSON itself where it has another shape.</summary>
    public static IReadOnlyList<AuditChange> Of(string detail)
    {
        try
        {
            using var json = JsonDocument.Parse(detail);
            var before = Flatten(json.RootElement, "before");
            var after = Flatten(json.RootElement, "after");
            return [.. before.Keys.Union(after.Keys)
                .Select(name => new AuditChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(change => change.Before != change.After)];
        }
        catch (JsonException)
        {
            return [new AuditChange("", null, Cut(detail))];
        }
    }

    private static Dictionary<string, string> Flatten(JsonElement root, string side)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
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
                case JsonValueKind.Array:
                    values[name] = Cut(Say(at));
                    break;
                case JsonValueKind.Null or JsonValueKind.Undefined:
                    break;
                default:
                    values[name] = Cut(at.ToString());
                    break;
            }
        }
    }

    /// <summary>A list in a line: its items by semicolons, what belongs to one item by commas.</summary>
    private static string Say(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => string.Join("; ", element.EnumerateArray().Select(Say)),
        JsonValueKind.Object => string.Join(", ", element.EnumerateObject().Select(property => $"{property.Name} {Say(property.Value)}")),
        _ => element.ToString(),
    };

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] + "…" : text;
}
