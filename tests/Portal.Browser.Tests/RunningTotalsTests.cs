using System.Globalization;
using System.Numerics;
using Microsoft.Playwright;
using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Browser.Tests;

/// <summary>Totals and rates at each key: what the browser computes is what the portal answers, in the page and over random texts and formulas.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class RunningTotalsTests(BrowserFixture fixture)
{
    private const int Seed = 20261122;
    private const string NoBreak = "\u00a0";

    [Theory]
    [InlineData("fr", "CISSSMO", "so")]
    [InlineData("en", "CISSSMC", "na")]
    public async Task Totals_follow_each_key_and_the_portal_answers_the_same(string language, string establishment, string notApplicable)
    {
        var page = await OpenAsync(establishment, language);
        await TypeAsync(page, "SCHED", "2000");
        await TypeAsync(page, "DONE", "1");
        var typed = new List<string>();
        await page.Locator("input[name=DONE]").FocusAsync();
        await page.Keyboard.PressAsync("End");
        foreach (var key in new[] { "5", "0", "0" })
        {
            await page.Keyboard.PressAsync(key);
            typed.Add(await RateAsync(page, "R_COMPL"));
        }

        Assert.Equal(language == "fr" ? ["0,8" + NoBreak + "%", "7,5" + NoBreak + "%", "75,0" + NoBreak + "%"] : ["0.8%", "7.5%", "75.0%"], typed);
        await page.Keyboard.PressAsync("Tab");
        foreach (var (cell, text) in new[]
        {
            ("SESS.consult.video", "1 400"), ("SESS.consult.phone", "nd"), ("SESS.consult.phone", ""), ("SESS.consult.phone", notApplicable), ("SESS.advice.video", "١٢٣"),
            ("SESS.advice.video", "12x"), ("SCHED", "0"), ("SCHED", "1000000000000"), ("SCHED", "1000000000001"), ("DONE", "nd"), ("ASHRS", "80.25"), ("ASANS", "0"),
            ("ASANS", "33"), ("PROG.cardio", "17"), ("INPERS", "0"), ("KMAVOID", "1,5"), ("CLIN", "−4"),
        })
        {
            await page.Locator($"input[name='{cell}']").FillAsync(text);
            var before = await ComputedAsync(page);
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator($"input[name='{cell}'] + .author + .mark, input[name='{cell}'] + .mark")).Not.ToHaveAttributeAsync("data-state", "saving");
            Assert.Equal(before, await ComputedAsync(page));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Texts_are_read_as_the_portal_reads_them()
    {
        var page = await OpenAsync("CISSSLAN", "fr");
        var random = new Random(Seed);
        var asked = Enumerable.Range(0, 6000).Select(_ => new { text = Text(random), language = random.Next(2) == 0 ? "fr" : "en", decimals = random.Next(3) }).ToArray();
        var read = await page.EvaluateAsync<string[]>("""
            async asked => {
              const { read } = await import('/js/entry/answer.js');
              const { round } = await import('/js/entry/decimal.js');
              return asked.map(({ text, language, decimals }) => {
                const answer = read(text, language, decimals);
                return answer === null ? 'none' : answer.kind === 'Number' ? `Number ${round(answer.amount, 2)}` : answer.kind;
              });
            }
            """, asked);
        var expected = asked.Select(one => AnswerText.Read(one.text, one.language == "fr" ? Language.French : Language.English, one.decimals) switch
        {
            { Problem: not null } => "none",
            { Answer: { Kind: AnswerKind.Number, Amount: { } amount } } => $"Number {(amount * 100).ToString("0", CultureInfo.InvariantCulture)}",
            var answer => answer.Answer.Kind.ToString(),
        }).ToArray();
        var wrong = asked.Zip(expected, read).Where(one => one.Second != one.Third).Select(one => $"{one.First}: {one.Second}, not {one.Third}");
        Assert.Empty(wrong);
        Assert.All(new[] { "none", "Blank", "NotApplicable", "NotAvailable" }, kind => Assert.True(expected.Count(one => one == kind) > 50, kind));
        Assert.True(expected.Count(one => one.StartsWith("Number", StringComparison.Ordinal)) > 1000);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Formulas_come_to_what_the_portal_computes()
    {
        var page = await OpenAsync("CISSSLAN", "fr");
        var random = new Random(Seed);
        var asked = Enumerable.Range(0, 3000).Select(_ => (Formula: Tree(random, 5), Cells: Cells(random))).ToList();
        var computed = await page.EvaluateAsync<string[]>("""
            async asked => {
              const { compile, total } = await import('/js/entry/formula.js');
              const { parse, round } = await import('/js/entry/decimal.js');
              return asked.map(({ formula, cells }) => {
                const of = code => total(cells.filter(cell => cell.code === code).map(({ kind, amount }) => (kind === 'Number' ? { kind, amount: parse(amount) } : { kind })));
                const { kind, amount, isPartial } = compile(formula).compute(of);
                return `${kind} ${amount ? round(amount, 6) : ''} ${Boolean(isPartial)}`;
              });
            }
            """,
            asked.Select(one => new
            {
                formula = one.Formula.ToString(),
                cells = one.Cells.SelectMany(cell => cell.Value, (cell, answer) => new { code = cell.Key, kind = answer.Kind.ToString(), amount = answer.Amount?.ToString(CultureInfo.InvariantCulture) }),
            }).ToArray());
        var expected = asked.Select(one =>
        {
            var quantity = Evaluator.Evaluate(one.Formula, new Source(one.Cells));
            var amount = quantity.Amount is { } value ? Millionths(decimal.Round(value, 6, MidpointRounding.AwayFromZero)) : "";
            return $"{quantity.Kind} {amount} {(quantity.IsPartial ? "true" : "false")}";
        }).ToArray();
        Assert.Empty(asked.Zip(expected, computed).Where(one => one.Second != one.Third).Select(one => $"{one.First.Formula}: {one.Second}, not {one.Third}"));
        Assert.All(Enum.GetNames<QuantityKind>(), kind => Assert.True(expected.Count(one => one.StartsWith(kind, StringComparison.Ordinal)) > 20, kind));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string establishment, string language)
    {
        var page = await fixture.OpenAsync($"establishment:{establishment}");
        await page.GotoAsync($"{fixture.Address}/{language}/utilization/{establishment}/2026-2027-P08");
        return page;
    }

    private static async Task TypeAsync(IPage page, string cell, string text)
    {
        await page.Locator($"input[name='{cell}']").FillAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }

    private static Task<string> RateAsync(IPage page, string code) => page.Locator($"td[data-part$=':value:{code}'] output").InnerTextAsync();

    /// <summary>Every total, change and rate that the page shows.</summary>
    private static Task<string> ComputedAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('#f-filing [data-part]')].filter(part => /:(row\d+|column\d+|sum|value:\w+|change)$/.test(part.dataset.part))
          .map(part => `${part.dataset.part} ${part.innerText.trim()}`).join('\n')
        """);

    /// <summary>A decimal of many digits has no room for six more.</summary>
    private static string Millionths(decimal value) =>
        BigInteger.Parse(value.ToString("0.000000", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string Text(Random random)
    {
        string[] words = ["so", "S.O.", "s/o", "sans objet", "nd", "n.d.", "n/d", "non disponible", "na", "n/a", "not applicable", "not avail.", "unavailable", "", " ", "\u00a0"];
        string[] signs = [" ", "\u00a0", "\u202f", ",", ".", ",", ".", "-", "−", "\u200b", "’", "x", "+", "%", "٣", "９", "\U0001D7D9", "，", "\u00ad", "e"];
        if (random.Next(6) == 0)
        {
            return words[random.Next(words.Length)] + (random.Next(8) == 0 ? signs[random.Next(signs.Length)] : "");
        }

        // Mostly digits in groups that mean something, now and then a mark too many.
        var text = random.Next(1, 1500).ToString(CultureInfo.InvariantCulture);
        for (var groups = random.Next(4); groups > 0; groups--)
        {
            text += signs[random.Next(random.Next(3) == 0 ? signs.Length : 7)] + random.Next(1000).ToString(random.Next(4) == 0 ? "0" : "000", CultureInfo.InvariantCulture);
        }

        return random.Next(10) == 0 ? signs[random.Next(signs.Length)] + text : random.Next(60) == 0 ? text.PadLeft(41, '0') : text;
    }

    private static Expression Tree(Random random, int depth) => random.Next(depth > 1 ? 6 : 2) switch
    {
        0 => new NumberLiteral(random.Next(5) == 0 ? 0 : random.Next(1, 2000) / 8m),
        1 => new Symbol(((char)('A' + random.Next(4))).ToString()),
        2 => new Negation(Tree(random, depth - 1)),
        _ => new Binary((BinaryOperator)random.Next(4), Tree(random, depth - 1), Tree(random, depth - 1)),
    };

    private static Dictionary<string, List<Answer>> Cells(Random random) => "ABCD".ToDictionary(code => code.ToString(), _ =>
    {
        Answer[] kinds = [Answer.NotApplicable, Answer.NotAvailable, Answer.Blank, Answer.Number(0)];
        var kind = random.Next(8);
        return Enumerable.Range(0, random.Next(1, 4)).Select(_ => kind < kinds.Length && random.Next(3) > 0 ? kinds[kind] : Answer.Number(random.NextInt64(1_000_000_000_00) / 100m)).ToList();
    });

    private sealed class Source(Dictionary<string, List<Answer>> cells) : IQuantitySource
    {
        public Quantity Of(Symbol symbol) => cells[symbol.Code].Aggregate(default(CellTally), (sum, answer) => sum + CellTally.Of(answer)).Total;
    }
}
