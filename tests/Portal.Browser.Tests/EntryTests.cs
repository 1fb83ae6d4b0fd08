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
            """, "12\tso\thors\r\n1 234\t-4\r\n");
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
    public async Task What_is_typed_without_connection_waits_and_goes_when_it_is_back_also_after_the_page_was_left()
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

        // Left in the tab by an earlier page.
        await page.EvaluateAsync("""
            () => { const name = 'entry:' + document.getElementById('entry-words').dataset.address;
              sessionStorage.setItem(name, JSON.stringify({ TRAINED: { text: '77', seen: Number.parseInt(document.querySelector('[name=seen]').value.match(/TRAINED=(\d+)/)[1], 10) } })); }
            """);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name=TRAINED] + .mark")).ToHaveAttributeAsync("data-state", "saved");
        await page.ReloadAsync();
        Assert.Equal(["151", "15", "77"], await ValuesAsync(page, "CLIN", "SITES", "TRAINED"));
        await page.Context.CloseAsync();
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

    private async Task<IPage> OpenAsync(string persona, string establishment)
    {
        var page = await fixture.OpenAsync(persona);
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
