using System.Net;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>Committees over HTTP: read by whom it concerns, kept by the centre and the establishment, two at once told.</summary>
public sealed class CommitteePagesTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Ul = "/fr/governance/committees/territorial/UL";
    private const string Own = "/fr/governance/committees/local/CISSSCN";

    [Fact]
    public async Task Each_reads_the_committees_of_their_scope()
    {
        var (ministry, centre, filer, auditor) = (await fixture.BrowserAsync("ministry"), await fixture.BrowserAsync("centre:UL"), await fixture.BrowserAsync("establishment:CISSSCN"), await fixture.BrowserAsync("auditor"));
        var all = await ministry.GetAsync("/fr/governance/committees");
        Assert.Equal(4, all.Texts("section[aria-labelledby=h-territorial] tbody tr").Count);
        Assert.Equal(25, all.Texts("section[aria-labelledby=h-local] tbody tr").Count);
        Assert.InRange(all.Statements, 1, 8);
        Assert.Equal(["CISSS de la Côte-Nord"], (await ministry.GetAsync("/fr/governance/committees?q=COTE-nord")).Texts("section[aria-labelledby=h-local] tbody th"));
        Assert.Equal("Aucun comité ne correspond à la recherche.", (await ministry.GetAsync("/fr/governance/committees?q=%25")).Text("section[aria-labelledby=h-local] .notice"));
        Assert.Single((await centre.GetAsync("/fr/governance/committees")).Texts("section[aria-labelledby=h-territorial] tbody tr"));

        var committee = await ministry.GetAsync(Ul);
        Assert.InRange(committee.Statements, 1, 8);
        Assert.False(committee.Has("a[href$='/meetings/new']"));
        Assert.True((await centre.GetAsync(Ul)).Has("a[href$='/meetings/new']"));
        Assert.Contains("Proposer un intérim pour chaque poste vacant.", committee.Texts("section[aria-labelledby=h-followups] tbody th"));

        var decisions = await filer.GetAsync(Ul);
        Assert.Equal(["h-decisions"], decisions.Document.QuerySelectorAll("main section").Select(section => section.GetAttribute("aria-labelledby")));
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync($"{Ul}/meetings/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync("/fr/governance/committees/territorial/UDEM")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GetAsync("/fr/governance/committees/local/CHUM")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/governance/committees/national/UL")).Status);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync($"{Own}/meetings/1")).Status);
        Assert.InRange((await auditor.GetAsync($"{Own}/meetings/1")).Statements, 1, 8);
    }

    [Fact]
    public async Task On_another_day_those_sit_who_sat_then()
    {
        var ministry = await fixture.BrowserAsync("ministry");
        Assert.Contains("Conseillère à la qualité 2, Invitée permanente", (await ministry.GetAsync(Ul)).Text("section[aria-labelledby=h-members] .plain-list"), StringComparison.Ordinal);
        var before = await ministry.GetAsync($"{Ul}?date=2026-07-01");
        Assert.Contains("Conseillère à la qualité 1, Invitée permanente", before.Text("section[aria-labelledby=h-members] .plain-list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Conseillère à la qualité 2", before.Text("section[aria-labelledby=h-members] .plain-list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_is_entered_minuted_decided_and_followed_up_and_its_owner_finds_it_at_home()
    {
        var (centre, pilot) = (await fixture.BrowserAsync("centre:UDEM"), await fixture.BrowserAsync("pilot:CHUM"));
        const string committee = "/fr/governance/committees/local/CHUM";
        var form = await centre.GetAsync($"{committee}/meetings/new");
        var wrong = await centre.SubmitAsync(form, "form.entryform", ("OnDate", "20/11/2026"), ("StartsAt", "9 h"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        GovernanceAssert.SaysAt(wrong, "StartsAt", "Inscrivez l’heure comme 09:30.");
        GovernanceAssert.SaysAt(wrong, "Place", "Inscrivez le lieu ou le lien.");
        var meeting = await centre.FollowAsync(await centre.SubmitAsync(wrong, "form.entryform", ("OnDate", "2026-11-18"), ("StartsAt", "09:30"), ("Place", "Salle 1")));
        Assert.Equal("Rencontre 2, 18\u00a0novembre\u00a02026", meeting.Title);
        var twice = await centre.SubmitAsync(form, "form.entryform", ("OnDate", "2026-11-18"), ("Place", "Salle 1"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);

        var edit = await centre.GetAsync($"{committee}/meetings/2/edit");
        var seat = edit.Document.QuerySelector("select[name^='attend:']")!.GetAttribute("name")!;
        var saved = await centre.FollowAsync(await centre.SubmitAsync(edit, "form.entryform", ("Minutes", "Tout va bien."), (seat, "Excused")));
        Assert.Equal("Tout va bien.", saved.Text("section[aria-labelledby=h-minutes] p"));
        Assert.Equal(["Excusé"], saved.Texts("section[aria-labelledby=h-attendance] .tag"));

        var stale = await centre.SubmitAsync(edit, "form.entryform", ("Minutes", "Autre version."));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Tout va bien.", stale.Texts("aside dd"));
        Assert.Equal("Autre version.", stale.Text("#Minutes"));

        var decided = await centre.FollowAsync(await centre.SubmitAsync(saved, "#f-decision", ("Decision", "Continuer.")));
        Assert.Equal("Décision 2", decided.Text("section[aria-labelledby=h-decisions] tbody th"));
        Assert.Equal(HttpStatusCode.Conflict, (await centre.SubmitAsync(saved, "#f-decision", ("Decision", "Continuer."))).Status);

        var owner = await OwnerAsync("CHUM");
        var left = await centre.FollowAsync(await centre.SubmitAsync(decided, "#f-followup", ("Task", "Préparer la suite"), ("Owner", owner), ("DueOn", "2026-12-01")));
        Assert.Contains("Préparer la suite", left.Texts("section[aria-labelledby=h-followups] tbody th"));
        var home = await pilot.GetAsync("/fr");
        Assert.Contains("Suivi de comité\u00a0: Préparer la suite", home.Texts(".tasks h4"));
        Assert.StartsWith("Préparer la suite au plus tard le 1er", (await pilot.GetAsync("/fr/governance/committees")).Text("section[aria-labelledby=h-own] li"), StringComparison.Ordinal);
        Assert.InRange(home.Statements, 1, 12);

        var address = left.Document.QuerySelector("section[aria-labelledby=h-followups] tbody td a")!.GetAttribute("href")!;
        var done = await pilot.FollowAsync(await pilot.SubmitAsync(await pilot.GetAsync(address), "form.entryform", ("DoneOn", "2026-11-20"), ("Outcome", "Prête")));
        Assert.Equal("Le suivi est fait.", done.Text(".notice--ok"));
        Assert.DoesNotContain("Suivi de comité\u00a0: Préparer la suite", (await pilot.GetAsync("/fr")).Texts(".tasks h4"));
    }

    [Fact]
    public async Task A_member_is_named_and_leaves_and_what_cannot_be_read_is_told()
    {
        var pilot = await fixture.BrowserAsync("pilot:CHUQ");
        const string committee = "/fr/governance/committees/local/CHUQ";
        var wrong = await pilot.SubmitAsync(await pilot.GetAsync($"{committee}/members/new"), "form.entryform", ("FullName", "Nouvelle Membre"), ("Capacity", "Secrétariat"), ("ValidTo", "31/12/2026"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("31/12/2026", wrong.Text("#ValidTo-error"), StringComparison.Ordinal);
        var named = await pilot.FollowAsync(await pilot.SubmitAsync(wrong, "form.entryform", ("ValidTo", "")));
        var list = named.Text("section[aria-labelledby=h-members] .plain-list");
        Assert.StartsWith("Nouvelle Membre, Secrétariat", list, StringComparison.Ordinal);

        var address = named.Document.QuerySelector("section[aria-labelledby=h-members] .plain-list a")!.GetAttribute("href")!;
        var form = await pilot.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, (await pilot.SubmitAsync(form, "form.entryform", ("Capacity", "Présidence"))).Status);
        var stale = await pilot.SubmitAsync(form, "form.entryform", ("Capacity", "Vice-présidence"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Présidence", stale.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_minutes_are_a_document_of_the_catalogue()
    {
        var (centre, filer) = (await fixture.BrowserAsync("centre:UL"), await fixture.BrowserAsync("establishment:CISSSCN"));
        var links = (await centre.GetAsync($"{Ul}/meetings/2")).Links();
        foreach (var (format, type) in new[] { ("pdf", "application/pdf"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            var (status, media, name, content) = await centre.DownloadAsync(links.Single(link => link.EndsWith($"format={format}", StringComparison.Ordinal)));
            Assert.Equal((HttpStatusCode.OK, type, $"CR-UL-2026-09-29-fr.{format}"), (status, media, name));
            Assert.NotEmpty(content);
        }

        Assert.Equal(HttpStatusCode.OK, (await filer.DownloadAsync("/fr/documents/committee-minutes?format=pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.DownloadAsync("/fr/documents/committee-minutes?territory=UL&format=pdf")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await filer.DownloadAsync("/fr/documents/committee-minutes?date=2025-06-01&format=pdf")).Status);
    }

    private Task<string> OwnerAsync(string body) => fixture.App.Database.ReadAsync(async session =>
    {
        AccessScope.TryParse($"pilot:{body}", "test", out var scope);
        var seats = await SeatQueries.ListAsync(session, scope!, fixture.App.Today, new SeatFilter { Body = body, Role = "ClinicalPilot" }, new PageRequest(0, 1));
        return seats[0].Holder!;
    });
}
