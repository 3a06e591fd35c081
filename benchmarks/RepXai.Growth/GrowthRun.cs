using System.Diagnostics;
using System.Diagnostics.Metrics;
using RepXai.Contracts;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Cpu;

namespace RepXai.Growth;

/// <summary>Computes the units of a sweep one after the other, as one worker of the embedded host does.</summary>
/// <param name="specification">The specification's file.</param>
/// <param name="options">Threads and memory.</param>
/// <param name="time">The clock.</param>
internal sealed class GrowthRun(string specification, CpuOptions options, TimeProvider time)
{
    /// <summary>Plans the sweep and computes it so many times.</summary>
    public async Task<GrowthReport> MeasureAsync(int rounds)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(specification))!;
        var computation = new AttributionComputation(FileBlobStore.Open(Path.Combine(folder, "blobs")), options);
        var document = new SpecificationDocument { Text = await File.ReadAllTextAsync(specification), BaseFolder = folder };
        var outcome = await new SweepPlanner(computation.Facts).PlanAsync(document, default);
        var plan = outcome.Plan ?? throw new InvalidOperationException(outcome.Problems[0].Message);
        var counted = 0.0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == CpuMeter.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, number, _, _) => counted += number);
        listener.Start();
        await using var executor = await computation.OpenAsync(plan, folder, default);
        var fastest = TimeSpan.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var taken = await RunAsync(executor, plan);
            fastest = taken < fastest ? taken : fastest;
        }

        var summary = plan.Summarize();
        using var process = Process.GetCurrentProcess();
        return new GrowthReport(
            fastest.TotalSeconds, counted / rounds, process.PeakWorkingSet64, summary.MultiplyAdds, summary.PeakUnitBytes);
    }

    private async Task<TimeSpan> RunAsync(IUnitExecutor executor, SweepPlan plan)
    {
        var start = time.GetTimestamp();
        for (var unit = 0L; unit < plan.Units; unit++)
        {
            await executor.ExecuteAsync(plan.UnitAt(unit), default);
        }

        return time.GetElapsedTime(start);
    }
}
