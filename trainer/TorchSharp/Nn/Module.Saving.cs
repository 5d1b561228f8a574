using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // State on disk and in memory. The file: number of entries, then name and tensor of each.
        public partial class Module
        {
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= new Dictionary<string, Tensor>(StringComparer.Ordinal);
                var start = string.IsNullOrEmpty(prefix) ? string.Empty : prefix + ".";
                foreach (var (key, parameter) in named_parameters())
                {
                    destination.TryAdd(start + key, parameter);
                }

                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(start + key, buffer);
                }

                return destination;
            }

            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                bool Wanted(string key) => skip?.Contains(key) != true;
                var missing = own.Keys.Where(key => Wanted(key) && !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => Wanted(key) && !own.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The loaded state_dict is not identical to the target dictionary: {missing.Count} missing ({string.Join(", ", missing.Take(3))}), "
                        + $"{unexpected.Count} unexpected ({string.Join(", ", unexpected.Take(3))}).");
                }

                using var _ = no_grad();
                foreach (var (key, tensor) in source)
                {
                    if (Wanted(key) && own.TryGetValue(key, out var target))
                    {
                        target.copy_(tensor);
                    }
                }

                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(File.Create(location));
                return save(writer, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                var entries = state_dict().Where(entry => skip?.Contains(entry.Key) != true).ToList();
                writer.Encode(entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }

                return this;
            }

            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(File.OpenRead(location));
                return load(reader, strict, skip, loadedParameters);
            }

            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var count = reader.Decode();
                if (strict && count != own.Count)
                {
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {count} entries.");
                }

                for (var i = 0L; i < count; i++)
                {
                    var key = reader.ReadString();
                    var found = own.TryGetValue(key, out var target);
                    if (!found && strict)
                    {
                        throw new ArgumentException(
                            $"Mismatched module state names: the target module has no parameter or buffer named '{key}'");
                    }

                    if (found && skip?.Contains(key) != true)
                    {
                        target!.Load(reader);
                    }
                    else
                    {
                        TensorExtensionMethods.Load(reader, skip: true).Dispose();
                    }

                    loadedParameters?.Add(key, found);
                }

                return this;
            }
        }
    }
}
