using RepXai.Contracts;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Tests.Planning;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Files;

/// <summary>Two allowed folders, one that is not, and every way that leads from the ones to the other.</summary>
public sealed class ConfinedFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ConfinedFilesTests()
    {
        foreach (var name in (string[])["data/zoo", "more", "secret/zoo", "data-beside"])
            Directory.CreateDirectory(folder.File(name));
        foreach (var name in (string[])["data/a.onnx", "data/zoo/b.onnx", "more/c.onnx", "secret/s.onnx", "secret/zoo/t.onnx", "data-beside/u.onnx", "data/zoo/images.npy"])
            folder.File(name, [2]);
        File.CreateSymbolicLink(folder.File("data/out.onnx"), folder.File("secret/s.onnx"));
        File.CreateSymbolicLink(folder.File("data/inside.onnx"), "zoo/b.onnx");
        File.CreateSymbolicLink(folder.File("data/up.onnx"), "../secret/s.onnx");
        Directory.CreateSymbolicLink(folder.File("data/away"), folder.File("secret"));
        File.CreateSymbolicLink(folder.File("data/circle"), "circle");
        Files = new ConfinedFiles([folder.File("data"), folder.File("more")]);
    }

    private ConfinedFiles Files { get; }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("zoo/b.onnx", "data/zoo/b.onnx")]
    [InlineData("c.onnx", "more/c.onnx")]
    [InlineData("zoo/../a.onnx", "data/a.onnx")]
    [InlineData("inside.onnx", "data/zoo/b.onnx")]
    [InlineData("{0}/data/a.onnx", "data/a.onnx")]
    public async Task What_lies_below_an_allowed_folder_is_found(string path, string expected)
    {
        var file = Assert.Single(await Files.FindAsync(Place(path), "/", default));
        Assert.Equal(RealPath.Of(folder.File(expected)), file.Path);
        Assert.Equal(file.Path, (await Files.LocateAsync(file.Path, "/", default)).Path);
        Assert.Equal(file.Path, (await Files.LocateAsync(file.Path, "", default)).Path);
        Assert.Equal(file.Path, (await Files.LocateAsync(file.Path, "a\0b", default)).Path);
    }

    [Theory]
    [InlineData("../secret/s.onnx")]
    [InlineData("../data-beside/u.onnx")]
    [InlineData("zoo/../../secret/s.onnx")]
    [InlineData("{0}/secret/s.onnx")]
    [InlineData("{0}/data/../secret/s.onnx")]
    [InlineData("{0}/secret/nothing.onnx")]
    [InlineData("out.onnx")]
    [InlineData("up.onnx")]
    [InlineData("away/s.onnx")]
    [InlineData("away/zoo/t.onnx")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0.onnx")]
    [InlineData("")]
    public async Task What_leads_out_is_refused_in_the_same_words_whether_it_is_there_or_not(string path)
    {
        var refused = $"'{Place(path)}' is not below a folder that this server allows;";
        Assert.StartsWith(refused, (await Assert.ThrowsAsync<UserErrorException>(() => Files.FindAsync(Place(path), "/", default))).Message, StringComparison.Ordinal);
        Assert.StartsWith(refused, (await Assert.ThrowsAsync<UserErrorException>(() => Files.LocateAsync(Place(path), "/", default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*.onnx", "a.onnx", "inside.onnx")]
    [InlineData("**/*.onnx", "a.onnx", "inside.onnx", "b.onnx")]
    [InlineData("{0}/more/*.onnx", "c.onnx")]
    public async Task A_glob_matches_what_stays_inside(string pattern, params string[] expected) =>
        Assert.Equal(expected, (await Files.FindAsync(Place(pattern), "/", default)).Select(file => file.Name));

    [Theory]
    [InlineData("../secret/*.onnx")]
    [InlineData("away/*.onnx")]
    [InlineData("*/../../secret/*.onnx")]
    [InlineData("{0}/*/s.onnx")]
    [InlineData("/etc/*")]
    public async Task A_glob_that_leads_out_matches_nothing(string pattern) => Assert.StartsWith(
        "No file that this server allows matches",
        (await Assert.ThrowsAsync<UserErrorException>(() => Files.FindAsync(Place(pattern), "/", default))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Relative_paths_start_from_the_specification_s_folder_when_that_is_allowed()
    {
        Assert.EndsWith("data/zoo/b.onnx", Assert.Single(await Files.FindAsync("b.onnx", folder.File("data/zoo"), default)).Path, StringComparison.Ordinal);
        Assert.EndsWith("data/a.onnx", Assert.Single(await Files.FindAsync("a.onnx", folder.File("secret"), default)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_a_link_that_leads_out_is_refused()
    {
        await Files.LocateAsync("zoo", "/", default);
        File.CreateSymbolicLink(folder.File("data/zoo/z.png"), folder.File("secret/s.onnx"));
        var error = await Assert.ThrowsAsync<UserErrorException>(() => Files.LocateAsync("zoo", "/", default));
        Assert.StartsWith("'zoo/z.png' is not below", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_folders_nothing_may_be_named_and_a_circle_of_links_ends()
    {
        await Assert.ThrowsAsync<UserErrorException>(() => new ConfinedFiles([]).FindAsync(folder.File("data/a.onnx"), folder.File("data"), default));
        var error = await Assert.ThrowsAsync<UserErrorException>(() => Files.LocateAsync("circle", "/", default));
        Assert.Contains("in a circle", error.Message, StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(() => new ConfinedFiles([folder.File("absent")]));
    }

    [Fact]
    public async Task Errors_tell_no_more_of_the_server_s_folders_than_the_caller_knows()
    {
        var missing = await Assert.ThrowsAsync<UserErrorException>(() => Files.FindAsync("zoo/bb.onnx", "/", default));
        Assert.Equal("There is no file 'zoo/bb.onnx'; did you mean 'b.onnx'?", missing.Message);
        var located = await Files.LocateAsync("zoo/b.onnx", "/", default);
        var damaged = await Assert.ThrowsAsync<UserErrorException>(() => located.UseAsync<int>(path => throw new UserErrorException($"'{path}' is damaged.")));
        Assert.Equal("'zoo/b.onnx' is damaged.", damaged.Message);
    }

    [Fact]
    public async Task Every_file_of_a_specification_is_confined()
    {
        var document = new SpecificationDocument
        {
            Text = $$"""
                name: spy
                data_set: images.npy
                models: ['{{folder.File("secret/s.onnx")}}', away/*.onnx]
                layers: { targets: embedding, sources: { operator: Conv } }
                strategies: { strategy: integrated-gradients, baseline: file, baseline_file: /etc/passwd }
                """,
            BaseFolder = folder.File("secret"),
        };
        var outcome = await new SweepPlanner(new MadeUpFacts { Files = Files }).PlanAsync(document, default);
        Assert.Equal(["models[0].path", "models[1].path", "strategies[0].baseline_file"], outcome.Problems.Select(problem => problem.Path));
        Assert.Equal([3, 3, 5], outcome.Problems.Select(problem => problem.Line));
    }

    private string Place(string path) => path.Replace("{0}", folder.Path, StringComparison.Ordinal);
}
