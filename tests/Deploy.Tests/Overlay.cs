using System.Diagnostics;
using RepXai.Tests.Common;

namespace RepXai.Deploy.Tests;

/// <summary>An overlay as kubectl renders it.</summary>
internal sealed class Overlay
{
    private Overlay(IReadOnlyList<Manifest> manifests) => Manifests = manifests;

    /// <summary>The names of all overlays, those of the folders in deploy/k8s/overlays.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Path.Combine(Root, "overlays")).Select(path => Path.GetFileName(path)!).Order();

    /// <summary>Every object.</summary>
    public IReadOnlyList<Manifest> Manifests { get; }

    /// <summary>The pods' templates, each under the name of the object that makes them.</summary>
    public IEnumerable<(string Name, Manifest Pod)> Pods =>
        Manifests.Where(manifest => manifest.Kind == "StatefulSet").Select(manifest => (manifest.Name, new Manifest(manifest.Map("spec", "template"))));

    private static string Root => Path.GetFullPath(Path.Combine(GoldenData.PathTo(), "..", "..", "deploy", "k8s"));

    /// <summary>The objects of a kind.</summary>
    public IEnumerable<Manifest> OfKind(string kind) => Manifests.Where(manifest => manifest.Kind == kind);

    /// <summary>The one object of a kind and name.</summary>
    public Manifest The(string kind, string name) => OfKind(kind).Single(manifest => manifest.Name == name);

    /// <summary>Renders an overlay.</summary>
    public static async Task<Overlay> RenderAsync(string name)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("kustomize");
        start.ArgumentList.Add(Path.Combine(Root, "overlays", name));
        using var kubectl = Process.Start(start)!;
        var problems = kubectl.StandardError.ReadToEndAsync();
        var text = await kubectl.StandardOutput.ReadToEndAsync();
        await kubectl.WaitForExitAsync();
        Assert.True(kubectl.ExitCode == 0, $"kubectl kustomize {name}: {await problems}");
        return new Overlay(Manifest.ReadAll(text));
    }
}
