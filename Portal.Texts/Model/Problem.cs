using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Portal.Texts.Model;

/// <summary>Where something stands in a file of texts.</summary>
internal readonly record struct Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place StartOf(string path) => new(path, default, default);
}

/// <summary>Something that must be put right before the project builds.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Place Place, EquatableArray<string> Arguments)
{
    public static Problem At(Place place, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor, place, new(arguments));

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location.Create(Place.Path, Place.Span, Place.Lines), [.. Arguments]);
}
