using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Data.Access;

namespace Portal.Web.Features.Shared;

/// <summary>Small pieces that many pages show: icons, swatches, meters. What repeats by the hundred is one string, made once.</summary>
public static class Ui
{
    private static readonly string[] Territories = ["UL", "UDEM", "MCGILL", "UDES"];

    private static readonly Dictionary<string, HtmlString> Swatches = Territories.Append("").ToDictionary(
        code => code,
        code => new HtmlString($"""<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" {(code.Length == 0 ? "class=\"fill-none\"" : $"fill=\"url(#p-{code.ToLowerInvariant()})\"")}/><rect x=".5" y=".5" width="15" height="15" class="edge"/></svg>"""));

    /// <summary>An icon of the sprite; decoration beside a text that says the same.</summary>
    public static HtmlString Icon(string id, string css = "") =>
        new($"""<svg class="ico{(css.Length == 0 ? "" : " " + css)}" viewBox="0 0 18 18" aria-hidden="true"><use href="#{id}"/></svg>""");

    /// <summary>A territory's colour and pattern, before its name.</summary>
    public static HtmlString Swatch(string? territory) => Swatches.GetValueOrDefault(territory ?? "") ?? Swatches[""];

    /// <summary>A bar of up to two parts of a whole, each between 0 and 1; decoration beside the numbers.</summary>
    public static HtmlString Meter(decimal first, decimal second = 0, string firstCss = "")
    {
        var (a, b) = (Math.Clamp(first, 0, 1) * 100, Math.Clamp(second, 0, 1) * 100);
        return new HtmlString(string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="fill {firstCss}" width="{a:0.#}" height="8"/>{(b > 0 ? string.Create(CultureInfo.InvariantCulture, $"""<rect class="fill2" x="{a:0.#}" width="{b:0.#}" height="8"/>""") : "")}</svg>"""));
    }

    /// <summary>Text with a part of it marked as strong; both are encoded.</summary>
    public static HtmlString Strong(string text) => new($"<b>{HtmlEncoder.Default.Encode(text)}</b>");

    /// <summary>The same page in the other language, its query included.</summary>
    public static string InOtherLanguage(PortalContext portal)
    {
        var rest = portal.Path.Value is { Length: >= 3 } path && (path.StartsWith("/fr", StringComparison.Ordinal) || path.StartsWith("/en", StringComparison.Ordinal))
            && (path.Length == 3 || path[3] == '/')
                ? path[3..]
                : "";
        return rest.StartsWith("/status", StringComparison.Ordinal) || rest.StartsWith("/notice", StringComparison.Ordinal)
            ? $"/{portal.Language.Other().Segment()}"
            : $"/{portal.Language.Other().Segment()}{rest}{portal.Query}";
    }

    /// <summary>Who is signed in: a person by name, in the demonstration a role.</summary>
    public static string Who(PortalContext portal) => portal.IsDemonstration ? Role(portal) : portal.Scope.ActorName;

    /// <summary>How far they see; for a person, as what.</summary>
    public static string Where(PortalContext portal) => portal.IsDemonstration ? Extent(portal) : $"{Role(portal)}, {Extent(portal)}";

    private static string Role(PortalContext portal) =>
        SharedTexts.For(portal.Language).Find("persona." + portal.Scope.Persona.ToString().ToLowerInvariant()) ?? portal.Scope.ActorName;

    private static string Extent(PortalContext portal) => portal.Scope switch
    {
        { Territory: { } territory } => SharedTexts.For(portal.Language).ScopeTerritory(territory),
        { Body: { } body } => body,
        { Persona: Persona.Administrator } => SharedTexts.For(portal.Language).ScopeAdministration,
        _ => SharedTexts.For(portal.Language).ScopeNetwork,
    };

    /// <summary>The pairs of a query, to be kept as hidden fields of a form that asks for something else.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Keep(string? query) =>
        QueryHelpers.ParseQuery(query)
            .Where(pair => pair.Key is not ("date" or "structure"))
            .SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value)), (pair, value) => KeyValuePair.Create(pair.Key, value!));
}
