using System.Globalization;
using RepXai.Contracts;
using RepXai.Examples.Client;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Tests.Common;

namespace RepXai.Client.Tests;

/// <summary>The example does what it says, and the page about the client shows its lines.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task The_walkthrough_goes_from_validation_to_a_campaign()
    {
        using var host = new Host();
        using var folder = new TemporaryFolder();
        await using var service = host.Serve();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        await new Walkthrough(service, output).RunAsync(host.Document, folder.Path, CancellationToken.None);
        var told = output.ToString();
        Assert.Contains($"{Host.Units} units", told, StringComparison.Ordinal);
        Assert.Contains($"Completed: {Host.Units} of {Host.Units} units", told, StringComparison.Ordinal);
        Assert.Contains("Runs next at", told, StringComparison.Ordinal);
        var results = await service.GetResultsAsync((await service.ListAsync())[^1].Id);
        Assert.Equal(results.Scores[0].Blobs[0].Length, new FileInfo(folder.File("matrix.safetensors")).Length);
    }

    [Fact]
    public async Task The_walkthrough_tells_the_mistakes_of_a_specification()
    {
        using var host = new Host();
        await using var service = host.Serve();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        await new Walkthrough(service, output).RunAsync(new SpecificationDocument { Text = "name: a" }, host.Folder, CancellationToken.None);
        Assert.Contains("specification:1:1: 'data_set' is missing", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(await service.ListAsync());
    }

    [Fact]
    public void The_page_about_the_client_shows_lines_of_the_example()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Root, "examples", "client"), "*.cs").Select(Lines));
        var page = Lines(Path.Combine(Root, "docs", "client.md")).Split("```");
        var snippets = page.Where(part => part.StartsWith("csharp", StringComparison.Ordinal)).Select(part => part["csharp".Length..].Trim()).ToList();
        Assert.True(snippets.Count > 5);
        Assert.All(snippets, snippet => Assert.Contains(snippet, source, StringComparison.Ordinal));
    }

    private static string Root { get; } = Path.GetFullPath(Path.Combine(GoldenData.PathTo("golden"), "..", "..", ".."));

    private static string Lines(string file) => string.Join('\n', File.ReadLines(file).Select(line => line.Trim()));
}
