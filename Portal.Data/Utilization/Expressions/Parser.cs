namespace Portal.Data.Utilization.Expressions;

/// <summary>
/// Precedence climbing over one text. Each token is looked at once, and the descent is bounded by
/// <see cref="ExpressionParser.MaxDepth"/>. The first error stands; after it, every method gives null.
/// </summary>
internal sealed class Parser
{
    private readonly IFormDictionary _dictionary;
    private readonly bool _externals;
    private readonly Tokenizer _tokens;
    private Token _current;

    public Parser(string text, IFormDictionary dictionary, bool externals)
    {
        _dictionary = dictionary;
        _externals = externals;
        if (text.Length > ExpressionParser.MaxLength)
        {
            Error = new ExpressionError(
                ExpressionErrorKind.TooLong, ExpressionParser.MaxLength, text.Length - ExpressionParser.MaxLength);
            text = "";
        }

        _tokens = new Tokenizer(text);
        Advance();
        if (_current.Kind == TokenKind.End)
        {
            Error ??= new ExpressionError(ExpressionErrorKind.Empty, 0, text.Length);
        }
    }

    public ExpressionError? Error { get; private set; }

    /// <summary>Work done so far, in tokens taken and operands begun.</summary>
    public int Steps { get; private set; }

    /// <summary>The whole text as one expression.</summary>
    public Expression? Alone() => Error is null && Chain(Bindings.Weakest, 0) is { } expression && AtEnd() ? expression : null;

    /// <summary>The whole text as two expressions and what compares them.</summary>
    public Comparison? Compared()
    {
        if (Error is not null || Chain(Bindings.Weakest, 0) is not { } left)
        {
            return null;
        }

        if (_current.Kind != TokenKind.Comparison)
        {
            Fail(_current.Kind == TokenKind.End ? ExpressionErrorKind.ExpectedComparison : Misplaced());
            return null;
        }

        _ = ComparisonOperators.TryParse(_tokens.Text(_current).ToString(), out var op);
        Advance();
        return Chain(Bindings.Weakest, 0) is { } right && AtEnd() ? new Comparison(left, op, right) : null;
    }

    /// <summary>Operands joined by operators at least as strong as <paramref name="weakest"/>.</summary>
    private Expression? Chain(int weakest, int nesting)
    {
        var left = Operand(nesting);
        while (left is not null && Operator() is { } op && Bindings.Of(op) >= weakest)
        {
            var sign = _current;
            Advance();
            var right = Chain(Bindings.Of(op) + 1, nesting);
            left = right is null ? null : Bounded(new Binary(op, left, right), sign);
        }

        return left;
    }

    private Expression? Operand(int nesting)
    {
        Steps++;
        var first = _current;
        if (nesting > ExpressionParser.MaxDepth)
        {
            return Fail(ExpressionErrorKind.TooDeep);
        }

        switch (first.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new NumberLiteral(_tokens.Value(first));
            case TokenKind.Word:
                return Named();
            case TokenKind.Minus:
                Advance();
                return Operand(nesting + 1) is { } operand ? Bounded(new Negation(operand), first) : null;
            case TokenKind.LeftParenthesis:
                Advance();
                return Chain(Bindings.Weakest, nesting + 1) is { } inner ? Closed(inner, first) : null;
            default:
                return Fail(ExpressionErrorKind.ExpectedOperand);
        }
    }

    private Expression? Closed(Expression inner, Token opening)
    {
        switch (_current.Kind)
        {
            case TokenKind.RightParenthesis:
                Advance();
                return inner;
            case TokenKind.End:
                return Fail(ExpressionErrorKind.UnbalancedParenthesis, opening);
            default:
                return Fail(Misplaced());
        }
    }

    private Symbol? Named()
    {
        var word = _current;
        var code = _tokens.Text(word).ToString();
        var kind = Codes.IsIndicator(code) ? _dictionary.KindOf(code) : SymbolKind.Unknown;
        if (kind == SymbolKind.Derived)
        {
            return Fail<Symbol>(ExpressionErrorKind.DerivedIndicator, word);
        }

        if (kind == SymbolKind.Unknown || (kind == SymbolKind.External && !_externals))
        {
            return Fail<Symbol>(ExpressionErrorKind.UnknownIndicator, word);
        }

        Advance();
        return _current.Kind == TokenKind.LeftBracket ? Narrowed(code) : new Symbol(code);
    }

    private Symbol? Narrowed(string code)
    {
        Advance();
        var word = _current;
        if (word.Kind != TokenKind.Word)
        {
            return Fail<Symbol>(ExpressionErrorKind.ExpectedCategory, word);
        }

        var category = _tokens.Text(word).ToString();
        if (!Codes.IsCategory(category) || !_dictionary.HasCategory(code, category))
        {
            return Fail<Symbol>(ExpressionErrorKind.UnknownCategory, word);
        }

        Advance();
        if (_current.Kind != TokenKind.RightBracket)
        {
            return Fail<Symbol>(ExpressionErrorKind.ExpectedCategory, _current);
        }

        Advance();
        return new Symbol(code, category);
    }

    private BinaryOperator? Operator() => _current.Kind switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        _ => null,
    };

    private bool AtEnd()
    {
        if (_current.Kind == TokenKind.End)
        {
            return true;
        }

        Fail(Misplaced());
        return false;
    }

    /// <summary>What the current token is, standing where an operator or the end should.</summary>
    private ExpressionErrorKind Misplaced() => _current.Kind switch
    {
        TokenKind.Comparison => ExpressionErrorKind.MisplacedComparison,
        TokenKind.RightParenthesis => ExpressionErrorKind.UnbalancedParenthesis,
        _ => ExpressionErrorKind.TrailingText,
    };

    private Expression? Bounded(Expression expression, Token sign) =>
        expression.Depth > ExpressionParser.MaxDepth ? Fail(ExpressionErrorKind.TooDeep, sign) : expression;

    private Expression? Fail(ExpressionErrorKind kind) => Fail(kind, _current);

    private Expression? Fail(ExpressionErrorKind kind, Token at) => Fail<Expression>(kind, at);

    private T? Fail<T>(ExpressionErrorKind kind, Token at) where T : Expression
    {
        Error ??= at.Kind == TokenKind.Invalid
            ? new ExpressionError(at.Problem, at.Offset, at.Length)
            : new ExpressionError(kind, at.Offset, at.Length);
        return null;
    }

    private void Advance()
    {
        Steps++;
        _current = _tokens.Next();
    }
}
