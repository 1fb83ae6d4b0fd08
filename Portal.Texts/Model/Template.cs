using Microsoft.CodeAnalysis.Text;

namespace Portal.Texts.Model;

/// <summary>A stretch of a template: literal text, or the name of a placeholder.</summary>
internal readonly record struct TemplatePart(bool IsPlaceholder, string Text);

/// <summary>A text cut at its placeholders: <c>Au {date}, rien.</c> is “Au ”, date, “, rien.”.</summary>
internal sealed record Template(string Text, EquatableArray<TemplatePart> Parts)
{
    private static readonly char[] s_braces = ['{', '}'];

    /// <summary>The distinct placeholders, in the order in which they first appear.</summary>
    public IEnumerable<string> Placeholders => Parts.Where(part => part.IsPlaceholder).Select(part => part.Text).Distinct();

    /// <summary>Cuts a text. There is no way to write a brace itself: no text of the portal needs one.</summary>
    /// <param name="text">The decoded text.</param>
    /// <param name="malformed">Where the first brace stands that opens or closes nothing sensible; that brace stays literal.</param>
    public static Template Parse(string text, out TextSpan? malformed)
    {
        malformed = null;
        var parts = new List<TemplatePart>();
        var literalStart = 0;
        var position = 0;
        while ((position = text.IndexOfAny(s_braces, position)) >= 0)
        {
            var end = text.IndexOfAny(s_braces, position + 1);
            if (text[position] == '{' && end > 0 && text[end] == '}' && IsName(text, position + 1, end))
            {
                AddLiteral(position);
                parts.Add(new(IsPlaceholder: true, text.Substring(position + 1, end - position - 1)));
                position = literalStart = end + 1;
            }
            else
            {
                var closes = text[position] == '{' && end > 0 && text[end] == '}';
                malformed ??= closes ? TextSpan.FromBounds(position, end + 1) : new TextSpan(position, 1);
                position = closes ? end + 1 : position + 1;
            }
        }

        AddLiteral(text.Length);
        return new(text, new(parts));

        void AddLiteral(int end)
        {
            if (end > literalStart)
            {
                parts.Add(new(IsPlaceholder: false, text.Substring(literalStart, end - literalStart)));
            }
        }
    }

    // camelCase in ASCII: the name becomes a parameter.
    private static bool IsName(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var isLetter = text[i] is >= 'a' and <= 'z' || (i > start && text[i] is >= 'A' and <= 'Z' or >= '0' and <= '9');
            if (!isLetter)
            {
                return false;
            }
        }

        return end > start;
    }
}
