namespace RepXai.Deploy.Tests;

public sealed class SiloTests
{
    public static TheoryData<string> Overlays => [.. Overlay.Names];

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Silos_are_scaled_by_their_queue_within_bounds_that_a_budget_guards(string name)
    {
        var overlay = await Overlay.RenderAsync(name);
        var scaler = overlay.The("HorizontalPodAutoscaler", "silo");

        Assert.Equal(("StatefulSet", "silo"), (scaler.Text("spec", "scaleTargetRef", "kind"), scaler.Text("spec", "scaleTargetRef", "name")));
        Assert.Equal("repxai_queue_length", scaler.List("spec", "metrics").Single().Text("external", "metric", "name"));
        Assert.True(Number(scaler, "spec", "minReplicas") <= Number(scaler, "spec", "maxReplicas"));
        Assert.Equal(1, Number(overlay.The("PodDisruptionBudget", "silo"), "spec", "maxUnavailable"));
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task A_silo_has_time_to_hand_its_units_back(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        Assert.True(Number(overlay.The("StatefulSet", "silo"), "spec", "template", "spec", "terminationGracePeriodSeconds") >= 60);
    }

    [KubectlFact]
    public async Task In_the_cloud_a_silo_has_a_gpu_on_a_node_that_has_one()
    {
        var set = (await Overlay.RenderAsync("cloud")).The("StatefulSet", "silo");
        var container = set.List("spec", "template", "spec", "containers").Single();

        Assert.Equal("1", container.Pairs("resources", "requests")["nvidia.com/gpu"]);
        Assert.Equal("1", container.Pairs("resources", "limits")["nvidia.com/gpu"]);
        Assert.NotNull(set.Find("spec", "template", "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"));
        Assert.EndsWith("-cuda", container.Text("image"));
    }

    [KubectlFact]
    public async Task On_one_machine_a_silo_asks_for_no_gpu_and_its_stores_are_beside_it()
    {
        var overlay = await Overlay.RenderAsync("dev");
        var set = overlay.The("StatefulSet", "silo");

        Assert.DoesNotContain("nvidia.com/gpu", set.List("spec", "template", "spec", "containers").Single().Pairs("resources", "requests").Keys);
        Assert.Null(set.Find("spec", "template", "spec", "affinity", "nodeAffinity"));
        Assert.NotNull(overlay.The("StatefulSet", "postgres"));
        Assert.NotNull(overlay.The("StatefulSet", "azurite"));
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task Nothing_is_reached_that_no_policy_names(string name)
    {
        var overlay = await Overlay.RenderAsync(name);
        var denial = overlay.The("NetworkPolicy", "deny-all");

        Assert.Equal(["Ingress", "Egress"], denial.Texts("spec", "policyTypes"));
        Assert.Empty(denial.Map("spec", "podSelector"));
        Assert.Null(denial.Find("spec", "ingress"));
        Assert.Null(denial.Find("spec", "egress"));
        // A rule without peers lets everyone in.
        Assert.All(overlay.OfKind("NetworkPolicy").SelectMany(policy => policy.List("spec", "ingress")), rule => Assert.NotEmpty(rule.List("from")));
        Assert.All(overlay.OfKind("NetworkPolicy").SelectMany(policy => policy.List("spec", "egress")), rule => Assert.NotEmpty(rule.List("to")));
    }

    [KubectlTheory, MemberData(nameof(Overlays))]
    public async Task No_role_may_read_secrets_or_do_everything(string name)
    {
        var overlay = await Overlay.RenderAsync(name);

        var rules = overlay.OfKind("Role").SelectMany(role => role.List("rules")).ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Empty(rule.Texts("resources").Intersect(["secrets", "*"])));
    }

    private static int Number(Manifest manifest, params ReadOnlySpan<string> path) => int.Parse(manifest.Text(path), System.Globalization.CultureInfo.InvariantCulture);
}
