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
    /// <summary>A word that holds more around another's is too far from it for the names to be alike.</summary>
    private const int MostAround = 2;

    private readonly Dictionary<string, BulkPerson> byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, DirectoryRow> inScope;
    private readonly Dictionary<int, DirectoryRow> inScopeById;

    /// <summary>By what a word of the name holds when up to <see cref="MostAround"/> letters are taken from its ends.</summary>
    private readonly Dictionary<string, List<(BulkPerson Person, NameForm Name)>> byPart = new(StringComparer.Ordinal);

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

    /// <summary>The first of a name like it, as <see cref="PersonQueries.AlikeAsync"/> finds them: one of its ends is part of a word of theirs.</summary>
    public BulkPerson? Alike(string name)
    {
        var ((first, last), form) = (NameLikeness.Ends(name), NameForm.Of(name));
        foreach (var (person, theirs) in Holding(first).Concat(Holding(last)))
        {
            if (NameLikeness.AreAlike(theirs, form) && WithAddress(person.Email)?.FullName == person.FullName)
            {
                return person;
            }
        }

        return null;
    }

    private List<(BulkPerson Person, NameForm Name)> Holding(string part) => byPart.GetValueOrDefault(part) ?? [];

    private void Add(BulkPerson person)
    {
        byAddress[Key(person.Email)] = person;
        var name = NameForm.Of(person.FullName);
        foreach (var part in NameLikeness.Words(person.FullName).SelectMany(Parts).Distinct(StringComparer.Ordinal))
        {
            if (!byPart.TryGetValue(part, out var people))
            {
                byPart.Add(part, people = []);
            }

            people.Add((person, name));
        }
    }

    private static IEnumerable<string> Parts(string word)
    {
        for (var before = 0; before <= MostAround; before++)
        {
            for (var after = 0; before + after <= MostAround && before + after < word.Length; after++)
            {
                yield return word[before..^after];
            }
        }
    }

    private static string Key(string email) => SearchText.Fold(email);
}
