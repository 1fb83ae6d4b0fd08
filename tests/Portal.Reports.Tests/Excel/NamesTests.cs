using Portal.Reports.Engine.Excel;
using Xunit;

namespace Portal.Reports.Tests.Excel;

public class NamesTests
{
    [Theory]
    [InlineData("Postes: CHU/CISSS [2026]?*", "Postes CHU CISSS 2026")]
    [InlineData("'Bilan'", "Bilan")]
    [InlineData("Historique", "Historique_")]
    [InlineData("  deux\r\nlignes\t", "deux lignes")]
    [InlineData("", "_")]
    [InlineData("Déclarations de la période financière 8", "Déclarations de la période fina")]
    [InlineData("ᑐᓚᑦᑕᕕᒃ مستشفى", "ᑐᓚᑦᑕᕕᒃ مستشفى")]
    public void A_tab_s_name_is_made_valid(string asked, string expected) =>
        Assert.Equal(expected, new Workbook(Samples.Info).AddSheet(asked).Name);

    [Fact]
    public void Tabs_have_different_names_whatever_their_case_and_length()
    {
        var workbook = new Workbook(Samples.Info);
        var long31 = new string('a', 31);

        Assert.Equal("Suivi", workbook.AddSheet("Suivi").Name);
        Assert.Equal("SUIVI (2)", workbook.AddSheet("SUIVI").Name);
        Assert.Equal("suivi (3)", workbook.AddSheet("suivi").Name);
        Assert.Equal(long31, workbook.AddSheet(long31).Name);
        Assert.Equal(new string('a', 27) + " (2)", workbook.AddSheet(long31 + "b").Name);
    }

    [Theory]
    [InlineData("Postes désignés", "Postes_designes")]
    [InlineData("2026-2027", "_2026_2027")]
    [InlineData("P8", "_P8")]
    [InlineData("XFD1", "_XFD1")]
    [InlineData("R1C1", "_R1C1")]
    [InlineData("r", "_r")]
    [InlineData("C", "_C")]
    [InlineData("Rappel", "Rappel")]
    [InlineData("ᑐᓚᑦ", "_")]
    [InlineData("", "_")]
    public void A_table_s_name_can_stand_in_a_formula(string asked, string expected) =>
        Assert.Equal(expected, Table(new Workbook(Samples.Info), asked).Name);

    [Fact]
    public void Tables_have_different_names_in_the_whole_workbook()
    {
        var workbook = new Workbook(Samples.Info);

        Assert.Equal(["Suivi", "suivi_2", "Suivi_3"], new[] { "Suivi", "suivi", "Suivi" }.Select(name => Table(workbook, name).Name));
    }

    [Fact]
    public void Headers_are_one_line_never_empty_and_different()
    {
        var table = Table(new Workbook(Samples.Info), "T", "Valeur", "valeur", "", "Durée\r\n(jours)", new string('é', 2_000));

        Assert.Equal(["Valeur", "valeur (2)", "3", "Durée (jours)", new string('é', 255)], table.Headers);
    }

    [Fact]
    public void A_table_has_columns() =>
        Assert.Throws<ArgumentException>(() => Table(new Workbook(Samples.Info), "T", []));

    private static SheetTable Table(Workbook workbook, string name) => Table(workbook, name, "Valeur");

    private static SheetTable Table(Workbook workbook, string name, params string[] headers)
    {
        var columns = new Columns<int>();
        foreach (var header in headers)
        {
            columns.Whole(header, row => (long)row);
        }

        return workbook.AddSheet("Feuille").Table(name, columns, [1]);
    }
}
