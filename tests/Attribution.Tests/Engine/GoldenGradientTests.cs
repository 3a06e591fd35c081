using RepXai.Attribution.Strategies;
using RepXai.Tests.Common;

namespace RepXai.Attribution.Tests.Engine;

public sealed class GoldenGradientTests
{
    public static TheoryData<string> Models => [.. GoldenData.Folders("golden")];

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_of_every_layer_pair_agree_with_the_golden_ones(string name)
    {
        using var model = new GoldenModel(name);
        foreach (var pairs in model.Pairs.GroupBy(pair => pair.Target, pair => pair.Source))
        {
            var sources = pairs.ToArray();
            var phi = model.Attribute(AttributionStrategy.Gradient(), pairs.Key, sources);
            for (var s = 0; s < sources.Length; s++)
            {
                var expected = GoldenData.Npy("golden", name, $"grad.{pairs.Key.TrimStart('/')}.wrt.{sources[s].TrimStart('/')}.npy");
                var error = RelativeError.Of(ByChannel(phi, s, model.Count, expected.Shape[0]), expected.ToSingles());
                Assert.True(error < 1e-4, $"{name}: {pairs.Key} with respect to {sources[s]}: relative error {error:g3}");
            }
        }
    }

    /// <summary>[images, latents, source...] as [latents, images, source...]: the golden gradients are of sums over the batch.</summary>
    private static float[] ByChannel(CollectedAttributions phi, int source, int images, int latents)
    {
        var result = new List<float>();
        for (var latent = 0; latent < latents; latent++)
        {
            for (var image = 0; image < images; image++)
            {
                var all = phi[image, source];
                var size = all.Length / latents;
                result.AddRange(all.AsSpan(latent * size, size));
            }
        }

        return [.. result];
    }
}
