using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance.Campaigns;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance.Campaigns;

/// <summary>The form that opens a campaign.</summary>
public sealed record CampaignFormPage(CampaignForm Form, IReadOnlyList<PlaceRow> Territories, FormErrors Errors);

/// <summary>A campaign: progress by territory, and establishment by establishment.</summary>
public sealed record CampaignPage
{
    private const int Size = 50;

    public required CampaignRow Campaign { get; init; }
    public required IReadOnlyList<CampaignProgressRow> Progress { get; init; }
    public required IReadOnlyList<CampaignQuestionRow> Questions { get; init; }
    public required IReadOnlyList<PlaceRow> Territories { get; init; }
    public required Pager Pager { get; init; }

    /// <summary>Four statements. Null when it asks nobody within the scope.</summary>
    public static async Task<CampaignPage?> LoadAsync(IReadSession session, PortalContext portal, int campaignId, int page)
    {
        if (await CampaignQueries.FindAsync(session, portal.Scope, portal.Today, campaignId) is not { } campaign)
        {
            return null;
        }

        var pager = new Pager(portal, page, Size, campaign.Asked);
        return new CampaignPage
        {
            Campaign = campaign,
            Progress = await CampaignQueries.ProgressAsync(session, portal.Scope, portal.Today, campaignId),
            Questions = await CampaignQueries.QuestionsAsync(session, portal.Scope, portal.Today, campaignId, pager.Request),
            Territories = await AccessQueries.TerritoriesAsync(session),
            Pager = pager,
        };
    }
}

/// <summary>What one establishment is asked, and its answer.</summary>
public sealed record CampaignQuestionPage
{
    public required CampaignRow Campaign { get; init; }
    public required CampaignQuestionRow Question { get; init; }
    public required IReadOnlyList<CampaignSeatRow> Seats { get; init; }
    public required CampaignAnswerForm Form { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Somebody answered after the form was shown, or it was sent twice.</summary>
    public bool IsStale { get; init; }

    /// <summary>The very answer that was typed stands already: the form was sent twice.</summary>
    public bool IsRecorded => IsStale && Question.Answer?.ToString() == Form.Answer && (Question.Correction ?? "") == (Form.Other?.Trim() ?? "")
        && Seats.All(seat => (seat.Correction ?? "") == Form.ToInput().Of(seat));

    /// <summary>Three statements. Null when the campaign does not ask the body, or it is out of scope.</summary>
    public static async Task<CampaignQuestionPage?> LoadAsync(IReadSession session, PortalContext portal, int campaignId, string bodyCode)
    {
        if (await CampaignQueries.FindAsync(session, portal.Scope, portal.Today, campaignId) is not { } campaign
            || await CampaignQueries.QuestionAsync(session, portal.Scope, portal.Today, campaignId, bodyCode) is not { } question)
        {
            return null;
        }

        var seats = await CampaignQueries.SeatsAsync(session, question);
        return new CampaignQuestionPage { Campaign = campaign, Question = question, Seats = seats, Form = CampaignAnswerForm.Of(question, seats) };
    }
}
