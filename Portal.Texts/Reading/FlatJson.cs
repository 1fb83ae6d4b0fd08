using Microsoft.CodeAnalysis.Text;

namespace Portal.Texts.Reading;

/// <summary>A decoded JSON string that still knows where each of its characters stands in the file.</summary>
/// <param name="text">The decoded text.</param>
/// <param name="positions">The position of each character, and after the last one that of the closing quote.</param>
internal sealed class JsonString(string text, IReadOnlyList<int> positions)
{
    public string Text => text;

    /// <summary>The whole, with its quotes.</summary>
    public TextSpan Span => TextSpan.FromBounds(positions[0] - 1, positions[text.Length] + 1);

    public TextSpan SpanOf(TextSpan part) => TextSpan.FromBounds(positions[part.Start], positions[part.End]);
}

/// <summary>What a flat JSON object holds, up to the first error if there is one.</summary>
internal sealed record FlatJson(IReadOnlyList<(JsonString Key, JsonString Value)> Members, JsonError? Error);

/// <summary>Why and where a file is not a flat JSON object of strings.</summary>
internal sealed record JsonError(TextSpan Span, string Message);
