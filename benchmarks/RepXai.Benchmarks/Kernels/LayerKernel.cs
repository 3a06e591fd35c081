using RepXai.Networks;
using RepXai.Networks.Operators;
using RepXai.Networks.Running;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;
using RepXai.Tensors.Differentiation;

namespace RepXai.Benchmarks.Kernels;

/// <summary>A model of a single layer, forwards or its adjoint in the input, as a sweep runs it.</summary>
internal sealed class LayerKernel : IKernel
{
    private readonly CpuPrimitives<float> device;
    private readonly DeviceWeights weights;
    private readonly BoundNetwork network;
    private readonly Tensor images;
    private readonly Tape recorded;
    private readonly Variable source;
    private readonly Variable target;
    private readonly Variable seed;
    private readonly bool isAdjoint;

    public LayerKernel(string model, Shape shape, int threads, bool isAdjoint)
    {
        this.isAdjoint = isAdjoint;
        device = new CpuPrimitives<float>(new CpuOptions(threads, long.MaxValue));
        weights = new DeviceWeights(device);
        network = Network.Load(model).Bind(shape[0], shape[1..]);
        images = Operands.Create(device, shape.Extents);
        recorded = new Tape(device);
        source = recorded.Leaf(images);
        target = Forward(recorded, source);
        seed = recorded.Leaf(Operands.Create(device, target.Shape.Prepend(new Shape(1)).Extents), own: true);
    }

    public void Run()
    {
        if (isAdjoint)
        {
            recorded.Sweep(target, seed, [source], static (_, _) => { });
            return;
        }

        using var tape = new Tape(device);
        Forward(tape, tape.Constant(images));
    }

    public void Dispose()
    {
        recorded.Dispose();
        images.Dispose();
        weights.Dispose();
        device.Dispose();
    }

    private Variable Forward(Tape tape, Variable input)
    {
        var wanted = network.Outputs[0];
        return NetworkRunner.Run(network, weights, tape, input, new RunRequest([wanted]))[wanted];
    }
}
