using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Data;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// What a state looks like: a symbol of its own, a late dot where it is late, and the words. The matrix shows hundreds, so each
/// is one string, made once for each language.
/// </summary>
internal sealed class StateCells
{
    private static readonly StateCells French = new(Language.French);
    private static readonly StateCells English = new(Language.English);

    private readonly FrozenDictionary<(ObligationState, bool, bool), string> cells;
    private readonly FrozenDictionary<ObligationState, HtmlString> labelled;

    private StateCells(Language language)
    {
        var t = UtilizationTexts.For(language);
        var states = Enum.GetValues<ObligationState>();
        cells = (from state in states
                 from isLate in new[] { false, true }
                 from isUnderRevision in new[] { false, true }
                 let words = Name(t, state) + (isLate ? t.StateLate : "") + (isUnderRevision ? t.StateUnderRevision : "")
                 select KeyValuePair.Create(
                     (state, isLate, isUnderRevision),
                     $"""{Symbol(state, isLate)}<span class="vh">{HtmlEncoder.Default.Encode(words)}</span>""")).ToFrozenDictionary();
        labelled = states.ToFrozenDictionary(
            state => state,
            state => new HtmlString($"""<span class="state">{Symbol(state, false)}{HtmlEncoder.Default.Encode(Name(t, state))}</span>"""));
    }

    public static StateCells For(Language language) => language == Language.English ? English : French;

    /// <summary>The symbol, with the words for those who do not see it.</summary>
    public string Cell(ObligationState state, bool isLate, bool isUnderRevision) => cells[(state, isLate, isUnderRevision)];

    /// <summary>The symbol and its name.</summary>
    public HtmlString Labelled(ObligationState state) => labelled[state];

    /// <summary>From what is done to what is not yet due.</summary>
    public static IReadOnlyList<ObligationState> InLegend { get; } =
    [
        ObligationState.Accepted,
        ObligationState.Reviewed,
        ObligationState.Submitted,
        ObligationState.Returned,
        ObligationState.Draft,
        ObligationState.NotStarted,
        ObligationState.Missing,
        ObligationState.Waived,
        ObligationState.NotOpened,
    ];

    public static HtmlString LateSymbol { get; } = new(Symbol(ObligationState.Accepted, isLate: true));

    public static HtmlString SymbolOf(ObligationState state) => new(Symbol(state, isLate: false));

    public static string Name(UtilizationTexts t, ObligationState state) => t.Find("state." + Key(state)) ?? state.ToString();

    private static string Key(ObligationState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    private static string Symbol(ObligationState state, bool isLate)
    {
        var id = state switch
        {
            ObligationState.Accepted => "acc",
            ObligationState.Reviewed => "rev",
            ObligationState.Submitted => "sub",
            ObligationState.Returned => "ret",
            ObligationState.Draft => "dra",
            ObligationState.NotStarted => "exp",
            ObligationState.Missing => "mis",
            ObligationState.Waived => "wai",
            _ => "fut",
        };
        return $"""<svg class="st st--{id}" viewBox="0 0 16 16" aria-hidden="true"><use href="#s-{id}"/>{(isLate ? "<use href=\"#s-tardy\"/>" : "")}</svg>""";
    }
}
