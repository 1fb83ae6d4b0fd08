using System.Text.Json;
using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents;

internal static class DocumentLinks
{
    public static string Index(Language language) => $"/{language.Segment()}/documents";

    public static string Document(Language language, string name) => $"/{language.Segment()}/documents/{name}";

    /// <summary>The receipt itself, as PDF.</summary>
    public static string FilingReceipt(Language language, string establishment, string period) =>
        $"{Document(language, FilingReceiptDocument.DocumentName)}?format=pdf&establishment={Uri.EscapeDataString(establishment)}&period={Uri.EscapeDataString(period)}";

    /// <summary>The same of a revision that was submitted.</summary>
    public static string FilingReceipt(Language language, string establishment, string period, int revision) =>
        FormattableString.Invariant($"{FilingReceipt(language, establishment, period)}&revision={revision}");
}

/// <summary>What the catalogue calls its documents, and what it says of a question without an answer.</summary>
internal static class DocumentWords
{
    public static string Title(this DocumentsTexts t, IDocument document) => t.Find(Key(document) + ".title") ?? document.Name;

    public static string Text(this DocumentsTexts t, IDocument document) => t.Find(Key(document) + ".text") ?? "";

    public static string Problem(this DocumentsTexts t, DocumentProblem problem) =>
        t.Find("problem." + JsonNamingPolicy.CamelCase.ConvertName(problem.ToString())) ?? problem.ToString();

    public static string Family(this DocumentsTexts t, DocumentFamily family) =>
        t.Find("family." + JsonNamingPolicy.CamelCase.ConvertName(family.ToString())) ?? family.ToString();

    // governance-register: governanceRegister
    private static string Key(IDocument document) =>
        string.Concat(document.Name.Split('-').Select((part, place) => place == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
