using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>A convolution with all its extents.</summary>
/// <param name="Geometry">How the window moves.</param>
/// <param name="Images">Images in the batch.</param>
/// <param name="Inputs">Channels of x.</param>
/// <param name="Outputs">Channels of the result.</param>
/// <param name="InputExtents">Spatial extents of x.</param>
/// <param name="KernelExtents">Spatial extents of the window.</param>
internal sealed record ConvolutionCase(
    ConvolutionGeometry Geometry, int Images, int Inputs, int Outputs, int[] InputExtents, int[] KernelExtents)
{
    public int Groups => Geometry.Groups;

    public int InputsInGroup => Inputs / Groups;

    public int OutputsInGroup => Outputs / Groups;

    /// <summary>Elements of all images.</summary>
    public nint InputSize => (nint)Images * Inputs * InputPlane;

    /// <summary>Elements of all images' results.</summary>
    public nint OutputSize => (nint)Images * Outputs * OutputPlane;

    /// <summary>Multiply-adds of the direct form, of the adjoints as of the convolution itself; what windows see outside an image counts.</summary>
    public double MultiplyAdds => (double)OutputSize * InputsInGroup * Taps;

    public int Taps => UnfoldGeometry.Product(KernelExtents);

    public int InputPlane => UnfoldGeometry.Product(InputExtents);

    public int OutputPlane
    {
        get
        {
            var plane = 1;
            for (var axis = 0; axis < InputExtents.Length; axis++)
            {
                plane *= Geometry.OutputExtent(axis, InputExtents[axis], KernelExtents[axis]);
            }

            return plane;
        }
    }
}
