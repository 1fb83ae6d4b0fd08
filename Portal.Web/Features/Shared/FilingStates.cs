using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Data;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Shared;

/// <summary>The states of a filing as they are shown: shape first, then colour, always with the word. One string each, made once.</summary>
public static class FilingStates
{
    private static readonly Dictionary<(Language, ObligationState, bool, bool), HtmlString> Made =
        (from language in Enum.GetValues<Language>()
         from state in Enum.GetValues<ObligationState>()
         from late in new[] { false, true }
         from worded in new[] { false, true }
         select (Key: (language, state, late, worded), Value: Make(language, state, late, worded))).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The symbol, its word for screen readers only: for a matrix.</summary>
    public static HtmlString Symbol(Language language, ObligationState state, bool late) => Made[(language, state, late, false)];

    /// <summary>The symbol and its word.</summary>
    public static HtmlString Worded(Language language, ObligationState state, bool late) => Made[(language, state, late, true)];

    public static string Name(Language language, ObligationState state, bool late)
    {
        var t = SharedTexts.For(language);
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
        return late ? t.StateLate(name) : name;
    }

    private static HtmlString Make(Language language, ObligationState state, bool late, bool worded)
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
        var tardy = late && state is not ObligationState.Missing ? """<use href="#s-tardy"/>""" : "";
        var svg = $"""<svg class="st st--{id}" viewBox="0 0 16 16" aria-hidden="true"><use href="#s-{id}"/>{tardy}</svg>""";
        var name = HtmlEncoder.Default.Encode(Name(language, state, late));
        return new HtmlString(worded ? $"""<span class="state">{svg}{name}</span>""" : $"""{svg}<span class="vh">{name}</span>""");
    }
}
