namespace RepXai.Deploy.Tests;

/// <summary>A test that renders overlays: reported as skipped where there is no kubectl.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlTheoryAttribute : TheoryAttribute
{
    public KubectlTheoryAttribute() => Skip = Kubectl.Skip;
}
