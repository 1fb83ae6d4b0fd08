namespace Portal.Web.Tests.Access.Walk;

/// <summary>What is sent where something else is expected, as it travels in an address or a form: percent-encoded already, or broken on purpose.</summary>
internal static class HostileValues
{
    /// <summary>An element of markup that no page writes by itself: in an answer, it was let through unescaped.</summary>
    public const string Markup = "<walk-mark>";

    /// <summary>A header that no answer has by itself.</summary>
    public const string Header = "X-Walk";

    /// <summary>Numbers, days and identifiers at and beyond their ends: sent in each field.</summary>
    public static IReadOnlyList<string> Ends { get; } =
    [
        "", "-1", "0", "2147483648", "-9223372036854775809", "99999999999999999999999999999999", "0001-01-01", "9999-12-31",
    ];

    /// <summary>Sent in turn: each endpoint meets all of them, each field some.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        // Numbers that are none, and words for none.
        "1e308", "1e400", "NaN", "Infinity", "-0", "0.1", "1%2C5", "%2B1", "0x10", "%D9%A3", "2147483647", "9223372036854775807", "99", "true", "null", "undefined", "%5B%5D", "%7B%7D",
        // Days and identifiers that are none.
        "2026-02-30", "1752-12-31", "10000-01-01", "-2026-01-01", "2026-11-20T00%3A00%3A00Z", "2026-2027-P99", "2026-2027-P08%00", "9999-10000-P13", "0000-0001-P01",
        "00000000-0000-0000-0000-000000000000", "%7B00000000-0000-0000-0000-000000000000%7D",
        // Characters: NUL, line ends, lone surrogates, overlong and cut UTF-8, broken percent signs, noncharacters, marks that join or turn.
        "%00", "a%00b", "a%0D%0AX-Walk%3A%20b", "%0A", "%20", "%09", "%C2%A0", "%ED%A0%80", "%ED%BF%BF", "%uD800", "%C0%AF..%C0%AF", "%E0%80%AF", "%E9%E9", "%F0%9F", "%FE%FF",
        "%", "%ZZ", "100%25%", "%EF%BF%BF", "%EF%BB%BF", "%E2%80%AE", "%F0%90%90%B7", "%F0%9F%91%A9%E2%80%8D%E2%9A%95", "a" + string.Concat(Enumerable.Repeat("%CC%81", 400)),
        "%C4%B0", "%E1%BA%9E",
        // Words of other languages: SQL, LIKE, markup, paths, formulas, templates, addresses.
        "%27%3B%20DROP%20TABLE%20Person%3B--", "%25_%5B%5D%5C", "%3Cwalk-mark%3E%22%27%26", "..%2F..%2F..%2Fetc%2Fpasswd", "..%5C..%5Cappsettings.json", "%252e%252e%252f", "%3DHYPERLINK(1)",
        "%24%7B7*7%7D", "https%3A%2F%2Felsewhere.exemple.test%2F", "%2F%2Felsewhere.exemple.test%2F", "%2F%5Celsewhere.exemple.test", "javascript%3Aalert(1)",
        // Lengths.
        new('x', 21), new('9', 400), new('x', 4000), string.Concat(Enumerable.Repeat("%C3%A9", 1100)), new('(', 3000),
    ];

    /// <summary>For forms alone: no address is as long.</summary>
    public static IReadOnlyList<string> Long { get; } = [new('y', 100_000), string.Concat(Enumerable.Repeat("%00", 30_000))];

    /// <summary>One field written as something else than one text: several, an array, an object, deep, without its name.</summary>
    public static IReadOnlyList<Func<string, string>> Shapes { get; } =
    [
        name => $"{name}=1&{name}=2",
        name => $"{name}[]=1&{name}[0]=2&{name}[2147483647]=3",
        name => $"{name}.{name}.{name}=1&{name}[x].y=2",
        name => $"{name}",
        name => string.Join('&', Enumerable.Repeat($"{name}=1", 60)),
    ];

    /// <summary>Whole forms and queries beyond their limits, or no form at all.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        "=", "&&&&", "%=%", "a=1&a=1;b", "%00=%00", "__proto__=1&constructor=2", "lang=xx&controller=Home&action=Index", string.Join('&', Enumerable.Range(0, 400).Select(i => $"f{i}=1")),
        string.Concat(Enumerable.Repeat("x[0].", 500)) + "y=1",
    ];

    /// <summary>More fields than a form may have, and a name as long as none may be.</summary>
    public static IReadOnlyList<string> LongForms { get; } =
    [
        string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1")), $"{new string('n', 20_000)}=1", string.Join('&', Enumerable.Repeat("Cells[0].Text=1", 3000)),
    ];

    public static IReadOnlyList<string> Json { get; } =
    [
        "", "{", "null", "[]", "\"x\"", "1", "{\"version\":1e400,\"cells\":[]}", "{\"version\":-1,\"cells\":null}", "{\"version\":0,\"cells\":[null]}", "{\"version\":0,\"cells\":{}}",
        "{\"version\":\"0\",\"cells\":[{\"key\":null,\"text\":null,\"seen\":null}]}", "{\"version\":0,\"cells\":[{\"key\":\"\\ud800\",\"text\":\"\\u0000\",\"seen\":99999999999}]}",
        "{\"version\":0,\"cells\":[{\"key\":\"SESS.consult.video\",\"text\":\"\\ud800\\u0000\",\"seen\":0}]}",
        "{\"version\":0,\"cells\":[{\"key\":\"SESS.consult.video\",\"text\":\"99999999999999999999999999999999999999\",\"seen\":0}]}",
        "{\"version\":0,\"cells\":[{\"key\":\"" + new string('.', 3000) + "\",\"text\":\"1\",\"seen\":0}]}",
        "{\"version\":0,\"cells\":" + new string('[', 2000) + new string(']', 2000) + "}",
        "{\"version\":0,\"cells\":[" + string.Join(',', Enumerable.Repeat("{\"key\":\"DONE\",\"text\":\"1\",\"seen\":0}", 3000)) + "]}",
    ];
}
