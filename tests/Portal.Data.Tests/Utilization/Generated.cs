using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Tests.Utilization;

/// <summary>Generators and the size of a property's run.</summary>
internal static class Generated
{
    public static Config Many { get; } = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    /// <summary>Numbers of every size with 0, 1 and 2 decimals, and the three other answers.</summary>
    public static Gen<Answer> Answers { get; } = Gen.Frequency(
        (5, from digits in Gen.Choose(0, 14)
            from seed in Gen.Choose(0, int.MaxValue)
            from more in Gen.Choose(0, int.MaxValue)
            select Answer.Number(Math.Min(
                decimal.Truncate((((decimal)seed * int.MaxValue) + more) % (decimal)Math.Pow(10, digits)) / 100, Answer.Largest))),
        (1, Gen.Choose(0, 12).Select(small => Answer.Number(small))),
        (1, Gen.Constant(Answer.NotApplicable)),
        (1, Gen.Constant(Answer.NotAvailable)),
        (1, Gen.Constant(Answer.Blank)));

    /// <summary>A whole filing of the reference form.</summary>
    public static Gen<Dictionary<CellKey, Answer>> Filings { get; } =
        from answers in Gen.ArrayOf(Answers, ReferenceForm.Form.RequiredCells.Count)
        select ReferenceForm.Form.RequiredCells.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);

    public static Gen<string> TextOf(string signs) => Gen.OneOf(
        Gen.Elements(signs.ToCharArray()).ArrayOf().Select(chars => new string(chars)),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    /// <summary>Trees over the reference form, deeper as the run goes on.</summary>
    public static Gen<Expression> Expressions { get; } = Gen.Sized(size => Tree(Math.Min(size, 40)));

    private static readonly Gen<Expression> Leaves = Gen.OneOf(
        Gen.Elements<Expression>(
            new Symbol("SESS"), new Symbol("SESS", "video"), new Symbol("SESS", "consult"), new Symbol("PROG", "mental"),
            new Symbol("DONE"), new Symbol("ASHRS"), new Symbol(ExternalSymbols.Population)),
        from whole in Gen.Choose(0, 100_000)
        from scale in Gen.Choose(0, 4)
        select (Expression)new NumberLiteral(new decimal(whole, 0, 0, false, (byte)scale)));

    private static Gen<Expression> Tree(int size) => size == 0
        ? Leaves
        : Gen.Frequency(
            (1, Leaves),
            (1, Tree(size - 1).Select(operand => (Expression)new Negation(operand))),
            (4, from op in Gen.Elements(Enum.GetValues<BinaryOperator>())
                from left in Tree(size / 2)
                from right in Tree(size / 3)
                select (Expression)new Binary(op, left, right)));
}
