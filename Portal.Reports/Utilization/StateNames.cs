using System.Text.Json;
using Portal.Data;
using Portal.Data.Utilization;

namespace Portal.Reports.Utilization;

/// <summary>What documents call the states of a filing.</summary>
internal static class StateNames
{
    public static string Of(ObligationState state, Language language) => Of(state.ToString(), language);

    public static string Of(FilingStatus status, Language language) => Of(status.ToString(), language);

    private static string Of(string name, Language language) => StatesTexts.For(language).Find(JsonNamingPolicy.CamelCase.ConvertName(name)) ?? name;
}
