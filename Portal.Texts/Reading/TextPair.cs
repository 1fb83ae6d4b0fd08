using System.Collections.Immutable;
using Portal.Texts.Model;

namespace Portal.Texts.Reading;

/// <summary>The files that make one class: a French and an English one when all is well; no class when they are misnamed.</summary>
internal sealed record TextPair(ClassName? Name, TextFile? French, TextFile? English, EquatableArray<Problem> Problems)
{
    /// <summary>Brings the files together, in the order of the classes' names: the same whatever order the build lists them in.</summary>
    public static IEnumerable<TextPair> Match(ImmutableArray<TextFile> files)
    {
        foreach (var group in files.GroupBy(file => file.Name).OrderBy(group => group.Key?.ToString(), StringComparer.Ordinal))
        {
            var problems = group.SelectMany(file => file.Problems).ToList();
            if (group.Key is not { } name)
            {
                yield return new(null, null, null, new(problems));
                continue;
            }

            var ordered = group.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
            var french = ordered.Find(file => file.Language == TextLanguage.French);
            var english = ordered.Find(file => file.Language == TextLanguage.English);
            problems.AddRange(ordered.Where(file => file != french && file != english).Select(file =>
                Problem.At(Place.StartOf(file.Path), Texts.Problems.SameClass, file.FileName, name.ToString())));
            yield return new(name, french, english, new(problems));
        }
    }
}
