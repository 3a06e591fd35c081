namespace RepXai.Sweeps.Files;

/// <summary>A file that a specification names, the same on every machine that works on the sweep.</summary>
/// <param name="Path">What <see cref="ISourceFiles.LocateAsync"/> takes.</param>
/// <param name="Name">The file's name, with its ending.</param>
public sealed record SourceFile(string Path, string Name);
