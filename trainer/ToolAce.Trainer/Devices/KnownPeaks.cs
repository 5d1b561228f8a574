namespace ToolAce.Trainer.Devices;

/// <summary>
/// Dense bfloat16 rates with single-precision sums, in TFLOP/s, from NVIDIA's data sheets (half of the figure "with sparsity" where only that is printed):
/// A100, A30, A10, A40, L4, L40, L40S, H100 (SXM, PCIe, NVL), H200, GH200 and Blackwell data-centre products; the GA102, AD102 and GB202 architecture papers for GeForce and RTX.
/// </summary>
internal static class KnownPeaks
{
    // The first entry whose words all stand in the driver's name of the GPU.
    private static readonly (string Words, double Tera)[] Dense =
    [
        ("H100 PCIe", 756),
        ("H100 NVL", 835),
        ("H100", 989),
        ("H200 NVL", 835),
        ("H200", 989),
        ("GH200", 989),
        ("H800", 989),
        ("H20", 148),
        ("B200", 2250),
        ("A100", 312),
        ("A800", 312),
        ("A30", 165),
        ("A40", 150),
        ("A10G", 70),
        ("A10", 125),
        ("L40S", 362),
        ("L40", 181),
        ("L4", 121),
        ("RTX A6000", 155),
        ("RTX 6000 Ada", 364),
        ("RTX 5090", 209),
        ("RTX 4090", 165),
        ("RTX 3090", 71),
    ];

    /// <summary>Operations a second of a GPU by its name, or null for one that is not in the table.</summary>
    public static double? Find(string name)
    {
        var words = name.Split(' ', '-');
        if (words.Contains("Laptop"))
        {
            return null; // sold under the desktop's name, with half of its units
        }

        foreach (var (wanted, tera) in Dense)
        {
            if (wanted.Split(' ').All(w => words.Contains(w, StringComparer.OrdinalIgnoreCase)))
            {
                return tera * 1e12;
            }
        }

        return null;
    }
}
