using System.Globalization;
using System.Text;

namespace Portal.Data.Utilization.Expressions;

internal enum TokenKind
{
    End,
    Invalid,
    Number,
    Word,
    Plus,
    Minus,
    Star,
    Slash,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Comparison,
}

/// <summary>A piece of the text; <paramref name="Problem"/> says what is wrong with an invalid one.</summary>
internal readonly record struct Token(TokenKind Kind, int Offset, int Length, ExpressionErrorKind Problem = default)
{
    public int End => Offset + Length;
}

/// <summary>Cuts a text into tokens from left to right, looking at no character more than twice.</summary>
internal sealed class Tokenizer(string text)
{
    // What a decimal holds exactly, whatever the digits.
    private const int MaxDigits = 28;

    private int _position;

    public Token Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        var token = Read();
        _position = token.End;
        return token;
    }

    public ReadOnlySpan<char> Text(Token token) => text.AsSpan(token.Offset, token.Length);

    private Token Read()
    {
        if (_position == text.Length)
        {
            return new Token(TokenKind.End, _position, 0);
        }

        var first = text[_position];
        return first switch
        {
            '+' => One(TokenKind.Plus),
            '-' => One(TokenKind.Minus),
            '*' => One(TokenKind.Star),
            '/' => One(TokenKind.Slash),
            '(' => One(TokenKind.LeftParenthesis),
            ')' => One(TokenKind.RightParenthesis),
            '[' => One(TokenKind.LeftBracket),
            ']' => One(TokenKind.RightBracket),
            '=' => One(TokenKind.Comparison),
            '<' or '>' => new Token(TokenKind.Comparison, _position, At(_position + 1) == '=' ? 2 : 1),
            '!' when At(_position + 1) == '=' => new Token(TokenKind.Comparison, _position, 2),
            _ when char.IsAsciiDigit(first) => Number(),
            _ when char.IsAsciiLetter(first) => new Token(TokenKind.Word, _position, WordEnd() - _position),
            _ => Unexpected(),
        };
    }

    private Token One(TokenKind kind) => new(kind, _position, 1);

    private Token Unexpected()
    {
        Rune.DecodeFromUtf16(text.AsSpan(_position), out _, out var length);
        return new Token(TokenKind.Invalid, _position, length, ExpressionErrorKind.UnexpectedCharacter);
    }

    private Token Number()
    {
        var end = DigitsEnd(_position);
        if (At(end) == '.' && char.IsAsciiDigit(At(end + 1)))
        {
            end = DigitsEnd(end + 1);
        }

        var length = end - _position;
        var digits = text.AsSpan(_position, length).TrimStart('0').Length;
        return digits > MaxDigits
            ? new Token(TokenKind.Invalid, _position, length, ExpressionErrorKind.NumberTooLarge)
            : new Token(TokenKind.Number, _position, length);
    }

    public decimal Value(Token number) =>
        decimal.Parse(Text(number), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private int DigitsEnd(int from)
    {
        while (char.IsAsciiDigit(At(from)))
        {
            from++;
        }

        return from;
    }

    private int WordEnd()
    {
        var end = _position;
        while (char.IsAsciiLetterOrDigit(At(end)) || At(end) == '_')
        {
            end++;
        }

        return end;
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';
}
