namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Other types, other devices. Parameter and buffer objects stay the same; the native tensors in them are exchanged.
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                Convert(device, dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Convert(new Device(deviceType, deviceIndex), null, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                Convert(null, dtype, non_blocking);
                return this;
            }

            private static void RequireFloatingPoint(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                {
                    throw new ArgumentException(
                        $"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
                }
            }

            private void Convert(Device? device, ScalarType? dtype, bool non_blocking)
            {
                InitializeDevice(device);
                using var _ = no_grad();
                foreach (var parameter in _parameters.Values)
                {
                    using var grad = parameter.grad;
                    var tracked = parameter.requires_grad;
                    if (Exchange(parameter, device, dtype, non_blocking))
                    {
                        parameter.requires_grad = tracked;
                        if (grad is not null)
                        {
                            using var moved = grad.to(parameter.dtype, parameter.device);
                            parameter.grad = moved;
                        }
                    }
                }

                foreach (var (buffer, _) in _buffers.Values)
                {
                    Exchange(buffer, device, dtype, non_blocking);
                }

                foreach (var module in _modules.Values)
                {
                    module.Convert(device, dtype, non_blocking);
                }
            }

            private static bool Exchange(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                var type = dtype is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                if (!tensor.toWillCopy(type, place))
                {
                    return false;
                }

                tensor.Become(tensor.to(type, place, non_blocking: non_blocking));
                return true;
            }
        }
    }
}
