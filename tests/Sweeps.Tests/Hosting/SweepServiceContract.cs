using System.Text.Json;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Hosting;
using RepXai.Tensors;

namespace RepXai.Sweeps.Tests.Hosting;

/// <summary>What every <see cref="ISweepService"/> must do: whoever uses one cannot tell which it is.</summary>
public abstract partial class SweepServiceContract : IAsyncLifetime
{
    private Host MadeUp { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync()
    {
        MadeUp.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_sweep_is_watched_from_submission_to_completion_and_never_goes_back()
    {
        var service = await ServeAsync(new MadeUpComputation());
        var submitted = await service.SubmitAsync(MadeUp.Document);
        Assert.Equal("Made up", submitted.Name);
        var seen = await Host.WatchToEndAsync(service, submitted.Id);
        Assert.Equal((SweepState.Completed, Host.Units, Host.Units), (seen[^1].State, seen[^1].UnitsCompleted, seen[^1].UnitsTotal));
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.First.UnitsCompleted <= pair.Second.UnitsCompleted && pair.First.Phase <= pair.Second.Phase));
        var status = await service.GetStatusAsync(submitted.Id);
        Assert.Equal(submitted.SubmittedAt, status.SubmittedAt);
        Assert.True(status.FinishedAt >= status.SubmittedAt);
        Assert.Equal(SweepState.Completed, Assert.Single(await Host.WatchToEndAsync(service, submitted.Id)).State);
    }

    [Fact]
    public async Task Results_and_comparisons_are_those_of_the_embeddedMadeUp()
    {
        var service = await ServeAsync(new MadeUpComputation());
        var id = await CompleteAsync(service);
        var results = await service.GetResultsAsync(id);
        Assert.Equal(16, results.Scores.Count);
        using var reference = new Host();
        await using var embedded = reference.Serve();
        Assert.Equal(id, (await reference.RunAsync(embedded)).Id);
        Assert.Equal(Json(await embedded.GetResultsAsync(id)), Json(results));
        var again = await CompleteAsync(service, "again");
        Assert.Equal(again, (await reference.RunAsync(embedded, "again")).Id);
        var expected = await embedded.CompareAsync([again, id]);
        var comparison = await service.CompareAsync([again, id]);
        Assert.Equal([again, id], comparison.SweepIds);
        Assert.NotEmpty(comparison.Rows);
        Assert.Equal(JsonSerializer.Serialize(expected, ContractsJson.Default.Comparison), JsonSerializer.Serialize(comparison, ContractsJson.Default.Comparison));
    }

    [Fact]
    public async Task Blobs_have_their_length_and_can_be_read_from_anywhere()
    {
        var service = await ServeAsync(new MadeUpComputation());
        var id = await CompleteAsync(service);
        var blob = (await service.GetResultsAsync(id)).Scores[0].Blobs[0];
        using var reference = new Host();
        await using var embedded = reference.Serve();
        await reference.RunAsync(embedded);
        await using var stream = await service.OpenBlobAsync(id, blob.Name);
        Assert.Equal(blob.Length, stream.Length);
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(reference.Runs, id, blob.Name)), whole.ToArray());
        stream.Position = 16;
        var part = new byte[8];
        await stream.ReadExactlyAsync(part);
        Assert.Equal(whole.ToArray()[16..24], part);
        stream.Seek(-8, SeekOrigin.End);
        Assert.Equal(8, stream.Read(part));
        Assert.Equal(whole.ToArray()[^8..], part);
    }

    [Theory]
    [InlineData("sweep.json")]
    [InlineData("../../a.onnx")]
    [InlineData("maps/ü %2F.bin")]
    [InlineData("")]
    public async Task What_the_results_do_not_name_is_no_blob(string name)
    {
        var service = await ServeAsync(new MadeUpComputation());
        var id = await CompleteAsync(service);
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.OpenBlobAsync(id, name));
    }

    [Fact]
    public async Task One_specification_or_one_key_is_one_sweep_and_a_key_has_one_specification()
    {
        var service = await ServeAsync(new MadeUpComputation());
        var first = await CompleteAsync(service);
        Assert.Equal(first, (await service.SubmitAsync(MadeUp.Document)).Id);
        var second = await CompleteAsync(service, "Schlüssel 50%");
        Assert.NotEqual(first, second);
        Assert.Equal(second, (await service.SubmitAsync(MadeUp.Document, "Schlüssel 50%")).Id);
        Assert.Equal([second, first], (await service.ListAsync()).Select(status => status.Id));
        var other = MadeUp.Document with { Text = Host.Text + "\nseed: 1" };
        await Assert.ThrowsAsync<IdempotencyConflictException>(() => service.SubmitAsync(other, "Schlüssel 50%"));
    }

    [Fact]
    public async Task A_paused_sweep_starts_no_unit_until_it_is_resumed()
    {
        var computation = new GatedComputation();
        var service = await ServeAsync(computation, workers: 1);
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        await computation.NextStartedAsync();
        Assert.Equal(SweepState.Paused, (await service.PauseAsync(id)).Progress.State);
        computation.Release();
        await foreach (var progress in service.WatchAsync(id))
        {
            if (progress.UnitsCompleted == 1)
                break;
        }
        Assert.Equal((1, 0), ((await service.GetStatusAsync(id)).Progress.UnitsCompleted, (await service.GetStatusAsync(id)).Progress.UnitsRunning));
        await service.ResumeAsync(id);
        Assert.Equal(SweepState.Completed, (await Host.WatchToEndAsync(service, id))[^1].State);
    }

    [Fact]
    public async Task A_cancelled_sweep_ends_its_watchers_and_stays_cancelled()
    {
        var computation = new GatedComputation();
        var service = await ServeAsync(computation);
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        await computation.NextStartedAsync();
        var watching = Host.WatchToEndAsync(service, id);
        Assert.Contains("is running", (await Assert.ThrowsAsync<SweepStateException>(() => service.GetResultsAsync(id))).Message, StringComparison.Ordinal);
        await service.CancelAsync(id);
        Assert.Equal(SweepState.Cancelled, (await watching)[^1].State);
        Assert.Equal(SweepState.Cancelled, (await service.CancelAsync(id)).Progress.State);
        await Assert.ThrowsAsync<SweepStateException>(() => service.ResumeAsync(id));
    }

    [Fact]
    public async Task A_failed_sweep_says_why()
    {
        var computation = new GatedComputation { Before = unit => Assert.NotEqual(5, unit.Index) };
        computation.Release();
        var service = await ServeAsync(computation);
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        Assert.Equal(SweepState.Failed, (await Host.WatchToEndAsync(service, id))[^1].State);
        var status = await service.GetStatusAsync(id);
        Assert.StartsWith("Unit 5 failed 3 times", status.Failure, StringComparison.Ordinal);
        Assert.Equal(SweepFault.Service, status.Fault);
    }

    [Fact]
    public async Task A_failure_that_the_caller_can_mend_is_told_as_such()
    {
        var computation = new GatedComputation { Before = _ => throw new UserErrorException("Image 7 is damaged; replace it.") };
        computation.Release();
        var service = await ServeAsync(computation);
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        await Host.WatchToEndAsync(service, id);
        var status = await service.GetStatusAsync(id);
        Assert.Equal(("Image 7 is damaged; replace it.", SweepFault.Request), (status.Failure, status.Fault));
    }

    [Fact]
    public async Task Mistakes_are_told_with_their_places()
    {
        var service = await ServeAsync(new MadeUpComputation());
        var document = MadeUp.Document with { Text = Host.Text + "\nsede: 1" };
        var report = await service.ValidateAsync(document);
        Assert.False(report.IsValid);
        Assert.Equal(7, Assert.Single(report.Problems).Line);
        var error = await Assert.ThrowsAsync<InvalidSpecificationException>(() => service.SubmitAsync(document));
        Assert.Equal(report.Problems, error.Problems);
        Assert.Equal(Host.Units, (await service.ValidateAsync(MadeUp.Document)).Plan!.Units);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("../runs")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_unknown_sweep_is_not_found_by_any_member(string id)
    {
        var service = await ServeAsync(new MadeUpComputation());
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.GetStatusAsync(id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => Host.WatchToEndAsync(service, id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.PauseAsync(id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.ResumeAsync(id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.CancelAsync(id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.GetResultsAsync(id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.OpenBlobAsync(id, "maps/0.bin"));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.CompareAsync([id]));
    }

    [Fact]
    public async Task A_watcher_can_stop_watching()
    {
        var computation = new GatedComputation();
        var service = await ServeAsync(computation);
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in service.WatchAsync(id, stop.Token))
                await stop.CancelAsync();
        });
        await foreach (var progress in service.WatchAsync(id))
        {
            Assert.True(progress.State is SweepState.Submitted or SweepState.Planned or SweepState.Running, "the sweep goes on");
            if (progress.State == SweepState.Running)
                return;
        }

        Assert.Fail("the sweep never ran");
    }

    /// <summary>Opens the service under test, with units computed by so many workers; it is gone after <see cref="DisposeAsync"/>.</summary>
    private protected abstract Task<ISweepService> OpenAsync(Host host, ISweepComputation computation, int workers);

    private Task<ISweepService> ServeAsync(ISweepComputation computation, int workers = 2) => OpenAsync(MadeUp, computation, workers);

    private async Task<string> CompleteAsync(ISweepService service, string? key = null)
    {
        var id = (await service.SubmitAsync(MadeUp.Document, key)).Id;
        await Host.WatchToEndAsync(service, id);
        return id;
    }

    private static string Json(SweepResults results) => JsonSerializer.Serialize(results, ContractsJson.Default.SweepResults);
}
