using RepXai.Attribution.Scores;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;

namespace RepXai.Sweeps.Tests.Execution;

public sealed class UnitComputationTests
{
    [Theory]
    [InlineData(2, 256 << 20)]
    [InlineData(1, 4 << 20)]
    public async Task A_unit_has_the_same_bytes_with_any_number_of_threads_and_any_memory(int threads, long memory)
    {
        using var plain = new ZooSweep(new CpuOptions(1, 256 << 20));
        using var other = new ZooSweep(new CpuOptions(threads, memory));
        var expected = (await plain.PlanAsync(strategies: "{ strategy: expected-gradients, n: 3 }")).Plan!;
        var plan = (await other.PlanAsync(strategies: "{ strategy: expected-gradients, n: 3 }")).Plan!;
        Assert.Equal(await plain.BytesAsync(expected, 1), await other.BytesAsync(plan, 1));
    }

    [Theory]
    [InlineData("{ targets: embedding, sources: { operator: Conv } }", "")]
    [InlineData("{ targets: /conv3, sources: input }", "aggregation: { downstream: { target: embedding, combination: sum } }")]
    public async Task Units_keep_to_any_memory_or_are_refused_before_they_start(string layers, string more)
    {
        using var plenty = new ZooSweep();
        async Task<SweepPlan> PlanAsync(ZooSweep sweep) => (await sweep.PlanAsync(
            more, "{ strategy: expected-gradients, n: 1 }, { strategy: lrp, composite: z-plus }", images: 1, layers: layers)).Plan!;
        var plan = await PlanAsync(plenty);
        var needed = plan.Summarize().PeakUnitBytes;
        var expected = await plenty.AllBytesAsync(plan);
        var refused = false;
        for (var memory = needed; !refused; memory /= 2)
        {
            using var sweep = new ZooSweep(new CpuOptions(1, memory));
            try
            {
                // The device's pool throws if it is asked for more than its part.
                Assert.Equal(expected, await sweep.AllBytesAsync(await PlanAsync(sweep)));
            }
            catch (UserErrorException error)
            {
                refused = true;
                Assert.NotEqual(needed, memory);
                Assert.Contains("give more memory (--memory)", error.Message, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Neighbouring units of a group share what was prepared for it; models, variants, targets and strategies change between these.</summary>
    [Fact]
    public async Task A_unit_has_the_same_bytes_alone_and_after_any_other()
    {
        using var sweep = new ZooSweep();
        var plan = (await sweep.PlanAsync(
            "variants: { randomization: [full] }", "{ strategy: gradient }, { strategy: lrp, composite: z-plus }", shard: 2)).Plan!;
        var units = Enumerable.Range(0, (int)plan.Units).ToArray();
        var alone = new List<byte[]>();
        foreach (var unit in units)
        {
            alone.Add(await sweep.BytesAsync(plan, unit));
        }

        Assert.Equal(alone, await sweep.AllBytesAsync(plan, units));
        var shuffled = units.OrderBy(unit => (unit * 5) % units.Length).ToArray();
        Assert.Equal(shuffled.Select(unit => alone[unit]), await sweep.AllBytesAsync(plan, shuffled));
    }

    [Fact]
    public async Task Images_are_scored_alike_in_shards_of_any_size()
    {
        using var sweep = new ZooSweep();
        var whole = await sweep.ComputeAsync((await sweep.PlanAsync(shard: 4)).Plan!, 0);
        var second = await sweep.ComputeAsync((await sweep.PlanAsync(shard: 2)).Plan!, 1);
        for (var source = 0; source < whole.Count; source++)
        {
            Assert.Equal([2, 3], second[source].Images.Select(image => image.Image));
            Assert.Equal(whole[source].Images[3].Scores.ToArray(), second[source].Images[1].Scores.ToArray());
        }
    }

    [Fact]
    public async Task The_activation_control_knows_no_latents_and_so_has_no_disentanglement()
    {
        using var sweep = new ZooSweep();
        var partials = await sweep.ComputeAsync((await sweep.PlanAsync(strategies: "activation")).Plan!, 0);
        Assert.All(partials, partial => Assert.All(partial.ScoresOf(ImageScore.Disentanglement), score => Assert.Equal(0, score, 1e-12)));
        Assert.All(partials, partial => Assert.All(partial.ScoresOf(ImageScore.LatentCosine), score => Assert.Equal(1, score, 1e-6)));
    }

    [Fact]
    public async Task Drift_of_nothing_changes_nothing_and_more_drift_changes_scores()
    {
        using var sweep = new ZooSweep();
        var plan = (await sweep.PlanAsync("variants: { drift_lambdas: [1e-9, 0.3] }")).Plan!;
        var units = Enumerable.Range(0, (int)plan.Groups).Select(group => plan.UnitAt(group * plan.Shards)).ToList();
        var original = await sweep.ComputeAsync(plan, units.Single(unit => unit.Group.Variant.Kind == VariantKind.Original).Index);
        var nothing = await sweep.ComputeAsync(plan, units.Single(unit => unit.Group.Variant.Lambda == 1e-9).Index);
        var much = await sweep.ComputeAsync(plan, units.Single(unit => unit.Group.Variant.Lambda == 0.3).Index);
        var score = original[0].ScoresOf(ImageScore.Informativeness)[0];
        Assert.Equal(score, nothing[0].ScoresOf(ImageScore.Informativeness)[0], 1e-4);
        Assert.NotEqual(score, much[0].ScoresOf(ImageScore.Informativeness)[0], 1e-4);
    }

    [Fact]
    public async Task Randomising_the_top_layer_leaves_the_activations_below_it()
    {
        using var sweep = new ZooSweep();
        var plan = (await sweep.PlanAsync("variants: { randomization: [cascading] }", strategies: "activation")).Plan!;
        var layers = plan.Models[0].Facts.ParameterLayers;
        Assert.Equal("/fc/Gemm", layers[0]);
        var groups = Enumerable.Range(0, (int)plan.Groups).Select(index => plan.GroupAt(index)).ToList();
        var original = await sweep.ComputeAsync(plan, 0);
        var top = await sweep.ComputeAsync(plan, groups.Single(group => group.Variant.Layer == layers[0]).Index * plan.Shards);
        var all = await sweep.ComputeAsync(plan, groups.Single(group => group.Variant.Layer == layers[^1]).Index * plan.Shards);
        var last = original.Count - 1;
        Assert.Equal(original[last].Sums.ChannelMatrix, top[last].Sums.ChannelMatrix);
        Assert.False(original[last].Sums.ChannelMatrix.SequenceEqual(all[last].Sums.ChannelMatrix));
    }

    [Fact]
    public async Task Noise_against_noise_is_scored_on_images_of_noise()
    {
        using var sweep = new ZooSweep();
        var plan = (await sweep.PlanAsync("variants: { noise_against_noise: true }", images: 8, shard: 8)).Plan!;
        var image = await sweep.ComputeAsync(plan, 0);
        var noise = await sweep.ComputeAsync(plan, 1);
        Assert.True(
            noise[0].ScoresOf(ImageScore.Informativeness).Average() < image[0].ScoresOf(ImageScore.Informativeness).Average(),
            "two noise images are more alike than an image and noise");
    }

    [Fact]
    public async Task The_downstream_chain_makes_the_aggregated_map_and_leaves_the_latents_scores()
    {
        using var sweep = new ZooSweep();
        const string Layers = "{ targets: /conv3, sources: input }";
        var plain = await sweep.ComputeAsync((await sweep.PlanAsync(layers: Layers)).Plan!, 0);
        var chained = await sweep.ComputeAsync(
            (await sweep.PlanAsync("aggregation: { downstream: { target: embedding, combination: sum } }", layers: Layers)).Plan!, 0);
        Assert.Equal(plain[0].ScoresOf(ImageScore.Disentanglement), chained[0].ScoresOf(ImageScore.Disentanglement));
        Assert.NotEqual(plain[0].ScoresOf(ImageScore.Informativeness), chained[0].ScoresOf(ImageScore.Informativeness));
    }
}
