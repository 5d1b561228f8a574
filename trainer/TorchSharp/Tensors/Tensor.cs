using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor. Owned by the dispose scope it was made in, if any; otherwise by whoever holds it, with the finalizer as the last resort.
    /// Dispose of tensors promptly: the garbage collector sees a small object, whatever the size of the memory behind it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;

        /// <summary>The native tensor, or zero when disposed.</summary>
        internal nint handle;

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            Interlocked.Increment(ref s_totalCount);
            if (register)
            {
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.RegisterOnCurrentDisposeScope(this);
            }
        }

        ~Tensor() => Dispose(false);

        /// <summary>Tensors that are alive in this process.</summary>
        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        /// <summary>A name for the reader's convenience.</summary>
        public string? name { get; set; }

        public bool IsInvalid => handle == 0;

        /// <summary>The native tensor; throws when disposed.</summary>
        public IntPtr Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the tensor to the scope around the one that owns it.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: from now on its holder disposes of it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
            {
                owner.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        /// <summary>Gives the native tensor away; this object is as if disposed.</summary>
        internal nint MoveHandle()
        {
            var moved = Handle;
            handle = 0;
            Interlocked.Decrement(ref s_totalCount);
            return moved;
        }

        /// <summary>Exchanges native tensors with another object and disposes of that; every reference to this one stays good.</summary>
        internal void Become(Tensor replacement)
        {
            (handle, replacement.handle) = (replacement.Handle, Handle);
            replacement.Dispose();
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned == 0)
            {
                return;
            }

            if (disposing)
            {
                OwningDisposeScope?.MarkAsDisposed(this);
            }

            Interlocked.Decrement(ref s_totalCount);
            Shim.ta_free(owned);
        }
    }
}
