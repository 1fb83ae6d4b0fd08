using Microsoft.Playwright;
using Xunit;

namespace Portal.Browser.Tests;

/// <summary>The entry of a filing as in a spreadsheet: keys, a pasted block, saving as one goes, a lost connection, two people.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class EntryTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Keys_move_between_cells_and_what_is_left_is_saved_and_can_be_taken_back()
    {
        var page = await OpenAsync("establishment:CISSSCN", "CISSSCN");
        var before = await Cell(page, "SESS.consult.video").InputValueAsync();
        await Cell(page, "SESS.consult.video").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("1301");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("SESS.advice.video", await FocusedAsync(page));
        await SavedAsync(page);
        Assert.Equal("1 301", (await Cell(page, "SESS.consult.video").InputValueAsync()).Replace('\u00a0', ' '));

        foreach (var (key, cell) in new[]
        {
            ("ArrowRight", "SESS.advice.phone"), ("ArrowDown", "SESS.assist.phone"), ("ArrowLeft", "SESS.assist.video"), ("ArrowUp", "SESS.advice.video"),
            ("Tab", "SESS.advice.phone"), ("Shift+Enter", "SESS.consult.phone"),
        })
        {
            await page.Keyboard.PressAsync(key);
            Assert.Equal(cell, await FocusedAsync(page));
        }

        // Escape gives the cell's own value back; Ctrl+Z between cells takes the last step back.
        var phone = await Cell(page, "SESS.consult.phone").InputValueAsync();
        await page.Keyboard.TypeAsync("9");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(phone, await Cell(page, "SESS.consult.phone").InputValueAsync());
        await page.Keyboard.PressAsync("Control+z");
        await SavedAsync(page);
        Assert.Equal(before, await Cell(page, "SESS.consult.video").InputValueAsync());

        await page.ReloadAsync();
        Assert.Equal(before, await Cell(page, "SESS.consult.video").InputValueAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_block_copied_from_a_spreadsheet_fills_the_cells_and_each_is_read()
    {
        var page = await OpenAsync("establishment:CISSSLAN", "CISSSLAN");
        await page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              const field = document.querySelector('[name="SESS.consult.phone"]');
              field.focus();
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, "12\tso\thors\r\n1\u202f234\t-4\r\n");
        await page.Locator(".entry-note").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".mark[data-state=saved]")).ToHaveCountAsync(3);
        Assert.Equal(["12", "s.o.", "1 234", "-4"], await ValuesAsync(page, "SESS.consult.phone", "SESS.consult.async", "SESS.advice.phone", "SESS.advice.async"));
        Assert.Contains("est négatif", await page.Locator(".entry-note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("true", await Cell(page, "SESS.advice.async").GetAttributeAsync("aria-invalid"));

        // The sums are the server's.
        Assert.Equal("1 246", (await page.Locator("[data-part='sec-A:t-SESS:column1'] output").InnerTextAsync()).Replace('\u00a0', ' '));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_without_connection_waits_and_goes_when_it_is_back()
    {
        var page = await OpenAsync("establishment:CISSSCN", "CISSSCN");
        await page.Context.SetOfflineAsync(true);
        await TypeAsync(page, "CLIN", "151");
        await TypeAsync(page, "SITES", "15");
        await Assertions.Expect(page.Locator("#entry-state")).ToContainTextAsync("2 valeurs pas encore enregistrées");
        Assert.Equal("↑", await page.Locator("[name=CLIN] + .mark").InnerTextAsync());
        await Assertions.Expect(page.Locator("#entry-news")).ToContainTextAsync("Connexion interrompue");
        await page.Context.SetOfflineAsync(false);
        await SavedAsync(page);

        Assert.Equal(["151", "15"], await ValuesAsync(page, "CLIN", "SITES"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_without_connection_outlives_the_page_and_is_sent_by_nobody_else()
    {
        var page = await OpenAsync("establishment:CISSSCN", "CISSSCN");
        var (context, before) = (page.Context, await ValuesAsync(page, "TICKETS", "TRAINED"));
        await context.SetOfflineAsync(true);
        await TypeAsync(page, "TICKETS", "43");
        await TypeAsync(page, "TRAINED", "77");
        await Assertions.Expect(page.Locator("#entry-state")).ToContainTextAsync("2 valeurs pas encore enregistrées");
        await page.CloseAsync();
        await context.SetOfflineAsync(false);

        // Another person at the same computer neither sees nor sends it.
        var theirs = await OpenInAsync(context, "pilot:CISSSCN", "CISSSCN");
        await TypeAsync(theirs, "CLIN", "1162");
        await SavedAsync(theirs);
        Assert.Equal(before, await ValuesAsync(theirs, "TICKETS", "TRAINED"));
        await theirs.CloseAsync();

        var again = await OpenInAsync(context, "establishment:CISSSCN", "CISSSCN");
        await Assertions.Expect(again.Locator("[name=TRAINED] ~ .mark")).ToHaveAttributeAsync("data-state", "saved");
        await SavedAsync(again);
        await again.ReloadAsync();
        Assert.Equal(["43", "77", "1 162"], await ValuesAsync(again, "TICKETS", "TRAINED", "CLIN"));
        Assert.Equal(0, await again.EvaluateAsync<int>("localStorage.length"));
        await context.CloseAsync();
    }

    /// <summary>While nobody looked, the cell was changed: what comes late asks, and overwrites nothing.</summary>
    [Fact]
    public async Task What_comes_late_asks_where_another_was_faster()
    {
        var mine = await OpenAsync("establishment:CISSSCN", "CISSSCN");
        var context = mine.Context;
        await context.SetOfflineAsync(true);
        await TypeAsync(mine, "RPMACT", "81");
        await Assertions.Expect(mine.Locator("#entry-state")).ToContainTextAsync("pas encore enregistrée");
        await mine.CloseAsync();
        await context.SetOfflineAsync(false);
        var theirs = await OpenAsync("pilot:CISSSCN", "CISSSCN");
        await TypeAsync(theirs, "RPMACT", "82");
        await SavedAsync(theirs);

        var again = await context.NewPageAsync();
        await GoToFilingAsync(again, "CISSSCN");
        await Assertions.Expect(again.Locator(".entry-note")).ToContainTextAsync("y a inscrit 82");
        Assert.Equal("81", await Cell(again, "RPMACT").InputValueAsync());
        await again.Locator(".entry-note button").Nth(1).ClickAsync();
        await SavedAsync(again);
        await theirs.ReloadAsync();
        Assert.Equal(["81"], await ValuesAsync(theirs, "RPMACT"));
        await context.CloseAsync();
        await theirs.Context.CloseAsync();
    }

    [Fact]
    public async Task An_explanation_is_saved_as_it_is_left_and_two_people_see_both()
    {
        var (mine, theirs) = (await OpenAsync("establishment:CISSSCN", "CISSSCN"), await OpenAsync("pilot:CISSSCN", "CISSSCN"));
        var name = await mine.Locator(".explain textarea").First.GetAttributeAsync("name");
        ILocator Area(IPage page) => page.Locator($"textarea[name='{name}']");
        await Area(mine).FillAsync("Nouvelle clinique.");
        await Cell(mine, "CLIN").FocusAsync();
        await SavedAsync(mine);
        await Assertions.Expect(mine.Locator(".explain", new() { Has = Area(mine) })).ToContainTextAsync("Enregistrée le");

        await Area(theirs).FillAsync("Autre raison.");
        await Cell(theirs, "CLIN").FocusAsync();
        var note = theirs.Locator(".entry-note");
        await note.WaitForAsync();
        Assert.Contains("Nouvelle clinique.", await note.InnerTextAsync(), StringComparison.Ordinal);
        await note.Locator("button").Nth(1).ClickAsync();
        await SavedAsync(theirs);

        await mine.ReloadAsync();
        Assert.Equal("Autre raison.", await Area(mine).InputValueAsync());
        await mine.Context.CloseAsync();
        await theirs.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_people_on_one_cell_see_both_values_and_the_form_still_saves_afterwards()
    {
        var (mine, theirs) = (await OpenAsync("establishment:CISSSCN", "CISSSCN"), await OpenAsync("pilot:CISSSCN", "CISSSCN"));
        await TypeAsync(theirs, "NOSHOW", "171");
        await SavedAsync(theirs);
        await TypeAsync(mine, "NOSHOW", "172");
        var note = mine.Locator(".entry-note");
        await note.WaitForAsync();
        Assert.Contains("y a inscrit 171", (await note.InnerTextAsync()).Replace('\u00a0', ' '), StringComparison.Ordinal);
        await note.Locator("button").Nth(1).ClickAsync();
        await SavedAsync(mine);

        await TypeAsync(theirs, "NOSHOW", "173");
        await theirs.Locator(".entry-note button").First.ClickAsync();
        Assert.Equal("172", await Cell(theirs, "NOSHOW").InputValueAsync());

        await Cell(theirs, "CANC").FillAsync("165");
        await theirs.Locator(".actionbar button").First.ClickAsync();
        await theirs.Locator("main [role=status].notice").WaitForAsync();
        Assert.Equal(["172", "165"], await ValuesAsync(theirs, "NOSHOW", "CANC"));
        await mine.Context.CloseAsync();
        await theirs.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string persona, string establishment) => await GoToFilingAsync(await fixture.OpenAsync(persona), establishment);

    /// <summary>At the same computer, in the same browser.</summary>
    private async Task<IPage> OpenInAsync(IBrowserContext context, string persona, string establishment)
    {
        var page = await context.NewPageAsync();
        await fixture.SignInAsync(page, persona);
        return await GoToFilingAsync(page, establishment);
    }

    private async Task<IPage> GoToFilingAsync(IPage page, string establishment)
    {
        await page.GotoAsync($"{fixture.Address}/fr/utilization/{establishment}/2026-2027-P08");
        return page;
    }

    private static ILocator Cell(IPage page, string key) => page.Locator($"input[name='{key}']");

    private static async Task TypeAsync(IPage page, string key, string text)
    {
        await Cell(page, key).FillAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }

    private static async Task<string[]> ValuesAsync(IPage page, params string[] keys) =>
        [.. (await Task.WhenAll(keys.Select(key => Cell(page, key).InputValueAsync()))).Select(text => text.Replace('\u00a0', ' '))];

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("#entry-state")).ToContainTextAsync("Tout est enregistré");

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.name");
}
