using System.Globalization;

namespace Portal.Reports.Engine.Excel;

/// <summary>A short message of the spreadsheet: a title of at most 32 characters and a text of at most 255.</summary>
public sealed record InputMessage(string Title, string Text);

/// <summary>What an input cell accepts. A blank is always accepted: whether it may stay blank is the portal's question.</summary>
public abstract record InputRule
{
    private protected InputRule()
    {
    }

    /// <summary>Shown when the cell is selected.</summary>
    public InputMessage? Prompt { get; init; }

    /// <summary>Shown when what was typed is refused.</summary>
    public InputMessage? Refusal { get; init; }

    /// <summary>One of these texts, offered as a list.</summary>
    public static InputRule OneOf(IReadOnlyList<string> choices) => choices.Count > 0
        ? new OneOfRule(choices)
        : throw new ArgumentException("A list offers at least one choice.", nameof(choices));

    /// <summary>A whole number within the bounds, or one of the words (such as "n.d.").</summary>
    public static InputRule Whole(long? least, long? most, params IReadOnlyList<string> orWords) =>
        new NumberRule(true, least, most, orWords);

    /// <summary>A number within the bounds, or one of the words.</summary>
    public static InputRule Number(decimal? least, decimal? most, params IReadOnlyList<string> orWords) =>
        new NumberRule(false, least, most, orWords);

    /// <summary>A number within the bounds with at most so many decimals, or one of the words.</summary>
    public static InputRule Precise(int decimals, decimal? least, decimal? most, params IReadOnlyList<string> orWords) =>
        new NumberRule(decimals == 0, least, most, orWords) { Decimals = decimals };

    public static InputRule TextUpTo(int characters) => new TextLengthRule(characters);
}

internal sealed record OneOfRule(IReadOnlyList<string> Choices) : InputRule;

internal sealed record TextLengthRule(int Characters) : InputRule;

internal sealed record NumberRule(bool IsWhole, decimal? Least, decimal? Most, IReadOnlyList<string> Words) : InputRule
{
    /// <summary>Digits after the sign; null for any number of them.</summary>
    public int? Decimals { get; init; }

    /// <summary>
    /// The rule as a formula over the cell. Only words and bounds of the report's author enter it, never data.
    /// The number is tested inside IF, because a comparison with text would be an error for the whole formula.
    /// </summary>
    public string Formula(string cell)
    {
        var conditions = new List<string> { $"ISNUMBER({cell})" };
        if (Least is { } least)
        {
            conditions.Add($"{cell}>={Text(least)}");
        }

        if (Most is { } most)
        {
            conditions.Add($"{cell}<={Text(most)}");
        }

        if (IsWhole)
        {
            conditions.Add($"{cell}=INT({cell})");
        }
        else if (Decimals is { } decimals)
        {
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{cell}=ROUND({cell},{decimals})"));
        }

        var words = Words.Select(word => $"{cell}=\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return $"IF(ISNUMBER({cell}),AND({string.Join(',', conditions)}),OR({string.Join(',', ["FALSE", .. words])}))";
    }

    public static string Text(decimal bound) => bound.ToString(CultureInfo.InvariantCulture);
}
