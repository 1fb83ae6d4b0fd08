using Portal.Data.Engine;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>Somebody as an appointment of the file finds them; without an id, they enter with it.</summary>
internal sealed record BulkPerson(int? PersonId, string FullName, string Email);

/// <summary>
/// The directory while a file is judged: who has which address anywhere, and whose names are alike within the scope. What the rows
/// before change counts for those after, as it would one command after the other.
/// </summary>
internal sealed class BulkDirectory
{
    private readonly Dictionary<string, BulkPerson> byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, DirectoryRow> inScope;
    private readonly Dictionary<int, DirectoryRow> inScopeById;

    /// <summary>By a word of the folded name; for names that may be alike.</summary>
    private readonly Dictionary<string, List<BulkPerson>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> wordsHolding = new(StringComparer.Ordinal);

    public BulkDirectory(IReadOnlyList<DirectoryRow> people, IEnumerable<PersonRow> addresses)
    {
        inScope = people.ToDictionary(person => person.PublicId);
        inScopeById = people.ToDictionary(person => person.PersonId);
        foreach (var person in people)
        {
            Add(new BulkPerson(person.PersonId, person.FullName, person.Email));
        }

        foreach (var person in addresses)
        {
            byAddress[Key(person.Email)] = new BulkPerson(person.PersonId, person.FullName, person.Email);
        }
    }

    public DirectoryRow? Find(Guid publicId) => inScope.GetValueOrDefault(publicId);

    public DirectoryRow? Find(int personId) => inScopeById.GetValueOrDefault(personId);

    public BulkPerson? WithAddress(string email) => byAddress.GetValueOrDefault(Key(email));

    /// <summary>Somebody who enters with an appointment of the file.</summary>
    public BulkPerson Enter(string fullName, string email)
    {
        var person = new BulkPerson(null, fullName, email);
        Add(person);
        return person;
    }

    /// <summary>The person is called and reached otherwise from here on.</summary>
    public void Change(DirectoryRow person, string fullName, string email)
    {
        byAddress.Remove(Key(person.Email));
        Add(new BulkPerson(person.PersonId, fullName, email));
    }

    /// <summary>The first of a name like it, as <see cref="PersonQueries.AlikeAsync"/> finds them: one of the ends is part of a word of theirs.</summary>
    public BulkPerson? Alike(string name)
    {
        var (first, last) = NameLikeness.Ends(name);
        return Holding(first).Concat(Holding(last)).SelectMany(word => byWord[word])
            .FirstOrDefault(person => WithAddress(person.Email) is { } now && now.FullName == person.FullName && NameLikeness.AreAlike(person.FullName, name));
    }

    private List<string> Holding(string part)
    {
        if (!wordsHolding.TryGetValue(part, out var words))
        {
            wordsHolding.Add(part, words = [.. byWord.Keys.Where(word => word.Contains(part, StringComparison.Ordinal))]);
        }

        return words;
    }

    private void Add(BulkPerson person)
    {
        byAddress[Key(person.Email)] = person;
        foreach (var word in NameLikeness.Words(person.FullName))
        {
            if (!byWord.TryGetValue(word, out var people))
            {
                byWord.Add(word, people = []);
                foreach (var (part, words) in wordsHolding)
                {
                    if (word.Contains(part, StringComparison.Ordinal))
                    {
                        words.Add(word);
                    }
                }
            }

            people.Add(person);
        }
    }

    private static string Key(string email) => SearchText.Fold(email);
}
