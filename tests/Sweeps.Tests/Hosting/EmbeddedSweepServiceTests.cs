using RepXai.Contracts;
using RepXai.Contracts.Validation;
using RepXai.Tensors;

namespace RepXai.Sweeps.Tests.Hosting;

public sealed class EmbeddedSweepServiceTests : IDisposable
{
    private readonly Host host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Progress_only_goes_forward_and_ends_completed()
    {
        await using var service = host.Serve();
        var id = (await service.SubmitAsync(host.Document)).Id;
        var seen = await Host.WatchToEndAsync(service, id);
        Assert.Equal(SweepState.Completed, seen[^1].State);
        Assert.Equal(Host.Units, seen[^1].UnitsCompleted);
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.First.UnitsCompleted <= pair.Second.UnitsCompleted && pair.First.Phase <= pair.Second.Phase));
        Assert.Equal(SweepState.Completed, (await service.GetStatusAsync(id)).Progress.State);
        Assert.NotNull((await service.GetStatusAsync(id)).FinishedAt);
    }

    [Fact]
    public async Task Results_name_the_sweep_its_models_scores_and_blobs()
    {
        await using var service = host.Serve();
        var id = (await host.RunAsync(service)).Id;
        var results = await service.GetResultsAsync(id);
        Assert.Equal(["a", "b"], results.Models.Select(model => model.Name));
        Assert.Equal(2 * 2 * 2 * 2, results.Scores.Count);
        Assert.Equal(2, results.Rankings.Count);
        var blob = results.Scores[0].Blobs[0];
        await using var stream = await service.OpenBlobAsync(id, blob.Name);
        Assert.Equal(blob.Length, stream.Length);
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.OpenBlobAsync(id, "sweep.json"));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.OpenBlobAsync(id, "../../a.onnx"));
    }

    [Fact]
    public async Task Two_submissions_of_one_specification_are_one_sweep()
    {
        await using var service = host.Serve();
        var first = await service.SubmitAsync(host.Document);
        Assert.Equal(first.Id, (await service.SubmitAsync(host.Document)).Id);
        Assert.NotEqual(first.Id, (await service.SubmitAsync(host.Document, "again")).Id);
        await Host.WatchToEndAsync(service, first.Id);
        Assert.Equal(2, (await service.ListAsync()).Count);
    }

    [Fact]
    public async Task A_key_belongs_to_one_specification()
    {
        await using var service = host.Serve();
        await service.SubmitAsync(host.Document, "key");
        var other = host.Document with { Text = Host.Text + "\nseed: 1" };
        await Assert.ThrowsAsync<IdempotencyConflictException>(() => service.SubmitAsync(other, "key"));
    }

    [Fact]
    public async Task A_paused_sweep_starts_no_unit_until_it_is_resumed()
    {
        var computation = new GatedComputation();
        await using var service = host.Serve(computation, workers: 1);
        var id = (await service.SubmitAsync(host.Document)).Id;
        Assert.Equal(0, (await computation.NextStartedAsync()).Index);
        Assert.Equal(SweepState.Paused, (await service.PauseAsync(id)).Progress.State);
        computation.Release();
        await foreach (var progress in service.WatchAsync(id))
        {
            if (progress.UnitsCompleted == 1)
                break;
        }
        Assert.Equal(0, (await service.GetStatusAsync(id)).Progress.UnitsRunning);
        await service.ResumeAsync(id);
        Assert.Equal(1, (await computation.NextStartedAsync()).Index);
        Assert.Equal(SweepState.Completed, (await Host.WatchToEndAsync(service, id))[^1].State);
    }

    [Fact]
    public async Task A_cancelled_sweep_abandons_its_units_for_good()
    {
        var computation = new GatedComputation();
        await using var service = host.Serve(computation, workers: 2);
        var id = (await service.SubmitAsync(host.Document)).Id;
        await computation.NextStartedAsync();
        await computation.NextStartedAsync();
        await service.CancelAsync(id);
        Assert.Equal(SweepState.Cancelled, (await Host.WatchToEndAsync(service, id))[^1].State);
        Assert.Equal(2, computation.Abandoned);
        await service.CancelAsync(id);
        await Assert.ThrowsAsync<SweepStateException>(() => service.ResumeAsync(id));
        await Assert.ThrowsAsync<SweepStateException>(() => service.GetResultsAsync(id));
    }

    [Fact]
    public async Task A_unit_that_fails_once_is_computed_again()
    {
        var failures = 0;
        var computation = new GatedComputation { Before = unit => Require(unit.Index != 5 || Interlocked.Increment(ref failures) > 1) };
        computation.Release();
        await using var service = host.Serve(computation);
        var status = await host.RunAsync(service);
        Assert.Equal(SweepState.Completed, status.Progress.State);
        Assert.Equal(1, status.Progress.Retries);
    }

    [Fact]
    public async Task A_unit_that_always_fails_fails_the_sweep_with_its_reason()
    {
        var computation = new GatedComputation { Before = unit => Require(unit.Index != 5) };
        computation.Release();
        await using var service = host.Serve(computation);
        var status = await host.RunAsync(service);
        Assert.Equal(SweepState.Failed, status.Progress.State);
        Assert.Equal("Unit 5 failed 3 times, the last time with: InvalidOperationException: made up", status.Failure);
    }

    [Fact]
    public async Task A_users_error_fails_the_sweep_at_once()
    {
        var computation = new GatedComputation { Before = _ => throw new UserErrorException("Image 3 has a NaN; remove it.") };
        computation.Release();
        await using var service = host.Serve(computation);
        Assert.Equal("Image 3 has a NaN; remove it.", (await host.RunAsync(service)).Failure);
    }

    [Fact]
    public async Task A_sweep_that_its_process_left_is_resumed_by_the_next()
    {
        var computation = new GatedComputation();
        string id;
        await using (var first = host.Serve(computation))
        {
            id = (await first.SubmitAsync(host.Document)).Id;
            computation.Release(10);
            for (var unit = 0; unit < 12; unit++)
                await computation.NextStartedAsync();
        }
        await using var second = host.Serve();
        Assert.Equal(SweepState.Running, (await second.GetStatusAsync(id)).Progress.State);
        Assert.Equal(10, (await second.GetStatusAsync(id)).Progress.UnitsCompleted);
        await second.ResumeAsync(id);
        Assert.Equal(SweepState.Completed, (await Host.WatchToEndAsync(second, id))[^1].State);
    }

    [Fact]
    public async Task No_more_sweeps_run_at_once_than_may_and_asking_again_for_one_is_no_more()
    {
        var computation = new GatedComputation();
        await using var service = host.Serve(computation, atOnce: 1);
        var id = (await service.SubmitAsync(host.Document)).Id;
        Assert.Equal(id, (await service.SubmitAsync(host.Document)).Id);
        var error = await Assert.ThrowsAsync<SweepLimitException>(() => service.SubmitAsync(host.Document, "another"));
        Assert.StartsWith("1 sweeps are running", error.Message, StringComparison.Ordinal);
        Assert.Single(await service.ListAsync());
        computation.Release();
        await Host.WatchToEndAsync(service, id);
        await service.SubmitAsync(host.Document, "another");
    }

    [Fact]
    public async Task A_sweep_whose_models_changed_is_not_resumed()
    {
        var computation = new GatedComputation();
        string id;
        await using (var first = host.Serve(computation))
        {
            id = (await first.SubmitAsync(host.Document)).Id;
            await computation.NextStartedAsync();
        }
        host.Change("a.onnx");
        await using var second = host.Serve();
        var error = await Assert.ThrowsAsync<SweepStateException>(() => second.ResumeAsync(id));
        Assert.Contains("have changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_process_works_on_a_sweep_and_others_may_cancel_it()
    {
        var computation = new GatedComputation();
        await using var working = host.Serve(computation);
        await using var other = host.Serve();
        var id = (await working.SubmitAsync(host.Document)).Id;
        await computation.NextStartedAsync();
        await Assert.ThrowsAsync<SweepStateException>(() => other.SubmitAsync(host.Document));
        await other.CancelAsync(id);
        Assert.Equal(SweepState.Cancelled, (await Host.WatchToEndAsync(working, id))[^1].State);
    }

    [Fact]
    public async Task A_sweep_that_nobody_works_on_is_cancelled_in_its_journal()
    {
        var computation = new GatedComputation();
        string id;
        await using (var first = host.Serve(computation))
        {
            id = (await first.SubmitAsync(host.Document)).Id;
            await computation.NextStartedAsync();
        }
        await using var second = host.Serve();
        Assert.Equal(SweepState.Cancelled, (await second.CancelAsync(id)).Progress.State);
    }

    [Fact]
    public async Task Mistakes_are_reported_by_validation_and_refused_at_submission()
    {
        await using var service = host.Serve();
        var document = host.Document with { Text = Host.Text + "\nsede: 1" };
        Assert.Equal(7, Assert.Single((await service.ValidateAsync(document)).Problems).Line);
        await Assert.ThrowsAsync<InvalidSpecificationException>(() => service.SubmitAsync(document));
        Assert.Equal(Host.Units, (await service.ValidateAsync(host.Document)).Plan!.Units);
    }

    [Fact]
    public async Task An_unknown_sweep_is_named_with_the_closest_known_one()
    {
        await using var service = host.Serve();
        var id = (await host.RunAsync(service)).Id;
        var error = await Assert.ThrowsAsync<SweepNotFoundException>(() => service.GetStatusAsync(id + "x"));
        Assert.Contains($"did you mean '{id}'?", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SweepNotFoundException>(() => service.GetStatusAsync("../runs"));
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("made up");
    }
}
