namespace Portal.Data.Access;

/// <summary>The scope as SQL: every statement over bodies carries it, with <c>b</c> a body and <c>t</c> its primary territory on the day.</summary>
internal static class ScopeSql
{
    public const string OfBody = "(@ScopeBody IS NULL OR b.Code = @ScopeBody) AND (@ScopeTerritory IS NULL OR t.Code = @ScopeTerritory)";
}
