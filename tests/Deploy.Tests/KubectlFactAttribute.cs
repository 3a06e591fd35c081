namespace RepXai.Deploy.Tests;

/// <summary>A test that renders an overlay: reported as skipped where there is no kubectl.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute() => Skip = Kubectl.Skip;
}
