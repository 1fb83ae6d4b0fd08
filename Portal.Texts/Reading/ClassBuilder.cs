using Portal.Texts.Model;

namespace Portal.Texts.Reading;

/// <summary>What comes of a pair of files.</summary>
internal sealed record BuiltClass(TextsClass? Class, EquatableArray<Problem> Problems);

/// <summary>
/// Compares the two languages and makes the class. A text that is wrong still gets its member, with what there is: the
/// developer then reads the error about the text, not fifty about members that do not exist.
/// </summary>
internal sealed class ClassBuilder
{
    private const string CountPlaceholder = "count";

    // What the class and every object already have.
    private static readonly HashSet<string> s_ownMembers = new(StringComparer.Ordinal)
    {
        "For", "Find", "Keys", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private readonly TextPair _pair;
    private readonly Dictionary<string, TextEntry> _french;
    private readonly Dictionary<string, TextEntry> _english;
    private readonly List<Problem> _problems;

    private ClassBuilder(TextPair pair)
    {
        _pair = pair;
        _french = Index(French);
        _english = Index(English);
        _problems = [.. pair.Problems];
    }

    private IEnumerable<TextEntry> French => _pair.French?.Entries ?? default;

    private IEnumerable<TextEntry> English => _pair.English?.Entries ?? default;

    public static BuiltClass Build(TextPair pair)
    {
        if (pair.Name is not { } name)
        {
            return new(null, pair.Problems);
        }

        var builder = new ClassBuilder(pair);
        builder.CheckTwins();
        builder.CheckKeys();
        var members = builder.Members(name).ToList();
        return new(new(name, new(members)), new(builder._problems));
    }

    private static Dictionary<string, TextEntry> Index(IEnumerable<TextEntry> entries) =>
        entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);

    private void CheckTwins()
    {
        if (_pair is { French: { } french, English: null })
        {
            _problems.Add(Problem.At(Place.StartOf(french.Path), Problems.NoTwin, french.FileName, french.TwinName));
        }
        else if (_pair is { French: null, English: { } english })
        {
            _problems.Add(Problem.At(Place.StartOf(english.Path), Problems.NoTwin, english.FileName, english.TwinName));
        }
    }

    private void CheckKeys()
    {
        if (_pair is { French: { IsWhole: true } french, English: { IsWhole: true } english })
        {
            _problems.AddRange(Missing(french, _english));
            _problems.AddRange(Missing(english, _french));
        }

        static IEnumerable<Problem> Missing(TextFile file, Dictionary<string, TextEntry> twins) =>
            file.Entries.Where(entry => !twins.ContainsKey(entry.Key.Text))
                .Select(entry => Problem.At(entry.KeyPlace, Problems.MissingKey, entry.Key.Text, file.TwinName));
    }

    private IEnumerable<TextMember> Members(ClassName name)
    {
        var taken = s_ownMembers.ToDictionary(member => member, _ => "the class itself", StringComparer.Ordinal);
        taken.Add(name.Name, "the class itself");
        var entries = French.Concat(English.Where(entry => !_french.ContainsKey(entry.Key.Text)));
        foreach (var group in entries.GroupBy(entry => (entry.Key.Stem, IsPlural: entry.Key.Form != PluralForm.None)))
        {
            var first = group.First();
            if (taken.TryGetValue(first.Key.Member, out var owner))
            {
                _problems.Add(Problem.At(first.KeyPlace, Problems.MemberCollision, first.Key.Text, first.Key.Member, owner));
                continue;
            }

            taken.Add(first.Key.Member, $"'{first.Key.Text}'");
            yield return group.Key.IsPlural ? Plural([.. group]) : Singular(first);
        }
    }

    private TextMember Singular(TextEntry entry)
    {
        var key = entry.Key;
        ComparePlaceholders([key.Text], isPlural: false);
        var french = _french.TryGetValue(key.Text, out var inFrench) ? inFrench : entry;
        var english = _english.TryGetValue(key.Text, out var inEnglish) ? inEnglish : entry;
        return new(key.Member, key.Text, Parameters([french.Template, english.Template], isPlural: false),
            new(null, french.Template), new(null, english.Template));
    }

    private TextMember Plural(IReadOnlyList<TextEntry> forms)
    {
        var key = forms[0].Key;
        if (forms.Count == 1 && _pair is not ({ French.IsWhole: false } or { English.IsWhole: false }))
        {
            _problems.Add(Problem.At(forms[0].KeyPlace, Problems.MissingForm, key.Text, key.Sibling));
        }

        var (one, other) = key.Form == PluralForm.One ? (key.Text, key.Sibling) : (key.Sibling, key.Text);
        ComparePlaceholders([other, one], isPlural: true);
        var french = PhraseOf(_french, _english);
        var english = PhraseOf(_english, _french);
        return new(key.Member, key.Stem, Parameters([french.Other, french.One!, english.Other, english.One!], isPlural: true), french, english);

        Phrase PhraseOf(Dictionary<string, TextEntry> mine, Dictionary<string, TextEntry> twins) => new(
            (Get(mine, one) ?? Get(mine, other) ?? Get(twins, one) ?? Get(twins, other))!.Template,
            (Get(mine, other) ?? Get(mine, one) ?? Get(twins, other) ?? Get(twins, one))!.Template);
    }

    // All texts of a member take the same placeholders. The count is free: “one day”, or a number that stands beside the text.
    private void ComparePlaceholders(string[] keys, bool isPlural)
    {
        TextEntry? first = null;
        foreach (var entry in keys.SelectMany(key => new[] { Get(_french, key), Get(_english, key) }))
        {
            if (entry is null)
            {
                continue;
            }

            first ??= entry;
            var (mine, theirs) = (Parameters([entry.Template], isPlural), Parameters([first.Template], isPlural));
            if (!mine.OrderBy(name => name, StringComparer.Ordinal).SequenceEqual(theirs.OrderBy(name => name, StringComparer.Ordinal)))
            {
                _problems.Add(Problem.At(entry.ValuePlace, Problems.PlaceholdersDiffer,
                    entry.Key.Text, Describe(mine, isPlural), first.Key.Text, FilePaths.FileName(first.ValuePlace.Path), Describe(theirs, isPlural)));
            }
        }
    }

    private static EquatableArray<string> Parameters(IEnumerable<Template> templates, bool isPlural) =>
        new(templates.SelectMany(template => template.Placeholders).Where(name => !(isPlural && name == CountPlaceholder)).Distinct());

    private static string Describe(EquatableArray<string> names, bool isPlural) =>
        names.Count > 0 ? string.Join(", ", names.Select(name => $"{{{name}}}"))
        : isPlural ? $"no placeholder besides {{{CountPlaceholder}}}"
        : "no placeholder";

    private static TextEntry? Get(Dictionary<string, TextEntry> entries, string key) =>
        entries.TryGetValue(key, out var entry) ? entry : null;
}
