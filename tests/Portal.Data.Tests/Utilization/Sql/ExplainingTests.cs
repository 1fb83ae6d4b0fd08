using Portal.Data.Access;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class ExplainingTests
{
    /// <summary>41 patients reached by 40 activities: a warning.</summary>
    private static readonly Dictionary<string, Answer> Unusual = Sound(("PAT", 41));

    [DatabaseFact]
    public async Task A_warning_is_explained_and_the_explanation_says_by_whom(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Unusual);
        await world.FillAsync(Unusual, "ETE");

        var outcome = await world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "  Deux rencontres de groupe  ", 0);

        var expected = new ExplanationRow
        {
            SubjectKey = "V12",
            Explanation = "Deux rencontres de groupe",
            ByName = "establishment:CHUM",
            ByPersona = Persona.Establishment,
            AtUtc = world.Test.Time.UtcNow,
            Version = 1,
        };
        Assert.Equal((null, expected), (outcome.Problem, outcome.Explanation));
        Assert.Equal(expected, Assert.Single((await world.DetailAsync()).Explanations).Value);
        Assert.Empty((await world.DetailAsync("ETE")).Explanations);
        Assert.Equal("FilingExplained", (await world.TrailAsync())[0].Action);
    }

    [DatabaseFact]
    public async Task An_explanation_is_replaced_or_taken_away_by_who_saw_it(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Unusual);
        await world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "Première", 0);

        var stale = await world.RefusedAsync(FilingProblem.Stale, () => world.Commands.ExplainAsync(CentreUdem, "CHUM", P8, "V12", "Autre", 0));
        Assert.Equal("Première", stale.Explanation!.Explanation);

        var replaced = await world.Commands.ExplainAsync(CentreUdem, "CHUM", P8, "V12", "Autre", stale.Explanation.Version);
        Assert.Equal(("Autre", "centre:UDEM", 2), (replaced.Explanation!.Explanation, replaced.Explanation.ByName, replaced.Explanation.Version));
        Assert.Equal(replaced.Explanation, (await world.DetailAsync()).Explanations["V12"]);

        var before = await Snapshot.TakeAsync(world.Test.Database);
        Assert.Equal(replaced.Explanation, (await world.Commands.ExplainAsync(CentreUdem, "CHUM", P8, "V12", "Autre ", 2)).Explanation);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));

        var removed = await world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "  ", 2);
        Assert.Equal((null, null), (removed.Problem, removed.Explanation));
        Assert.Empty((await world.DetailAsync()).Explanations);
    }

    [DatabaseFact]
    public async Task What_is_no_finding_is_not_explained_and_what_blocks_is_not_explained_away(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound(("DONE", 101))); // more done than scheduled: an error

        await world.RefusedAsync(FilingProblem.UnknownFinding, () => world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "…", 0));
        await world.RefusedAsync(FilingProblem.UnknownFinding, () => world.Commands.ExplainAsync(Chum, "CHUM", P8, "V01", "…", 0));
        await world.RefusedAsync(FilingProblem.UnknownFinding, () => world.Commands.ExplainAsync(Chum, "CHUM", P8, "nonsense", "…", 0));
        await world.RefusedAsync(FilingProblem.TooLong, () => world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", new string('x', 2001), 0));
    }

    [DatabaseFact]
    public async Task Nothing_to_report_lets_blanks_pass_and_voids_what_was_entered(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var saved = await world.FillAsync(Sound(("PAT", 41)));
        await world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "Groupe", 0);

        var declared = await world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, true, saved.Version);

        Assert.Equal((null, saved.Version + 1), (declared.Problem, declared.Version));
        var draft = await world.DetailAsync();
        Assert.True(draft.Filing.IsNothingToReport);
        Assert.Equal(CellNames.Count, draft.Cells.Count);
        Assert.Empty(draft.Findings(await world.ReadAsync(session => world.Forms.GetAsync(session, FormQueries.Telehealth, 8))));

        var submitted = await world.Commands.SubmitAsync(Chum, "CHUM", P8, declared.Version);
        Assert.Equal((null, FilingStatus.Submitted), (submitted.Problem, submitted.Status!.Value));
        var filed = await world.DetailAsync();
        Assert.Equal((true, ObligationState.Submitted), (filed.Filing.IsNothingToReport, filed.Filing.State));
        Assert.Empty(filed.Cells);
        Assert.Empty(filed.Explanations);
        Assert.Contains("\"voided\":[{\"cell\":\"DONE\"", (await world.TrailAsync())[0].Detail, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Nothing_to_report_can_be_declared_at_once_and_withdrawn_with_the_cells_as_they_were(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var declared = await world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, true, 0);
        Assert.Equal(FilingStatus.Draft, declared.Status);
        await world.RefusedAsync(FilingProblem.NothingToReport, () => world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0)]));
        await world.RefusedAsync(FilingProblem.Stale, () => world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, false, declared.Version - 1));

        var withdrawn = await world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, false, declared.Version);
        Assert.True(withdrawn.Version > declared.Version);
        Assert.True((await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0)])).Succeeded);
        await world.RefusedAsync(FilingProblem.HasErrors, () => world.Commands.SubmitAsync(Chum, "CHUM", P8, withdrawn.Version));

        var before = await Snapshot.TakeAsync(world.Test.Database);
        Assert.True((await world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, false, withdrawn.Version)).Succeeded);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
        Assert.Equal(["FilingSaved", "NothingToReportWithdrawn", "NothingToReportDeclared"], (await world.TrailAsync()).Select(entry => entry.Action));
    }

    [DatabaseFact]
    public async Task Nothing_to_report_is_kept_when_the_filing_is_returned(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var declared = await world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, true, 0);
        var submitted = await world.Commands.SubmitAsync(Chum, "CHUM", P8, declared.Version);
        await world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [], "Vraiment rien?", submitted.Version);

        var started = await world.Commands.StartAsync(Chum, "CHUM", P8);

        Assert.Equal((2, true), (started.Revision, (await world.FilingAsync()).IsNothingToReport));
    }
}
