using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>The addresses of filing: an establishment and a period, by their codes, name a filing.</summary>
internal static class UtilizationLinks
{
    public static string Matrix(Language language, string? fiscalYear = null) => $"{Root(language)}{Year(fiscalYear)}";

    /// <summary>The matrix as a workbook: the same year, territory and day.</summary>
    public static string Workbook(Language language, string fiscalYear, string? territory, DateOnly? asOf) => QueryHelpers.AddQueryString(
        $"/{language.Segment()}/documents/completeness-and-timeliness",
        new Dictionary<string, string?>
        {
            ["format"] = "xlsx",
            ["year"] = fiscalYear,
            ["territory"] = string.IsNullOrEmpty(territory) ? null : territory,
            ["date"] = asOf is { } day ? Formats.Date(day) : null,
        }.Where(pair => pair.Value is not null));

    public static string Filing(Language language, string establishment, string period) => $"{Root(language)}/{establishment}/{period}";

    /// <summary>At a section, where its code was sent and can be one.</summary>
    public static string Filing(Language language, string establishment, string period, string? section) =>
        Filing(language, establishment, period) + (section is { Length: > 0 and <= 20 } && section.All(char.IsAsciiLetterOrDigit) ? "#" + Anchors.Section(section) : "");

    /// <summary>At a cell of the filing.</summary>
    public static string Filing(Language language, string establishment, string period, CellKey cell) =>
        $"{Filing(language, establishment, period)}#{Anchors.Cell(cell)}";

    /// <summary>Where a script saves cells as they are left.</summary>
    public static string Cells(Language language, string establishment, string period) => $"{Filing(language, establishment, period)}/cells";

    /// <param name="cell">Chosen at first.</param>
    public static string Comments(Language language, string establishment, string period, CellKey? cell = null) =>
        $"{Filing(language, establishment, period)}/comments{(cell is { } key ? "?cell=" + key : "")}";

    public static string Submit(Language language, string establishment, string period) => $"{Filing(language, establishment, period)}/submit";

    public static string Nothing(Language language, string establishment, string period) => $"{Filing(language, establishment, period)}/nothing";

    public static string Revisions(Language language, string establishment, string period) => $"{Filing(language, establishment, period)}/revisions";

    public static string Obligation(Language language, string establishment, string period) => $"{Filing(language, establishment, period)}/obligation";

    public static string Queue(Language language) => $"{Root(language)}/review";

    public static string Review(Language language, string establishment, string period) => $"{Root(language)}/review/{establishment}/{period}";

    public static string Return(Language language, string establishment, string period) => $"{Review(language, establishment, period)}/return";

    public static string Reviewed(Language language, string establishment, string period) => $"{Review(language, establishment, period)}/reviewed";

    public static string Accept(Language language, string establishment, string period) => $"{Review(language, establishment, period)}/accept";

    public static string AcceptPlain(Language language) => $"{Queue(language)}/accept";

    public static string Calendar(Language language, string? fiscalYear = null) => $"{Root(language)}/calendar{Year(fiscalYear)}";

    public static string Open(Language language, string period) => $"{Root(language)}/calendar/{period}/open";

    public static string MoveEnd(Language language, string period) => $"{Root(language)}/calendar/{period}/end";

    public static string Close(Language language, string period) => $"{Root(language)}/calendar/{period}/close";

    public static string Indicators(Language language, string? code = null) => $"{Root(language)}/indicators{(code is null ? "" : "#" + code)}";

    public static string Rules(Language language) => $"{Root(language)}/rules";

    /// <param name="code">Null for a new rule.</param>
    public static string Rule(Language language, string? code) => $"{Rules(language)}/{code ?? "new"}";

    private static string Root(Language language) => $"/{language.Segment()}/utilization";

    private static string Year(string? fiscalYear) => fiscalYear is null ? "" : "?year=" + fiscalYear;
}

/// <summary>The ids of what a page of a filing links to.</summary>
internal static class Anchors
{
    public static string Cell(CellKey cell) => "c-" + Plain(cell.ToString());

    public static string Finding(string key) => "w-" + Plain(key);

    public static string Comment(int thread) => string.Create(CultureInfo.InvariantCulture, $"k-{thread}");

    public static string Section(string code) => "sec-" + code;

    /// <summary>Codes have neither '-' nor letters that an id may not have, so no two become one.</summary>
    private static string Plain(string key) => key.Replace('.', '-').Replace(':', '-');
}
