using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RepXai.Silo.Telemetry;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Silo.Tests.Telemetry;

public sealed class MeteredBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<SiloMeter>().BuildServiceProvider();
    private readonly MeterListener listener = new();
    private readonly List<string> measured = [];
    private readonly MeteredBlobStore store;

    public MeteredBlobStoreTests()
    {
        store = new MeteredBlobStore(FileBlobStore.Open(folder.Path), services.GetRequiredService<SiloMeter>(), TimeProvider.System);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add($"{instrument.Name} {Text(tags)} {value}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add($"{instrument.Name} {Text(tags)}"));
        listener.Start();
    }

    [Fact]
    public async Task Bytes_and_calls_are_measured()
    {
        await store.WriteAsync("a", new byte[5], BlobWriteMode.CreateNew);
        await store.WriteAsync("a", new byte[5], BlobWriteMode.CreateNew);
        var content = await store.ReadAsync("a");
        await store.ListAsync("").CountAsync();

        Assert.Equal(5, content!.Length);
        Assert.Equal(
            ["repxai.blob.duration write", "repxai.blob.io write 5", "repxai.blob.duration write", "repxai.blob.duration open", "repxai.blob.io read 5", "repxai.blob.duration list"],
            measured.Where(line => line != "repxai.blob.io read 0"));
    }

    [Fact]
    public async Task Failing_calls_are_told_apart()
    {
        await Assert.ThrowsAsync<UserErrorException>(() => store.DeleteAsync("../a"));

        Assert.Equal(["repxai.blob.duration delete RepXai.Tensors.UserErrorException"], measured);
    }

    [Fact]
    public void The_queue_is_told_once_it_is_known()
    {
        listener.RecordObservableInstruments();
        Assert.Empty(measured);

        services.GetRequiredService<SiloMeter>().Queue(7);
        listener.RecordObservableInstruments();

        Assert.Equal(["repxai.queue.length  7"], measured);
    }

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
        folder.Dispose();
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => tag.Value));
}
