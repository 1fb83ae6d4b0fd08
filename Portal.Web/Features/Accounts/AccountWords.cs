using Portal.Data;
using Portal.Data.Access;
using Portal.Reports;
using Portal.Web.Features.Audit;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Accounts;

/// <summary>Accounts in words.</summary>
internal static class AccountWords
{
    public static string Persona(Persona persona, Language language) => SharedTexts.For(language).Find("persona." + persona.ToString().ToLowerInvariant())!;

    public static string Scope(AccountScopeRow scope, Language language) => Scope(scope.Persona, scope.PlaceCode, scope.Place(language), language);

    public static string Scope(Persona persona, string code, string? place, Language language) =>
        code.Length == 0 ? Persona(persona, language) : $"{Persona(persona, language)}, {place ?? code}";

    public static string Days(DateOnly from, DateOnly? to, Language language)
    {
        var (t, f) = (AccountsTexts.For(language), Formats.For(language));
        return to is { } last ? t.FromTo(f.LongDate(from), f.LongDate(last)) : t.FromOpen(f.LongDate(from));
    }

    public static string State(AccountState state, Language language) => AccountsTexts.For(language).Find("state." + state)!;

    public static string Tag(AccountState state) => state switch
    {
        AccountState.Active => "tag tag--ok",
        AccountState.Invited => "tag tag--info",
        _ => "tag",
    };

    public static string Action(string action, Language language) => AuditTexts.For(language).Find("action." + action) ?? action;
}
