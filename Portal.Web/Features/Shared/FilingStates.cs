using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Data;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Shared;

/// <summary>
/// The states of a filing as they are shown: shape first, then colour, always with the word. A matrix shows hundreds, so each
/// is one string, made once for each language. What is missing is late by its nature, so neither its symbol nor its word says so.
/// </summary>
public sealed class FilingStates
{
    private static readonly FilingStates French = new(SharedTexts.For(Language.French));
    private static readonly FilingStates English = new(SharedTexts.For(Language.English));

    private readonly SharedTexts t;
    private readonly FrozenDictionary<(ObligationState, bool, bool), HtmlString> symbols;

    private FilingStates(SharedTexts t)
    {
        this.t = t;
        bool[] either = [false, true];
        symbols = (from state in Enum.GetValues<ObligationState>()
                   from late in either
                   from underRevision in either
                   let name = HtmlEncoder.Default.Encode(Name(state, late, underRevision))
                   select KeyValuePair.Create(
                       (state, late, underRevision), new HtmlString($"""{Svg(state, late)}<span class="vh">{name}</span>"""))).ToFrozenDictionary();
    }

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

    /// <summary>The dot of what is late, on the state that shows it best: for a legend.</summary>
    public static HtmlString LateSymbol { get; } = new(Svg(ObligationState.Accepted, late: true));

    public static FilingStates For(Language language) => language == Language.English ? English : French;

    /// <summary>The symbol, its word for screen readers only: for a matrix.</summary>
    public HtmlString Symbol(ObligationState state, bool late, bool underRevision = false) => symbols[(state, late, underRevision)];

    /// <summary>The symbol and its word.</summary>
    public HtmlString Worded(ObligationState state, bool late = false) =>
        new($"""<span class="state">{Svg(state, late)}{HtmlEncoder.Default.Encode(Name(state, late))}</span>""");

    public string Name(ObligationState state, bool late = false, bool underRevision = false)
    {
        var name = state switch
        {
            ObligationState.Accepted => t.StateAccepted,
            ObligationState.Reviewed => t.StateReviewed,
            ObligationState.Submitted => t.StateSubmitted,
            ObligationState.Returned => t.StateReturned,
            ObligationState.Draft => t.StateDraft,
            ObligationState.NotStarted => t.StateNotStarted,
            ObligationState.Missing => t.StateMissing,
            ObligationState.Waived => t.StateWaived,
            _ => t.StateNotOpened,
        };
        name = ShowsLate(state, late) ? t.StateLate(name) : name;
        return underRevision ? t.StateUnderRevision(name) : name;
    }

    private static bool ShowsLate(ObligationState state, bool late) => late && state is not ObligationState.Missing;

    private static string Svg(ObligationState state, bool late)
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
        var tardy = ShowsLate(state, late) ? """<use href="#s-tardy"/>""" : "";
        return $"""<svg class="st st--{id}" viewBox="0 0 16 16" aria-hidden="true"><use href="#s-{id}"/>{tardy}</svg>""";
    }
}
