using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Campaigns;

/// <summary>Campaigns, and the answers within the scope.</summary>
public static class CampaignQueries
{
    /// <summary>More campaigns than this a list does not show.</summary>
    private const int MostCampaigns = 100;

    public static Task<IReadOnlyList<CampaignRow>> ListAsync(IReadSession session, AccessScope scope, DateOnly today) => session.PageAsync<CampaignRow>(
        CampaignRow.All, new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory }, new PageRequest(0, MostCampaigns));

    /// <summary>Null when it asks nobody within the scope.</summary>
    public static Task<CampaignRow?> FindAsync(IReadSession session, AccessScope scope, DateOnly today, int campaignId) =>
        session.FindAsync<CampaignRow>(CampaignRow.ById, Args(scope, today, campaignId));

    public static Task<IReadOnlyList<CampaignProgressRow>> ProgressAsync(IReadSession session, AccessScope scope, DateOnly today, int campaignId) =>
        session.ListAsync<CampaignProgressRow>(CampaignProgressRow.ByTerritory, Args(scope, today, campaignId));

    public static Task<IReadOnlyList<CampaignQuestionRow>> QuestionsAsync(IReadSession session, AccessScope scope, DateOnly today, int campaignId, PageRequest page) =>
        session.PageAsync<CampaignQuestionRow>(CampaignQuestionRow.OfCampaign, Args(scope, today, campaignId), page);

    /// <summary>Null when the campaign does not ask the body, or it is outside the scope.</summary>
    public static Task<CampaignQuestionRow?> QuestionAsync(IReadSession session, AccessScope scope, DateOnly today, int campaignId, string bodyCode) =>
        session.FindAsync<CampaignQuestionRow>(CampaignQuestionRow.OfBody, Args(scope, today, campaignId, bodyCode));

    public static Task<IReadOnlyList<CampaignSeatRow>> SeatsAsync(IReadSession session, CampaignQuestionRow question) =>
        session.ListAsync<CampaignSeatRow>(CampaignSeatRow.OfQuestion, new { question.QuestionId });

    private static object Args(AccessScope scope, DateOnly today, int campaignId, string? bodyCode = null) =>
        new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, CampaignId = campaignId, BodyCode = bodyCode };
}
