using System.Globalization;

namespace Portal.Web.Features.About;

internal static class AboutParagraphs
{
    /// <summary>The paragraphs of a page, <c>help.1</c>, <c>help.2</c>, …, in order.</summary>
    public static IEnumerable<string> Paragraphs(this AboutTexts texts, string page)
    {
        for (var number = 1; texts.Find($"{page}.{number.ToString(CultureInfo.InvariantCulture)}") is { } paragraph; number++)
        {
            yield return paragraph;
        }
    }
}
