using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // x[...]
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => Pick(i1);
            set => Assign(value, i1);
        }

        public Tensor this[long i1, long i2]
        {
            get => Pick(i1, i2);
            set => Assign(value, i1, i2);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => Pick(i1, i2, i3);
            set => Assign(value, i1, i2, i3);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Pick(i1, i2, i3, i4);
            set => Assign(value, i1, i2, i3, i4);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, advanced) = View(indices);
            if (advanced is null)
            {
                return view;
            }

            using (view)
            {
                return Aten.IndexTensor.Call(view, advanced);
            }
        }

        public Tensor index(params Tensor[] indices) => Aten.IndexTensor.Call(this, indices);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (view, advanced) = View(indices);
            using (view)
            {
                if (advanced is not null)
                {
                    Aten.IndexPutInPlace.Mutate(view, advanced, value, accumulate);
                }
                else if (accumulate)
                {
                    view.add_(value);
                }
                else
                {
                    view.copy_(value);
                }
            }

            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Aten.IndexPutInPlace.Mutate(this, indices, value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filled = full([], value, dtype, device);
            return index_put_(filled, indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var filled = full([], value, dtype, device);
            return index_put_(filled, indices);
        }

        private Tensor Pick(params ReadOnlySpan<long> indices)
        {
            var view = Aten.SelectInt.Call(this, 0L, indices[0]);
            foreach (var i in indices[1..])
            {
                using var wider = view;
                view = Aten.SelectInt.Call(wider, 0L, i);
            }

            return view;
        }

        private void Assign(Tensor value, params ReadOnlySpan<long> indices)
        {
            using var view = Pick(indices);
            view.copy_(value);
        }

        /// <summary>
        /// Applies numbers, slices and new axes as views; tensors of indices are left for the caller, each at the dimension it stands for.
        /// </summary>
        private (Tensor View, Tensor?[]? Advanced) View(TensorIndex[] indices)
        {
            var view = Aten.Alias.Call(this);
            List<(long Dim, Tensor Index)>? advanced = null;
            var dim = 0L;
            for (var i = 0; i < indices.Length; i++)
            {
                var index = indices[i];
                var before = view;
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        view = Aten.SelectInt.Call(view, dim, index.start);
                        break;
                    case TensorIndex.Kind.Slice:
                        view = Aten.SliceTensor.Call(view, dim++, index.start, index.stop, index.step ?? 1);
                        break;
                    case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                        view = Aten.Unsqueeze.Call(view, dim++);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dim = view.Dimensions - indices[(i + 1)..].Sum(DimensionsTaken);
                        break;
                    case TensorIndex.Kind.Tensor:
                        (advanced ??= []).Add((dim, index.tensor!));
                        dim += DimensionsTaken(index);
                        break;
                    default:
                        view.Dispose();
                        throw new NotSupportedException("A single boolean is not supported as an index.");
                }

                if (!ReferenceEquals(before, view))
                {
                    before.Dispose();
                }
            }

            if (advanced is null)
            {
                return (view, null);
            }

            var places = new Tensor?[advanced[^1].Dim + 1];
            foreach (var (at, index) in advanced)
            {
                places[at] = index;
            }

            // A mask stands for as many dimensions as it has: the dispatcher counts them itself, so the places it covers are not listed.
            var list = new List<Tensor?>();
            for (var at = 0L; at < places.Length; at += places[at] is { } t ? DimensionsTaken(TensorIndex.Tensor(t)) : 1)
            {
                list.Add(places[at]);
            }

            return (view, [.. list]);
        }

        private static long DimensionsTaken(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => index.tensor!.dtype is ScalarType.Bool or ScalarType.Byte ? index.tensor.Dimensions : 1,
            _ => 0,
        };
    }
}
