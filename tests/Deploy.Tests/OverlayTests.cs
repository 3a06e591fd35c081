namespace RepXai.Deploy.Tests;

public sealed class OverlayTests
{
    private static readonly ManifestSchema Schema = new(Path.Combine(AppContext.BaseDirectory, "kubernetes.schema.yaml"));

    public static TheoryData<string> Overlays => [.. Overlay.Names];

    [Fact]
    public void There_is_an_overlay_for_one_machine_and_one_for_the_cloud() => Assert.Equal(["cloud", "dev"], Overlay.Names);

    [Fact]
    public void The_schema_catches_a_misspelt_field_a_wrong_type_and_a_missing_field()
    {
        var manifest = Manifest.ReadAll(
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: silo}
            spec: {maxUnavailble: 1, selector: {matchLabels: {app: 3}}}
            """).Single();

        Assert.Equal(
            [
                "PodDisruptionBudget silo.spec.maxUnavailble: there is no such field",
                "PodDisruptionBudget silo.spec.selector.matchLabels.app: integer where string belongs",
                "PodDisruptionBudget silo.spec.maxUnavailable: is missing",
            ],
            Schema.Check(manifest));
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Every_object_is_one_that_Kubernetes_accepts(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        Assert.NotEmpty(overlay.Manifests);
        Assert.Empty(overlay.Manifests.SelectMany(Schema.Check));
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Every_object_but_the_namespace_lies_in_the_overlays_namespace(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        var expected = overlay.OfKind("Namespace").Single().Name;
        Assert.All(overlay.Manifests.Where(manifest => manifest.Kind != "Namespace"), manifest => Assert.Equal(expected, manifest.Text("metadata", "namespace")));
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Every_pod_runs_as_nobody_on_a_read_only_root_without_a_token(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        Assert.All(overlay.Pods, pod =>
        {
            Assert.Equal("true", pod.Pod.Text("spec", "securityContext", "runAsNonRoot"));
            Assert.NotEqual("0", pod.Pod.Text("spec", "securityContext", "runAsUser"));
            Assert.Equal("RuntimeDefault", pod.Pod.Text("spec", "securityContext", "seccompProfile", "type"));
            Assert.Equal("false", pod.Pod.Text("spec", "automountServiceAccountToken"));
        });
        Assert.All(overlay.Pods.SelectMany(pod => (Manifest[])[.. pod.Pod.List("spec", "containers"), .. pod.Pod.List("spec", "initContainers")]), container =>
        {
            Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
            Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
            Assert.Equal(["ALL"], container.Texts("securityContext", "capabilities", "drop"));
        });
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Every_container_is_probed_and_bounded(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        Assert.All(overlay.Pods.SelectMany(pod => pod.Pod.List("spec", "containers")), container =>
        {
            Assert.All(["startupProbe", "livenessProbe", "readinessProbe"], probe => Assert.NotNull(container.Find(probe)));
            Assert.Superset(new HashSet<string> { "cpu", "memory" }, container.Pairs("resources", "requests").Keys.ToHashSet());
            Assert.Contains("memory", container.Pairs("resources", "limits").Keys);
            Assert.DoesNotContain(":latest", container.Text("image"));
        });
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Every_mount_and_every_probe_names_something_that_the_pod_has(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        foreach (var set in overlay.OfKind("StatefulSet"))
        {
            var volumes = set.List("spec", "template", "spec", "volumes").Select(volume => volume.Text("name"))
                .Concat(set.List("spec", "volumeClaimTemplates").Select(claim => claim.Name)).ToHashSet();
            foreach (var container in set.List("spec", "template", "spec", "containers"))
            {
                var ports = container.List("ports").Select(port => port.Text("name")).ToHashSet();
                Assert.Subset(volumes, container.List("volumeMounts").Select(mount => mount.Text("name")).ToHashSet());
                Assert.Subset(ports, Probed(container).ToHashSet());
            }
        }
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Every_selector_finds_pods_and_every_service_finds_their_ports(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        foreach (var service in overlay.OfKind("Service"))
        {
            var pods = Selected(overlay, service.Pairs("spec", "selector")).ToList();
            Assert.NotEmpty(pods);
            var ports = pods.SelectMany(pod => pod.List("spec", "containers")).SelectMany(container => container.List("ports")).Select(port => port.Text("name"));
            Assert.Subset(ports.ToHashSet(), service.List("spec", "ports").Select(port => port.Text("targetPort")).ToHashSet());
        }
        foreach (var set in overlay.OfKind("StatefulSet"))
        {
            Assert.Single(Selected(overlay, set.Pairs("spec", "selector", "matchLabels")));
            Assert.Contains(overlay.OfKind("Service"), service => service.Name == set.Text("spec", "serviceName"));
        }
        Assert.All(overlay.OfKind("PodDisruptionBudget"), budget => Assert.NotEmpty(Selected(overlay, budget.Pairs("spec", "selector", "matchLabels"))));
    }

    private static IEnumerable<Manifest> Selected(Overlay overlay, IReadOnlyDictionary<string, string> labels) =>
        overlay.Pods.Select(pod => pod.Pod).Where(pod => labels.All(label => pod.Pairs("metadata", "labels").TryGetValue(label.Key, out var value) && value == label.Value));

    private static IEnumerable<string> Probed(Manifest container) =>
        from probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" }
        from handler in new[] { "httpGet", "tcpSocket" }
        let port = container.Find(probe, handler, "port")
        where port is not null
        select port.ToString();
}
