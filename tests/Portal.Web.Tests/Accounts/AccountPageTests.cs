using System.Net;
using System.Net.Sockets;
using System.Text;
using Portal.Data.Access;
using Portal.Reports;
using Portal.Web.Tests.Mail;
using Portal.Web.Tests.SignIn;
using Xunit;
using static Portal.Web.Tests.SignIn.OrganizationPortal;

namespace Portal.Web.Tests.Accounts;

/// <summary>The administrator's pages, from the invitation to the review, with a real directory and a real mail server.</summary>
public sealed class AccountPageTests
{
    private static readonly Person Eve = new("eeeeeeee-0000-0000-0000-00000000000e", "Eve Admin", "eve@exemple.test");

    [Fact]
    public async Task Somebody_is_invited_by_mail_signs_in_and_their_history_tells_it()
    {
        await using var mail = await MailServer.StartAsync();
        await using var portal = await WithMailAsync(mail);
        await portal.InviteAsync(Eve, "administrator");
        await portal.InviteAsync(Bob, "ministry"); // a decoy
        var eve = await portal.SignInAsync(Eve);

        var page = await eve.SubmitAsync(await eve.GetAsync("/en/admin/accounts/new"), "form.entryform", ("FullName", Ada.Name), ("Email", "ada"), ("Persona", "Pilot"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["This is not an e-mail address. Example: first.last@organization.qc.ca", "This role needs a place: an establishment for a filing officer or a pilot, a territory for a centre."], page.Texts("[role=alert] li"));
        Assert.Equal("ada", page.Document.QuerySelector("#Email")!.GetAttribute("value"));
        page = await eve.SubmitAsync(page, "form.entryform", ("Email", Ada.Email), ("Place", "e:CISSSCN"), ("Language", "English"));
        page = await eve.FollowAsync(page);
        Assert.Contains("The invitation was sent to ada.tremblay@exemple.test.", page.Text("[role=status]"), StringComparison.Ordinal);

        var message = Assert.Single(await mail.TakenAsync());
        Assert.Equal([Ada.Email], message.To);
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(message.Content[(message.Content.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
        Assert.Contains("https://portail.exemple.test/en/sign-in ", body, StringComparison.Ordinal);
        Assert.Contains(Formats.For(Data.Language.English).LongDate(portal.App.Today.AddDays(AccountCommands.InvitationDays)), body, StringComparison.Ordinal);
        Assert.DoesNotContain("?", body, StringComparison.Ordinal); // an address, and no token in it

        var ada = await portal.SignInAsync(Ada);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/fr/network/establishments/CISSSCN")).Status);
        page = await eve.GetAsync(page.Path);
        Assert.Equal(["Sign-in", "Invitation", "Account created"], page.Texts(".history > li > b"));
        Assert.Contains(Ada.ObjectId, page.Text("aside"), StringComparison.Ordinal);
        Assert.Contains($"Last sign-in{Formats.For(Data.Language.English).DateAndTime(portal.App.Clock.Now.UtcDateTime)}", page.Text("aside"), StringComparison.Ordinal);
        Assert.DoesNotContain(Bob.Name, page.Text("main"), StringComparison.Ordinal);
    }

    /// <summary>A server that takes the message and falls silent holds nobody up: the page says that it is not known.</summary>
    [Theory]
    [InlineData("refused", "Failed")]
    [InlineData("silent", "Unknown")]
    public async Task A_message_that_the_server_refuses_or_leaves_open_is_told_and_the_account_is_there(string recipient, string delivery)
    {
        await using var mail = await MailServer.StartAsync();
        Assert.Contains(delivery, await InviteInVainAsync(mail.Port, recipient), StringComparison.Ordinal);
    }

    /// <summary>Nor does a host that does not answer at all; then it is known that the message was not taken.</summary>
    [Fact]
    public async Task A_mail_server_that_cannot_be_reached_holds_nobody_up()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var waiting = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToList();
        try
        {
            // Nobody is accepted, and then there is no room to wait either.
            waiting.ForEach(socket => Record.Exception(() => socket.Connect(full.LocalEndPoint!)));
            Assert.Contains("Pending", await InviteInVainAsync(((IPEndPoint)full.LocalEndPoint!).Port, "ada"), StringComparison.Ordinal);
        }
        finally
        {
            waiting.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task A_scope_is_added_and_ended_and_the_account_deactivated_with_its_reason()
    {
        await using var portal = await StartAsync();
        await portal.InviteAsync(Eve, "administrator");
        var id = await portal.InviteAsync(Ada, "pilot:CISSSCN");
        var (eve, ada) = (await portal.SignInAsync(Eve), await portal.SignInAsync(Ada));
        var address = $"/fr/admin/accounts/{id}";

        var page = await eve.SubmitAsync(await eve.GetAsync($"{address}/scopes"), "form.entryform", ("Persona", "Administrator"));
        Assert.Contains("ne se combine avec aucun autre", page.Text("[role=alert]"), StringComparison.Ordinal);
        page = await eve.SubmitAsync(page, "form.entryform", ("Persona", "Centre"), ("Place", "t:UL"), ("ValidTo", "2027-03-31"));
        Assert.Equal(address, page.Location);
        Assert.Equal(HttpStatusCode.Conflict, (await eve.SubmitAsync(await eve.GetAsync($"{address}/scopes"), "form.entryform", ("Version", "1"), ("Persona", "Auditor"))).Status);

        page = await eve.GetAsync(address);
        Assert.Equal(2, page.Document.QuerySelectorAll("section table tbody tr").Length);
        page = await eve.GetAsync(page.Links("section table a")[1]);
        page = await eve.SubmitAsync(page, "form.entryform", ("Now", "false"), ("ValidTo", "2026-11-19"));
        Assert.Equal("Cette date est passée. Choisissez une date à venir.", page.Text("[role=alert] li"));
        page = await eve.SubmitAsync(page, "form.entryform", ("Now", "true"));
        Assert.Single((await eve.FollowAsync(page)).Document.QuerySelectorAll("section table tbody tr"));

        page = await eve.SubmitAsync(await eve.GetAsync($"{address}/deactivate"), "form.entryform");
        Assert.Equal("Inscrivez le motif\u00a0: il est conservé au journal.", page.Text("[role=alert] li"));
        page = await eve.FollowAsync(await eve.SubmitAsync(page, "form.entryform", ("DeactivationReason", "Départ à la retraite")));
        Assert.Contains("Départ à la retraite", page.Text(".notice--warn"), StringComparison.Ordinal);
        portal.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("/fr/sign-in", (await ada.GetAsync("/fr")).Location, StringComparison.Ordinal);
        page = await eve.FollowAsync(await eve.SubmitAsync(page, "form[action$='/reactivate']"));
        Assert.Equal("Actif", page.Text(".lead .tag"));
    }

    [Fact]
    public async Task An_administrator_has_no_way_to_change_their_own_access()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Eve, "administrator");
        var eve = await portal.SignInAsync(Eve);
        var page = await eve.GetAsync($"/fr/admin/accounts/{id}");
        Assert.False(page.Has("a[href$='/deactivate'], a[href$='/scopes'], a[href$='/end']"));
        page = await eve.SubmitAsync(await eve.GetAsync($"/fr/admin/accounts/{id}/scopes"), "form.entryform", ("Persona", "Ministry"));
        Assert.Contains("Personne ne change", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal([Persona.Administrator], (await portal.AccountAsync(id))!.Scopes.Select(scope => scope.Persona));
    }

    [Fact]
    public async Task Somebody_unknown_asks_is_refused_asks_again_and_is_let_in()
    {
        await using var portal = await StartAsync();
        await portal.InviteAsync(Eve, "administrator");
        var (eve, ada) = (await portal.SignInAsync(Eve), portal.App.Visit());
        Assert.Equal("/fr/sign-in", (await ada.GetAsync("/fr/access-request")).Location);

        var page = await ada.FollowAsync(await portal.ComeAsync(ada, Ada));
        Assert.Contains("/fr/sign-in", (await ada.GetAsync("/fr")).Location, StringComparison.Ordinal); // it opens nothing else
        Assert.DoesNotContain("Administration", page.Text("#Persona"), StringComparison.Ordinal);
        page = await ada.FollowAsync(await ada.SubmitAsync(page, "form.entryform", ("Persona", "Establishment"), ("Place", "e:CISSSCN"), ("Reason", "Je remplace la répondante.")));
        Assert.Equal("Votre demande est transmise", page.Title);

        page = await eve.GetAsync("/fr");
        Assert.Contains("1 demande d’accès à traiter", page.Texts(".tasks h4"));
        page = await eve.GetAsync("/fr/admin/requests");
        page = await eve.GetAsync(Assert.Single(page.Links("tbody a")));
        Assert.Contains("Je remplace la répondante.", page.Text("aside"), StringComparison.Ordinal);
        await eve.SubmitAsync(page, "form[action$='/refuse']", ("note", "Précisez votre direction."));
        page = await ada.GetAsync("/fr/access-request");
        Assert.Contains("Précisez votre direction.", page.Text("blockquote"), StringComparison.Ordinal);
        await ada.SubmitAsync(page, "form.entryform", ("Persona", "Establishment"), ("Place", "e:CISSSCN"), ("Reason", "Direction des soins."));

        page = await eve.GetAsync((await eve.GetAsync("/fr/admin/requests")).Links("tbody a")[0]);
        page = await eve.SubmitAsync(page, "form[action$='/grant']", ("ValidTo", "2027-01-31"));
        Assert.StartsWith("/fr/admin/accounts/", page.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignInAsync(Ada)).GetAsync("/fr/network/establishments/CISSSCN")).Status);
    }

    [Fact]
    public async Task A_review_is_started_answered_carried_out_and_closed()
    {
        await using var mail = await MailServer.StartAsync();
        await using var portal = await WithMailAsync(mail);
        await portal.InviteAsync(Eve, "administrator");
        var id = await portal.InviteAsync(Ada, "pilot:CISSSCN");
        await portal.InviteAsync(Bob, "centre:UL");
        var other = new Person("cccccccc-0000-0000-0000-00000000000c", "Cid Loin", "cid@exemple.test");
        await portal.InviteAsync(other, "pilot:CHUM");
        var (eve, bob) = (await portal.SignInAsync(Eve), await portal.SignInAsync(Bob));

        var page = await eve.FollowAsync(await eve.SubmitAsync(await eve.GetAsync("/fr/admin/reviews"), "main form"));
        var review = page.Path;
        Assert.Equal("Révision du 20\u00a0novembre\u00a02026", page.Title);
        Assert.Contains("1 sur 1", page.Text("[role=status]"), StringComparison.Ordinal);
        var call = Assert.Single(await mail.TakenAsync()); // the centre of CHUM’s territory has nobody, nor has the Ministry
        Assert.Equal([Bob.Email], call.To);
        Assert.DoesNotContain(Ada.Name, call.Content, StringComparison.Ordinal);
        Assert.Equal("Révision des accès\u00a0: 1 accès attend votre réponse", (await bob.GetAsync("/fr")).Text("main a[href='/fr/access-review']"));
        page = await bob.GetAsync("/fr/access-review");
        Assert.Equal([Ada.Name], page.Texts(".answer-list h2"));
        Assert.DoesNotContain(other.Name, page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Choisissez une réponse.", (await bob.SubmitAsync(page, ".answer-list form")).Text("[role=alert] li"));
        page = await bob.FollowAsync(await bob.SubmitAsync(page, ".answer-list form", ("answer", "Remove"), ("note", "A quitté.")));
        Assert.Equal("À retirer", page.Text(".answer-list .tag"));
        Assert.Empty((await bob.GetAsync("/fr")).Links("main a[href='/fr/access-review']"));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.PostAsync($"/fr/access-review/{9999}", [new("__RequestVerificationToken", page.Document.QuerySelector(".answer-list form input[name=__RequestVerificationToken]")!.GetAttribute("value")!)])).Status);

        Assert.True((await portal.AccountAsync(id))!.Scopes[0].Holds(portal.App.Today)); // nothing happened to the account yet
        page = await eve.FollowAsync(await eve.SubmitAsync(await eve.GetAsync(review), "form[action$='/settle']"));
        Assert.False((await portal.AccountAsync(id))!.Scopes[0].Holds(portal.App.Today));
        page = await eve.FollowAsync(await eve.SubmitAsync(page, "form[action$='/close']"));
        Assert.Contains(other.Name, page.Text("section[aria-labelledby=open]"), StringComparison.Ordinal);
        Assert.Equal("Aucune révision n’est en cours.", (await bob.GetAsync("/fr/access-review")).Text(".lead"));
    }

    /// <summary>Invites somebody by a server that does not take the message; what the trail says of it.</summary>
    private static async Task<string> InviteInVainAsync(int port, string recipient)
    {
        await using var portal = await WithMailAsync(port, answerSeconds: 2);
        await portal.InviteAsync(Eve, "administrator");
        var eve = await portal.SignInAsync(Eve);
        var page = await eve.SubmitAsync(
            await eve.GetAsync("/fr/admin/accounts/new"), "form.entryform", ("FullName", "Ada"), ("Email", $"{recipient}@exemple.test"), ("Persona", "Auditor"));
        page = await eve.FollowAsync(page);
        Assert.Contains("n’a pas confirmé l’envoi", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Invité", page.Text(".lead .tag"));
        return (await portal.TrailAsync()).Last(row => row.Action == "AccountInvited").Detail;
    }

    private static Task<OrganizationPortal> WithMailAsync(MailServer mail) => WithMailAsync(mail.Port);

    private static Task<OrganizationPortal> WithMailAsync(int port, int answerSeconds = 60) => StartAsync(configure: builder =>
    {
        builder.Configuration["Smtp:Host"] = "127.0.0.1";
        builder.Configuration["Smtp:Port"] = $"{port}";
        builder.Configuration["Smtp:From"] = "portail@exemple.test";
        builder.Configuration["Smtp:StartTls"] = "false";
        builder.Configuration["Smtp:AnswerSeconds"] = $"{answerSeconds}";
        builder.Configuration["Smtp:PortalAddress"] = "https://portail.exemple.test/";
    });
}
