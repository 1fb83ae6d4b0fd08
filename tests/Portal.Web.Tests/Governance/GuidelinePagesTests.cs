using System.Net;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Web.Tests.Governance;

public sealed class GuidelinePagesTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Fact]
    public async Task A_guideline_is_published_with_its_file_acknowledged_and_counted()
    {
        var (ministry, pilot) = (await fixture.BrowserAsync("ministry"), await fixture.BrowserAsync("pilot:CISSSCN"));
        await pilot.GetAsync("/fr"); // the first to come reads the form; statements are counted with it at hand
        var form = await ministry.GetAsync("/fr/governance/guidelines/new");
        (string, string?)[] entry =
        [
            ("Code", "OM-2026-07"), ("TitleFr", "Cogestion"), ("TitleEn", "Co-management"), ("Roles", Roles.ClinicalPilot), ("EffectiveFrom", "2026-11-20"),
            ("AcknowledgeBy", "2026-12-15"), ("SummaryFr", "Deux personnes."), ("SummaryEn", "Two people."),
        ];
        var typed = await ministry.SubmitAsync(form, "form.entryform", entry);
        Assert.Equal(HttpStatusCode.BadRequest, typed.Status);
        GovernanceAssert.SaysAt(typed, "File", "Choisissez le fichier PDF.");

        var wrong = await ministry.UploadAsync(typed, "form.entryform", "file", "orientation.pdf", "PK\u0003\u0004"u8.ToArray());
        GovernanceAssert.SaysAt(wrong, "File", "Le fichier n’est pas un PDF, quel que soit son nom.");
        var large = await ministry.UploadAsync(wrong, "form.entryform", "file", "orientation.pdf", new byte[12_000_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        var content = "%PDF-1.7\nstartxref\n0\n%%EOF\n"u8.ToArray();
        var published = await ministry.FollowAsync(await ministry.UploadAsync(wrong, "form.entryform", "file", "orientation.pdf", content));
        Assert.Equal("Cogestion", published.Title);
        Assert.Contains("Ouvrir le texte (PDF, 27\u00a0o)", published.Texts("main a.btn"));

        var (status, type, name, bytes) = await ministry.DownloadAsync("/fr/governance/guidelines/OM-2026-07/1/file");
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "orientation.pdf"), (status, type, name));
        Assert.Equal(content, bytes);

        var home = await pilot.GetAsync("/fr");
        Assert.Contains("Orientation à confirmer\u00a0: Cogestion", home.Texts(".tasks h4"));
        Assert.InRange(home.Statements, 1, 8);
        var duties = await pilot.GetAsync("/fr/governance/guidelines/OM-2026-07");
        var done = await pilot.FollowAsync(await pilot.SubmitAsync(duties, "section[aria-labelledby=h-duties] form"));
        Assert.Equal("Merci\u00a0: votre lecture est inscrite.", done.Text(".notice--ok"));
        Assert.False(done.Has("#h-duties"));
        Assert.DoesNotContain("Orientation à confirmer\u00a0: Cogestion", (await pilot.GetAsync("/fr")).Texts(".tasks h4"));

        var progress = await ministry.GetAsync("/fr/governance/guidelines/OM-2026-07");
        Assert.Equal("1", progress.Texts("section[aria-labelledby=h-progress] tr.total td")[1]);
        Assert.InRange(progress.Statements, 1, 8);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/governance/guidelines/AUCUNE")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/governance/guidelines/OM-2026-07/9/file")).Status);
    }
}
