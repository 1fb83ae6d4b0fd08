using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>The addresses of the form by version.</summary>
internal static class FormLinks
{
    /// <param name="version">Null for the one that is filed now.</param>
    public static string Forms(Language language, int? version = null) => $"/{language.Segment()}/utilization/forms{(version is null ? "" : $"?version={version}")}";

    /// <param name="code">Null for a new indicator.</param>
    public static string Indicator(Language language, string? code) => $"{Forms(language)}/indicators/{code ?? "new"}";

    public static string Preview(Language language) => $"{Forms(language)}/preview";

    public static string Write(Language language) => $"{Forms(language)}/write";

    public static string End(Language language) => $"{Forms(language)}/end";

    public static string Withdraw(Language language) => $"{Forms(language)}/withdraw";

    public static string Move(Language language) => $"{Forms(language)}/move";

    public static string AddCategory(Language language) => $"{Forms(language)}/categories/add";

    public static string EndCategory(Language language) => $"{Forms(language)}/categories/end";
}
