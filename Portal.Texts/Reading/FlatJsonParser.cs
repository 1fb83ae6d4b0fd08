using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Portal.Texts.Reading;

/// <summary>
/// Reads RFC 8259 JSON whose root is an object and whose values are strings; nothing else is accepted: no comment, no trailing
/// comma, no nesting, no half of a surrogate pair. A generator brings no dependencies, hence a reader of its own.
/// </summary>
internal sealed class FlatJsonParser
{
    private readonly string _source;
    private readonly List<(JsonString Key, JsonString Value)> _members = [];
    private int _position;
    private JsonError? _error;

    private FlatJsonParser(string source) => _source = source;

    public static FlatJson Parse(string source)
    {
        var parser = new FlatJsonParser(source);
        parser.ReadRoot();
        return new(parser._members, parser._error);
    }

    private bool ReadRoot()
    {
        if (!Expect('{', "'{'") || (!TryTake('}') && !(ReadMembers() && Expect('}', "',' or '}'"))))
        {
            return false;
        }

        SkipWhiteSpace();
        return _position == _source.Length || FailExpected("the end of the file");
    }

    private bool ReadMembers()
    {
        do
        {
            if (!ReadString("a key in double quotes", out var key)
                || !Expect(':', "':'")
                || !ReadString("a text in double quotes", out var value))
            {
                return false;
            }

            _members.Add((key, value));
        }
        while (TryTake(','));
        return true;
    }

    private bool ReadString(string expected, out JsonString result)
    {
        result = null!;
        if (!Expect('"', expected))
        {
            return false;
        }

        var text = new StringBuilder();
        var positions = new List<int>();
        while (_position < _source.Length && _source[_position] != '"')
        {
            positions.Add(_position);
            var c = _source[_position];
            if (c < ' ')
            {
                return Fail(new(_position, 1), "a line break or another control character is written as an escape, such as \\n");
            }

            if (c == '\\')
            {
                if (!ReadEscape(out c))
                {
                    return false;
                }
            }
            else
            {
                _position++;
            }

            text.Append(c);
        }

        if (_position == _source.Length)
        {
            return FailExpected("the closing double quote");
        }

        positions.Add(_position++);
        result = new(text.ToString(), positions);
        return HasWholeCharacters(result);
    }

    private bool ReadEscape(out char c)
    {
        var start = _position++;
        c = _position < _source.Length ? _source[_position++] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/':
                return true;
            case 'b':
                c = '\b';
                return true;
            case 'f':
                c = '\f';
                return true;
            case 'n':
                c = '\n';
                return true;
            case 'r':
                c = '\r';
                return true;
            case 't':
                c = '\t';
                return true;
            case 'u' when TryReadHexadecimal(out c):
                return true;
            default:
                return Fail(TextSpan.FromBounds(start, _position), "this escape does not exist");
        }
    }

    // Not ushort.TryParse: it takes a null character after the digits for the end of the number.
    private bool TryReadHexadecimal(out char c)
    {
        c = '\0';
        if (_position + 4 > _source.Length)
        {
            return false;
        }

        var code = 0;
        foreach (var digit in _source.Substring(_position, 4))
        {
            var value = digit switch
            {
                >= '0' and <= '9' => digit - '0',
                >= 'a' and <= 'f' => digit - 'a' + 10,
                >= 'A' and <= 'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            code = (code * 16) + value;
        }

        c = (char)code;
        _position += 4;
        return true;
    }

    private bool HasWholeCharacters(JsonString value)
    {
        for (var i = 0; i < value.Text.Length; i++)
        {
            if (char.IsSurrogatePair(value.Text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(value.Text[i]))
            {
                return Fail(value.SpanOf(new(i, 1)), "this is half of a character");
            }
        }

        return true;
    }

    private void SkipWhiteSpace()
    {
        while (_position < _source.Length && _source[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool TryTake(char c)
    {
        SkipWhiteSpace();
        if (_position == _source.Length || _source[_position] != c)
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool Expect(char c, string expected) => TryTake(c) || FailExpected(expected);

    private bool FailExpected(string expected) => _position < _source.Length
        ? Fail(new(_position, 1), $"expected {expected}, found '{_source[_position]}'")
        : Fail(new(_position, 0), $"expected {expected}, but the file ends here");

    private bool Fail(TextSpan span, string message)
    {
        _error = new(span, message);
        return false;
    }
}
