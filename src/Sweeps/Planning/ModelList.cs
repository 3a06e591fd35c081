using RepXai.Contracts.Specification;
using RepXai.Sweeps.Files;
using RepXai.Tensors;

namespace RepXai.Sweeps.Planning;

/// <summary>Expands a specification's models into single files and blobs.</summary>
/// <param name="files">The files that may be named.</param>
/// <param name="baseFolder">Where relative paths start.</param>
/// <param name="report">Takes what is wrong: the key and one sentence.</param>
internal sealed class ModelList(ISourceFiles files, string baseFolder, Action<string, string> report)
{
    /// <summary>The models in the specification's order, the files of a glob in the order of their paths.</summary>
    public async Task<IReadOnlyList<ModelFile>> OfAsync(SweepSpecification specification, CancellationToken cancellationToken)
    {
        var models = new List<ModelFile>();
        for (var entry = 0; entry < specification.Models.Count; entry++)
            models.AddRange(await ExpandAsync(specification.Models[entry], entry, cancellationToken));
        foreach (var twins in models.GroupBy(model => model.Name).Where(group => group.Count() > 1))
            report($"models[{twins.Last().Entry}]", $"Several models are called '{twins.Key}'; give each a name of its own.");
        return models;
    }

    private async Task<IEnumerable<ModelFile>> ExpandAsync(ModelSpecification model, int entry, CancellationToken cancellationToken)
    {
        if (model.Blob is { } blob)
            return [new ModelFile { Name = model.Name ?? NameOf(blob), Blob = blob, Entry = entry }];
        var found = await FindAsync(model.Path!, entry, cancellationToken);
        if (found.Count > 1 && model.Name is not null)
            report($"models[{entry}].name", $"'{model.Path}' matches {found.Count} files, which cannot all be called '{model.Name}'; leave the name out.");
        return found.Select(file => new ModelFile { Name = model.Name ?? NameOf(file.Name), Path = file.Path, Entry = entry });
    }

    private async Task<IReadOnlyList<SourceFile>> FindAsync(string path, int entry, CancellationToken cancellationToken)
    {
        try
        {
            return await files.FindAsync(path, baseFolder, cancellationToken);
        }
        catch (UserErrorException error)
        {
            report($"models[{entry}].path", error.Message);
            return [];
        }
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
