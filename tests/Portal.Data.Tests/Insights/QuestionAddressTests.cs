using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>The address says the whole question, and nothing that stands in an address is an exception.</summary>
public sealed class QuestionAddressTests
{
    [Fact]
    public void A_question_and_its_address_are_one() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var question = RandomQuestions.Next(new Random(seed));
        var (read, problems) = QuestionAddress.Parse(QuestionAddress.Format(question));
        return problems.Count == 0 && QuestionAddress.Text(read) == QuestionAddress.Text(question)
            && read.Measures.SequenceEqual(question.Measures) && read.Rows == question.Rows && read.Columns == question.Columns
            && read.From == question.From && read.To == question.To && read.StructureToday == question.StructureToday
            && (read.StructureOn == question.StructureOn || question.StructureToday) && read.Basis == question.Basis && read.Reach == question.Reach
            && read.Comparison == question.Comparison && read.Top == question.Top && read.Filters.Count == question.Filters.Count
            && question.Filters.All(filter => read.Filters[filter.Key].SequenceEqual(filter.Value));
    }).Check(Generated.Many);

    [Fact]
    public void Whatever_is_typed_gives_a_question_or_problems_that_name_their_parameter() => Prop.ForAll(Arb.From(Typed), pairs =>
    {
        var (question, problems) = QuestionAddress.Parse(pairs);
        var (again, none) = QuestionAddress.Parse(QuestionAddress.Format(question));
        return problems.All(problem => pairs.Exists(pair => pair.Key == problem.Parameter)) && none.Count == 0
            && QuestionAddress.Text(again) == QuestionAddress.Text(question);
    }).Check(Generated.Many);

    private static Gen<List<KeyValuePair<string, string>>> Typed { get; } =
        (from name in Gen.OneOf(Gen.Elements("measure", "rows", "columns", "from", "to", "structure", "basis", "reach", "compare", "top", "territory", "activity", "year"), Generated.TextOf("abcz_ 9"))
         from value in Gen.OneOf(
             Gen.Elements("SESS", "R_COMPL", "SESS[video]", "SESS[]", "territory", "2026-2027-P01", "2026-2027-P01..2026-2027-P02", "today", "2024-02-30", "accepted", "year", "0", "7", "501"),
             Generated.TextOf("SEP[]..-0129 ")) // anything at all
         select new KeyValuePair<string, string>(name, value)).ListOf().Select(pairs => pairs.ToList());

    [Theory]
    [InlineData("measure=sess", InsightProblemKind.Malformed, "measure")]
    [InlineData("measure=SESS[", InsightProblemKind.Malformed, "measure")]
    [InlineData("rows=Territory", InsightProblemKind.Malformed, "rows")]
    [InlineData("rows=territory&rows=region", InsightProblemKind.Repeated, "rows")]
    [InlineData("from=2026-2027", InsightProblemKind.Malformed, "from")]
    [InlineData("structure=2024-02-30", InsightProblemKind.Malformed, "structure")]
    [InlineData("top=0", InsightProblemKind.Malformed, "top")]
    [InlineData("top=501", InsightProblemKind.Malformed, "top")]
    [InlineData("top=%2B3", InsightProblemKind.Malformed, "top")]
    [InlineData("basis=draft", InsightProblemKind.Malformed, "basis")]
    [InlineData("reach=everything", InsightProblemKind.Malformed, "reach")]
    [InlineData("compare=2024-2025-P01", InsightProblemKind.Malformed, "compare")]
    [InlineData("period=2024-2025-P01", InsightProblemKind.NotAFilter, "period")]
    [InlineData("Colour=blue", InsightProblemKind.UnknownDimension, "Colour")]
    [InlineData("territory=ABCDEFGHIJKLMNOPQRSTU", InsightProblemKind.Malformed, "territory")]
    [InlineData("measure=A&measure=B&measure=C&measure=D&measure=E&measure=F&measure=G", InsightProblemKind.TooMany, "measure")]
    public void A_parameter_that_cannot_be_read_is_named(string address, InsightProblemKind kind, string parameter) =>
        Assert.Equal([(kind, parameter)], Parse(address).Problems.Select(problem => (problem.Kind, problem.Parameter)));

    [Fact]
    public void Empty_parameters_and_those_of_the_page_are_no_part_of_the_question()
    {
        var (question, problems) = QuestionAddress.Parse(Pairs("measure=SESS&rows=&territory=&top=&view=bars"), new HashSet<string> { "view" });

        Assert.Empty(problems);
        Assert.Equal("measure=SESS", QuestionAddress.Text(question));
    }

    [Fact]
    public void Equal_questions_have_equal_addresses() => Assert.Equal(
        QuestionAddress.Text(Parse("territory=UL&activity=b&measure=SESS&territory=UDEM&activity=a&territory=UL").Question),
        QuestionAddress.Text(Parse("measure=SESS&activity=a&activity=b&territory=UDEM&territory=UL").Question));

    private static (InsightQuestion Question, IReadOnlyList<InsightProblem> Problems) Parse(string address) => QuestionAddress.Parse(Pairs(address));

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string address) =>
        address.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
}
