using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;
using RepXai.Tensors.Formats;

namespace RepXai.Page.Tests;

public sealed class ResultTests(Served served) : PageTestBase(served)
{
    [BrowserFact]
    public async Task Rankings_and_scores_are_the_services_own()
    {
        var sweep = await Served.CompleteAsync("results");
        var results = await Served.Sweeps.GetResultsAsync(sweep.Id);
        await SignInAsync(path: $"#/sweeps/{sweep.Id}");
        await Page.GetByLabel("Score").SelectOptionAsync("disentanglement");
        await Page.GetByLabel("Strategy").SelectOptionAsync("activation");
        var ranking = results.Rankings.Single(candidate => candidate is { Score: ScoreKind.Disentanglement, Strategy: "activation" });
        var places = await Page.GetByRole(AriaRole.Table, new() { Name = "Models by disentanglement" }).GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();
        Assert.Equal(ranking.Models.Select(model => $"{model.Rank}. {model.Model}"), places);
        var rows = Page.GetByRole(AriaRole.Table, new() { Name = "Disentanglement of every pair" }).Locator("tbody tr");
        Assert.Equal(results.Scores.Count(pair => pair.Strategy == "activation"), await rows.CountAsync());
        var pair = results.Scores.First(candidate => candidate.Strategy == "activation");
        var mean = pair.Scores.Single(score => score.Score == ScoreKind.Disentanglement).Mean;
        await Expect(rows.Filter(new() { HasText = pair.Model }).Filter(new() { HasText = $"{pair.Source} (" })).ToContainTextAsync(FourDigits(mean));
    }

    [BrowserFact]
    public async Task A_column_sorts_the_rows_and_says_so()
    {
        var sweep = await Served.CompleteAsync("results");
        await SignInAsync(path: $"#/sweeps/{sweep.Id}");
        var table = Page.GetByRole(AriaRole.Table, new() { Name = "Informativeness of every pair" });
        var head = table.GetByRole(AriaRole.Columnheader, new() { Name = "Mean and 95 % interval" });
        await head.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        var means = (await table.Locator("td b").AllInnerTextsAsync()).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(means.OrderDescending(), means);
        await head.GetByRole(AriaRole.Button).PressAsync("Enter");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [BrowserFact]
    public async Task Matrices_are_drawn_in_their_shape_and_read_by_keys()
    {
        var sweep = await Served.CompleteAsync("results");
        var pair = (await Served.Sweeps.GetResultsAsync(sweep.Id)).Scores[0];
        await SignInAsync(path: $"#/sweeps/{sweep.Id}");
        await Page.GetByText("Show matrices and maps").ClickAsync();
        var matrix = Page.Locator("figure").Filter(new() { HasText = "Channel matrix" });
        var canvas = matrix.Locator("canvas");
        await Expect(canvas).ToHaveAttributeAsync("height", $"{pair.Latents}");
        await Expect(canvas).ToHaveAttributeAsync("width", $"{pair.SourceShape[0]}");
        await canvas.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        var mean = await ReadAsync(sweep.Id, pair.Blobs.Single(blob => blob.Kind == BlobKind.ChannelMatrix), "mean");
        await Expect(matrix.GetByRole(AriaRole.Status)).ToHaveTextAsync($"latent 1, channel 0: {FourDigits(mean[pair.SourceShape[0]])}");
        await Expect(Page.Locator("figure").Filter(new() { HasText = "Map of image 0" }).Locator("canvas")).ToBeVisibleAsync();
        await KeepPictureAsync("matrices");
    }

    [BrowserFact]
    public async Task Results_and_matrices_are_downloaded_as_they_are()
    {
        var sweep = await Served.CompleteAsync("results");
        var results = await Served.Sweeps.GetResultsAsync(sweep.Id);
        await SignInAsync(path: $"#/sweeps/{sweep.Id}");
        var json = await Page.RunAndWaitForDownloadAsync(() => Button("Download results as JSON").ClickAsync());
        var downloaded = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(await json.PathAsync()), ContractsJson.Default.SweepResults)!;
        Assert.Equal(JsonSerializer.Serialize(results, ContractsJson.Default.SweepResults), JsonSerializer.Serialize(downloaded, ContractsJson.Default.SweepResults));
        await Page.GetByText("Show matrices and maps").ClickAsync();
        var file = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = "Channel matrix," }).ClickAsync());
        var pointer = results.Scores[0].Blobs.Single(blob => blob.Kind == BlobKind.ChannelMatrix);
        Assert.Equal(await BytesAsync(sweep.Id, pointer.Name), await File.ReadAllBytesAsync(await file.PathAsync()));
    }

    [BrowserFact]
    public async Task Chosen_sweeps_are_compared()
    {
        var (first, second) = (await Served.CompleteAsync("compared a", seed: 3), await Served.CompleteAsync("compared b", seed: 4));
        await SignInAsync();
        await Expect(Button("Compare")).ToBeDisabledAsync();
        await Page.GetByLabel("Compare compared a").CheckAsync();
        await Page.GetByLabel("Compare compared b").CheckAsync();
        await Button("Compare 2 sweeps").ClickAsync();
        await Expect(Heading("Comparison")).ToBeVisibleAsync();
        var comparison = await Served.Sweeps.CompareAsync([first.Id, second.Id]);
        var rows = Page.GetByRole(AriaRole.Table, new() { Name = "Informativeness side by side" }).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(comparison.Rows.Count(row => row.Score == ScoreKind.Informativeness));
        await Expect(rows.First.Locator("svg")).ToBeVisibleAsync();
        await KeepPictureAsync("comparison");
        await Page.GetByLabel("Only where the intervals lie apart").CheckAsync();
        var apart = comparison.Rows.Count(row => row is { Score: ScoreKind.Informativeness, IntervalsDisjoint: true });
        await Expect(Page.Locator("main tbody tr")).ToHaveCountAsync(apart);
    }

    private static string FourDigits(double value) => value == 0 ? "0" : Math.Abs(value) is >= 1e-4 and < 1e5
        ? ((double)(decimal.Parse(value.ToString("E3", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture))).ToString(CultureInfo.InvariantCulture)
        : value.ToString("0.00e+0", CultureInfo.InvariantCulture);

    private async Task<double[]> ReadAsync(string sweep, BlobPointer blob, string tensor)
    {
        using var reader = new SafetensorsReader(new MemoryStream(await BytesAsync(sweep, blob.Name)), blob.Name);
        return [.. reader.Read(tensor).ToDoubles()];
    }

    private async Task<byte[]> BytesAsync(string sweep, string name)
    {
        await using var stream = await Served.Sweeps.OpenBlobAsync(sweep, name);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
