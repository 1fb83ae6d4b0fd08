using System.Globalization;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>What is wrong with a field of the return, by what the field is of.</summary>
public enum ReturnFault
{
    /// <summary>Neither a reason nor a message.</summary>
    Nothing,

    /// <summary>A cell is chosen, and its reason is empty.</summary>
    NoReason,

    /// <summary>A reason is written, and no cell is chosen.</summary>
    NoCell,

    /// <summary>The same cell is chosen twice.</summary>
    Twice,
    TooLong,
}

/// <summary>A place for a cell that the reviewer adds.</summary>
public sealed record ExtraReason(int Number, string Cell, string Reason);

/// <summary>The reviewer's return as it was typed: reasons beside unusual cells, further cells, a message.</summary>
public sealed record ReturnEntry
{
    /// <summary>Cells beside the unusual ones.</summary>
    public const int MostExtras = 5;

    public const string ChosenField = "return";
    public const string MessageField = "message";

    public IReadOnlySet<string> Chosen { get; init; } = new HashSet<string>();
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<ExtraReason> Extras { get; init; } = [.. Enumerable.Range(1, MostExtras).Select(number => new ExtraReason(number, "", ""))];
    public string Message { get; init; } = "";

    public static ReturnEntry Empty { get; } = new();

    public static string ReasonField(string cell) => "reason:" + cell;

    public static string CellField(int extra) => string.Create(CultureInfo.InvariantCulture, $"cell{extra}");

    public static string ExtraField(int extra) => string.Create(CultureInfo.InvariantCulture, $"extra{extra}");

    public static ReturnEntry Read(IFormCollection fields) => new()
    {
        Chosen = fields[ChosenField].OfType<string>().ToHashSet(StringComparer.Ordinal),
        Reasons = fields.Keys.Where(name => name.StartsWith("reason:", StringComparison.Ordinal))
            .ToDictionary(name => name["reason:".Length..], name => Text(fields[name]), StringComparer.Ordinal),
        Extras = [.. Enumerable.Range(1, MostExtras).Select(number => new ExtraReason(number, fields[CellField(number)].ToString(), Text(fields[ExtraField(number)])))],
        Message = Text(fields[MessageField]),
    };

    /// <summary>What is wrong, by the name of the field; '' for the whole.</summary>
    public IReadOnlyList<(string Field, ReturnFault Fault)> Faults()
    {
        var faults = new List<(string, ReturnFault)>();
        foreach (var (cell, reason) in Reasons)
        {
            if (Fault(Chosen.Contains(cell), reason) is { } fault)
            {
                faults.Add((ReasonField(cell), fault));
            }
        }

        foreach (var extra in Extras)
        {
            if (Fault(extra.Cell.Length > 0, extra.Reason) is { } fault)
            {
                faults.Add((ExtraField(extra.Number), fault));
            }
            else if (extra.Cell.Length > 0 && (Chosen.Contains(extra.Cell) || Extras.Any(other => other.Number < extra.Number && other.Cell == extra.Cell)))
            {
                faults.Add((CellField(extra.Number), ReturnFault.Twice));
            }
        }

        if (Message.Length > FilingCommands.TextLength)
        {
            faults.Add((MessageField, ReturnFault.TooLong));
        }

        if (faults.Count == 0 && Message.Length == 0 && Chosen.Count == 0 && Extras.All(extra => extra.Cell.Length == 0))
        {
            faults.Add(("", ReturnFault.Nothing));
        }

        return faults;
    }

    /// <summary>Null when a cell is not one that the page offered.</summary>
    public IReadOnlyList<ReturnReason>? ToReasons()
    {
        var reasons = new List<ReturnReason>();
        foreach (var (cell, reason) in Chosen.Select(cell => (cell, Reasons.GetValueOrDefault(cell, "")))
            .Concat(Extras.Where(extra => extra.Cell.Length > 0).Select(extra => (extra.Cell, extra.Reason))))
        {
            if (!CellKey.TryParse(cell, out var key))
            {
                return null;
            }

            reasons.Add(new ReturnReason(key, reason));
        }

        return reasons;
    }

    private static ReturnFault? Fault(bool isChosen, string reason) => (isChosen, reason.Length) switch
    {
        (true, 0) => ReturnFault.NoReason,
        (false, > 0) => ReturnFault.NoCell,
        (_, > FilingCommands.ReasonLength) => ReturnFault.TooLong,
        _ => null,
    };

    private static string Text(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
