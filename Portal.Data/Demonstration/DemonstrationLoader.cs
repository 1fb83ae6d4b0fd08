using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.Letters;
using Portal.Data.Insights;

namespace Portal.Data.Demonstration;

/// <summary>
/// Fills an empty portal with a plausible past: the network's real structure, fictitious people named by role, three fiscal years
/// of filings. The same day gives the same data, on every machine.
/// </summary>
public sealed class DemonstrationLoader(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>
    /// Writes everything in one transaction, up to today or, once the calendar is over, its last day. The reference data must be
    /// there. What tells the story is read from the folder.
    /// </summary>
    /// <param name="write">How a letter is made of a template; without it no letters are told.</param>
    /// <returns>False, and nothing is written, when the portal holds people or open periods already.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">There are no reference data.</exception>
    public Task<bool> LoadAsync(string folder, LetterWriter? write = null, CancellationToken cancel = default)
    {
        var story = new StoryFiles(folder).Read();
        return database.WriteAsync(async session =>
        {
            if (await session.FindAsync<int>(DemonstrationSql.Occupied) > 0)
            {
                return false;
            }

            var network = await FormStory.WriteAsync(session, await NetworkAtStart.ReadAsync(session, time), story);
            var mandates = new MandatePlan(network, story);
            var planner = new FilingPlanner(network, story, mandates);
            await PastStructure.WriteAsync(session, network, story);
            var people = await DirectoryWriter.WriteAsync(session, mandates);
            await CommitteeStory.WriteAsync(session, network, story, mandates, people);
            var letters = write is null ? 0 : await LetterStory.WriteAsync(session, network, story, mandates, write);
            var guidelines = await GuidelineStory.WriteAsync(session, network, story, mandates, people);
            var campaigns = await CampaignStory.WriteAsync(session, network, story, mandates);
            var accounts = await AccountStory.WriteAsync(session, network, mandates);
            var filings = await FilingWriter.WriteAsync(session, planner, people);
            await InsightRebuild.FillAsync(session);
            await audit.AppendAsync(session, AccessScope.System("demonstration"), "DemonstrationLoaded", new AuditSubject("Demonstration"), null, new
            {
                asOf = network.Today,
                people = people.Count,
                accounts,
                mandates = mandates.Mandates.Count,
                letters,
                guidelines,
                campaigns,
                periods = planner.Periods.Count,
                filings.Obligations,
                filings.Filings,
                filings.Values,
            });
            return true;
        }, cancel);
    }
}
