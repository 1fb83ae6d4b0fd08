using Portal.Data.Engine;

namespace Portal.Data.Governance.Letters;

/// <summary>What a letter is for.</summary>
public enum LetterKind
{
    Appointment,
    EndOfMandate,
}

/// <summary>What a template may leave open, to be filled in when a letter is issued.</summary>
public enum LetterField
{
    Person,

    /// <summary>What the seat's role is called on the letter's day: the mandate's first day, at its end the last.</summary>
    Seat,

    /// <summary>The name of the seat's body on that day.</summary>
    Body,
    Territory,

    /// <summary>Whether the seat is held or covered.</summary>
    Capacity,
    Start,
    End,

    /// <summary>From the first to the last day, in words.</summary>
    Term,

    /// <summary>Why the mandate ended; letters of its end only.</summary>
    Reason,
    Instrument,
    InstrumentDate,
    Signatory,
    Number,
    Date,
}

/// <summary>The fields as templates name them, in the language of each text.</summary>
public static class LetterFields
{
    private static readonly Dictionary<LetterField, (string Fr, string En)> Words = new()
    {
        [LetterField.Person] = ("personne", "person"),
        [LetterField.Seat] = ("poste", "seat"),
        [LetterField.Body] = ("organisme", "body"),
        [LetterField.Territory] = ("territoire", "territory"),
        [LetterField.Capacity] = ("qualité", "capacity"),
        [LetterField.Start] = ("début", "start"),
        [LetterField.End] = ("fin", "end"),
        [LetterField.Term] = ("durée", "term"),
        [LetterField.Reason] = ("motif", "reason"),
        [LetterField.Instrument] = ("acte", "instrument"),
        [LetterField.InstrumentDate] = ("date de l’acte", "instrument date"),
        [LetterField.Signatory] = ("signataire", "signatory"),
        [LetterField.Number] = ("numéro", "number"),
        [LetterField.Date] = ("date", "date"),
    };

    /// <summary>In the order in which they are shown.</summary>
    public static IEnumerable<LetterField> Of(LetterKind kind) =>
        Words.Keys.Where(field => kind == LetterKind.EndOfMandate || field != LetterField.Reason);

    public static string Name(LetterField field, Language language) => language == Language.English ? Words[field].En : Words[field].Fr;

    /// <summary>Whatever the case and the accents; null when letters of the kind have no such field.</summary>
    public static LetterField? Find(string name, LetterKind kind, Language language)
    {
        var folded = SearchText.Fold(name);
        foreach (var field in Of(kind))
        {
            if (SearchText.Fold(Name(field, language)) == folded)
            {
                return field;
            }
        }

        return null;
    }
}
