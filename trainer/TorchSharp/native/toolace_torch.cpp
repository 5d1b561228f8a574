// C interface over libtorch for the managed TorchSharp subset.
//
// One generic entry point (ta_call) reaches every ATen operator by name through the boxed dispatcher; the rest are the few
// things that are not operators. No C++ type crosses the border: a tensor handle is a TensorImpl* holding one reference.
// Every export catches every exception and leaves the message in ta_error().
#include "shim.h"

#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/cuda.h>

#include <cstring>

#ifdef TOOLACE_CUDA_ALLOCATOR
#include <c10/cuda/CUDACachingAllocator.h>
#endif

#define TOOLACE_ABI 2

// ---------------------------------------------------------------- values

enum Tag : int32_t {
  None, TensorRef, Int, Double, Bool, IntList, DoubleList, BoolList, TensorList, OptionalTensorList, String, Device, Default, Generator
};

struct Val {
  int32_t tag;
  int32_t n;
  union { int64_t i; double d; void* p; };
};
static_assert(sizeof(Val) == 16, "Val is shared with the managed side");

namespace {

thread_local std::vector<c10::IValue> pending;

// ---------------------------------------------------------------- operators

enum class Want : uint8_t { Any, Tensor, Float, Bool, Int, FloatList, BoolList, IntList, TensorList, OptionalTensorList };

struct Op {
  c10::OperatorHandle handle;
  std::vector<Want> wants;
  std::vector<Optional<c10::IValue>> defaults;
};

Want want_of(const c10::TypePtr& type) {
  switch (type->kind()) {
    case c10::TypeKind::OptionalType: {
      const auto inner = type->containedType(0);
      return want_of(inner);
    }
    case c10::TypeKind::TensorType: return Want::Tensor;
    case c10::TypeKind::FloatType: return Want::Float;
    case c10::TypeKind::BoolType: return Want::Bool;
    case c10::TypeKind::IntType: return Want::Int;
    case c10::TypeKind::ListType: {
      const auto element = type->containedType(0);
      if (element->kind() == c10::TypeKind::OptionalType) return Want::OptionalTensorList;
      switch (want_of(element)) {
        case Want::Tensor: return Want::TensorList;
        case Want::Float: return Want::FloatList;
        case Want::Bool: return Want::BoolList;
        case Want::Int: return Want::IntList;
        default: return Want::Any;
      }
    }
    default: return Want::Any;
  }
}

template <typename T, typename S> c10::List<T> list_of(const Val& v) {
  c10::List<T> out;
  out.reserve(v.n);
  for (int32_t i = 0; i < v.n; i++) out.push_back(static_cast<T>(static_cast<const S*>(v.p)[i]));
  return out;
}

c10::IValue tensors_of(const Val& v, bool optional) {
  void** handles = static_cast<void**>(v.p);
  if (!optional) {
    c10::List<at::Tensor> out;
    out.reserve(v.n);
    for (int32_t i = 0; i < v.n; i++) out.push_back(borrow(handles[i]));
    return out;
  }
  c10::List<Optional<at::Tensor>> out;
  out.reserve(v.n);
  for (int32_t i = 0; i < v.n; i++) out.push_back(handles[i] ? Optional<at::Tensor>(borrow(handles[i])) : Optional<at::Tensor>());
  return out;
}

c10::IValue value_of(const Val& v, Want want) {
  switch (v.tag) {
    case TensorRef: return borrow(v.p);
    case Int:
      if (want == Want::Float) return static_cast<double>(v.i);
      if (want == Want::Bool) return v.i != 0;
      return v.i;
    case Double: return v.d;
    case Bool:
      if (want == Want::Int) return static_cast<int64_t>(v.i != 0);
      return v.i != 0;
    case IntList: return want == Want::FloatList ? c10::IValue(list_of<double, int64_t>(v)) : c10::IValue(list_of<int64_t, int64_t>(v));
    case DoubleList: return list_of<double, double>(v);
    case BoolList: return list_of<bool, uint8_t>(v);
    case TensorList: return tensors_of(v, want == Want::OptionalTensorList);
    case OptionalTensorList: return tensors_of(v, true);
    case String: return std::string(static_cast<const char*>(v.p), v.n);
    case Device: return c10::Device(static_cast<c10::DeviceType>(v.n), static_cast<c10::DeviceIndex>(v.i));
    case Generator:
      return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(v.p)));
    default: return c10::IValue();
  }
}

void flatten(c10::IValue value, std::vector<c10::IValue>& out) {
  if (value.isTensorList()) {
    for (at::Tensor t : value.toTensorVector()) out.emplace_back(std::move(t));
  } else {
    out.push_back(std::move(value));
  }
}

Val result_of(c10::IValue& value) {
  Val v{None, 0, {0}};
  if (value.isTensor()) {
    v.tag = TensorRef;
    v.p = give(std::move(value).toTensor());
  } else if (value.isInt()) {
    v.tag = Int;
    v.i = value.toInt();
  } else if (value.isDouble()) {
    v.tag = Double;
    v.d = value.toDouble();
  } else if (value.isBool()) {
    v.tag = Bool;
    v.i = value.toBool();
  }
  return v;
}

}  // namespace

API int32_t ta_abi() { return TOOLACE_ABI; }
API const char* ta_version() { return TORCH_VERSION; }
API const char* ta_error() { return last_error.c_str(); }

/// Handle of an operator, or null when this libtorch has none of that name. Handles live as long as the process.
API void* ta_op(const char* name, const char* overload) {
  return guard<void*>(nullptr, [&]() -> void* {
    last_error.clear();
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!found) return nullptr;
    auto* op = new Op{*found, {}, {}};
    for (const auto& argument : found->schema().arguments()) {
      op->wants.push_back(want_of(argument.type()));
      if (argument.default_value()) op->defaults.emplace_back(*argument.default_value());
      else op->defaults.emplace_back();
    }
    return op;
  });
}

/// Calls an operator. Returns the number of results (tensor lists count each tensor), or -1. Results beyond `max` wait for ta_take;
/// with max = 0 all results are dropped.
API int32_t ta_call(void* handle, const Val* args, int32_t n, Val* results, int32_t max) {
  return compute<int32_t>(-1, [&] {
    auto* op = static_cast<Op*>(handle);
    const size_t count = op->wants.size();
    TORCH_CHECK(static_cast<size_t>(n) <= count, op->handle.schema().name(), " takes ", count, " arguments, ", n, " were given");
    torch::jit::Stack stack;
    stack.reserve(count);
    for (size_t i = 0; i < count; i++) {
      if (i < static_cast<size_t>(n) && args[i].tag != Default) {
        stack.push_back(value_of(args[i], op->wants[i]));
      } else {
        TORCH_CHECK(op->defaults[i], op->handle.schema().name(), " needs its argument '", op->handle.schema().arguments()[i].name(), "'");
        stack.push_back(*op->defaults[i]);
      }
    }
    op->handle.callBoxed(&stack);
    if (max == 0) return 0;
    if (stack.size() == 1 && stack[0].isTensor()) {
      results[0] = result_of(stack[0]);
      return 1;
    }
    std::vector<c10::IValue> flat;
    for (auto& value : stack) flatten(std::move(value), flat);
    const auto total = static_cast<int32_t>(flat.size());
    if (total > max) {
      pending = std::move(flat);
    } else {
      for (int32_t i = 0; i < total; i++) results[i] = result_of(flat[i]);
    }
    return total;
  });
}

/// Hands over the results of a call that returned more than it had room for.
API void ta_take(Val* results, int32_t n) {
  for (int32_t i = 0; i < n && i < static_cast<int32_t>(pending.size()); i++) results[i] = result_of(pending[i]);
  pending.clear();
}

// ---------------------------------------------------------------- tensors

API void ta_free(void* handle) { TensorPtr::reclaim(static_cast<Impl*>(handle)); }

API void* ta_copy_from(const void* data, int64_t bytes, const int64_t* sizes, int32_t n, int32_t dtype) {
  return guard<void*>(nullptr, [&] {
    at::Tensor t = at::empty(at::IntArrayRef(sizes, n), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
    TORCH_CHECK(static_cast<int64_t>(t.nbytes()) == bytes, "the data has ", bytes, " bytes, a tensor of this shape has ", t.nbytes());
    if (bytes) std::memcpy(t.data_ptr(), data, bytes);
    return give(std::move(t));
  });
}

API void* ta_wrap(void* data, const int64_t* sizes, int32_t n, int32_t dtype, void (*release)(void*), void* context) {
  return guard<void*>(nullptr, [&] {
    return give(at::from_blob(data, at::IntArrayRef(sizes, n), [release, context](void*) { release(context); },
                              at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
  });
}

API void* ta_data(void* handle) { return guard<void*>(nullptr, [&] { return borrow(handle).data_ptr(); }); }
API int32_t ta_ndim(void* handle) { return static_cast<int32_t>(static_cast<Impl*>(handle)->dim()); }
API int64_t ta_numel(void* handle) { return static_cast<Impl*>(handle)->numel(); }
API int32_t ta_dtype(void* handle) { return static_cast<int32_t>(c10::typeMetaToScalarType(static_cast<Impl*>(handle)->dtype())); }
API int32_t ta_is_contiguous(void* handle) { return static_cast<Impl*>(handle)->is_contiguous(); }

API void ta_sizes(void* handle, int64_t* out) {
  const auto sizes = static_cast<Impl*>(handle)->sizes();
  std::copy(sizes.begin(), sizes.end(), out);
}

API void ta_strides(void* handle, int64_t* out) {
  const auto strides = static_cast<Impl*>(handle)->strides();
  std::copy(strides.begin(), strides.end(), out);
}

API int32_t ta_device_type(void* handle) { return static_cast<int32_t>(static_cast<Impl*>(handle)->device().type()); }
API int32_t ta_device_index(void* handle) { return static_cast<int32_t>(static_cast<Impl*>(handle)->device().index()); }

// ---------------------------------------------------------------- autograd

API int32_t ta_requires_grad(void* handle) { return guard<int32_t>(-1, [&] { return borrow(handle).requires_grad() ? 1 : 0; }); }
API int32_t ta_is_leaf(void* handle) { return guard<int32_t>(-1, [&] { return borrow(handle).is_leaf() ? 1 : 0; }); }

API int32_t ta_set_requires_grad(void* handle, int32_t on) {
  return guard<int32_t>(-1, [&] { return borrow(handle).set_requires_grad(on != 0), 0; });
}

API int32_t ta_retain_grad(void* handle) { return guard<int32_t>(-1, [&] { return borrow(handle).retain_grad(), 0; }); }
API void* ta_grad(void* handle) { return guard<void*>(nullptr, [&] { return give(borrow(handle).grad()); }); }

API int32_t ta_set_grad(void* handle, void* grad) {
  return guard<int32_t>(-1, [&] { return borrow(handle).mutable_grad() = borrow(grad), 0; });
}

API int32_t ta_backward(void** tensors, int32_t n, void** grads, int32_t n_grads, int32_t retain, int32_t create, void** inputs, int32_t n_inputs) {
  return compute<int32_t>(-1, [&] {
    torch::autograd::backward(borrow_all(tensors, n), borrow_all(grads, n_grads), retain != 0, create != 0, borrow_all(inputs, n_inputs));
    return 0;
  });
}

API int32_t ta_grads(void** outputs, int32_t n, void** inputs, int32_t n_inputs, void** grads, int32_t n_grads, int32_t retain, int32_t create,
                     int32_t unused, void** results) {
  return compute<int32_t>(-1, [&] {
    auto out = torch::autograd::grad(borrow_all(outputs, n), borrow_all(inputs, n_inputs), borrow_all(grads, n_grads), retain != 0, create != 0,
                                     unused != 0);
    for (size_t i = 0; i < out.size(); i++) results[i] = give(std::move(out[i]));
    return static_cast<int32_t>(out.size());
  });
}

API int32_t ta_grad_mode() { return at::GradMode::is_enabled(); }
API void ta_set_grad_mode(int32_t on) { at::GradMode::set_enabled(on != 0); }
API void* ta_inference_begin(int32_t on) { return guard<void*>(nullptr, [&] { return new c10::InferenceMode(on != 0); }); }
API void ta_inference_end(void* mode) { delete static_cast<c10::InferenceMode*>(mode); }
API int32_t ta_inference_mode() { return c10::InferenceMode::is_enabled(); }

// ---------------------------------------------------------------- random numbers

API int32_t ta_manual_seed(uint64_t seed) { return guard<int32_t>(-1, [&] { return at::manual_seed(seed), 0; }); }

API void* ta_generator(int32_t type, int32_t index, int32_t fresh) {
  return guard<void*>(nullptr, [&] {
    const auto& base = at::globalContext().defaultGenerator(c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index)));
    c10::intrusive_ptr<c10::GeneratorImpl> impl = (fresh ? base.clone() : base).getIntrusivePtr();
    return impl.release();
  });
}

API void ta_generator_free(void* handle) { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(handle)); }
API uint64_t ta_generator_seed(void* handle) { return static_cast<c10::GeneratorImpl*>(handle)->current_seed(); }
API void ta_generator_set_seed(void* handle, uint64_t seed) { static_cast<c10::GeneratorImpl*>(handle)->set_current_seed(seed); }

API void* ta_generator_state(void* handle) {
  return guard<void*>(nullptr, [&] { return static_cast<c10::GeneratorImpl*>(handle)->get_state().release(); });
}

API int32_t ta_generator_set_state(void* handle, void* state) {
  return guard<int32_t>(-1, [&] {
    const at::Tensor tensor = borrow(state);
    return static_cast<c10::GeneratorImpl*>(handle)->set_state(*tensor.unsafeGetTensorImpl()), 0;
  });
}

// ---------------------------------------------------------------- runtime

API void ta_set_default_dtype(int32_t dtype) {
  guard<int32_t>(-1, [&] { return c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype))), 0; });
}

API int32_t ta_threads() { return at::get_num_threads(); }
API int32_t ta_set_threads(int32_t n) { return guard<int32_t>(-1, [&] { return at::set_num_threads(n), 0; }); }
API int32_t ta_interop_threads() { return at::get_num_interop_threads(); }
API int32_t ta_set_interop_threads(int32_t n) { return guard<int32_t>(-1, [&] { return at::set_num_interop_threads(n), 0; }); }
API int32_t ta_cuda_available() { return guard<int32_t>(0, [&] { return torch::cuda::is_available() ? 1 : 0; }); }
API int32_t ta_cuda_count() { return guard<int32_t>(0, [&] { return static_cast<int32_t>(torch::cuda::device_count()); }); }
API int32_t ta_cuda_synchronize(int32_t index) { return guard<int32_t>(-1, [&] { return torch::cuda::synchronize(index), 0; }); }
API int32_t ta_cuda_seed(uint64_t seed) { return guard<int32_t>(-1, [&] { return torch::cuda::manual_seed_all(seed), 0; }); }

/// Bytes the caching allocator has handed out on a device: now and at its peak. Returns 0 when known.
API int32_t ta_cuda_memory(int32_t index, int64_t* now, int64_t* peak) {
  *now = *peak = 0;
#ifdef TOOLACE_CUDA_ALLOCATOR
  return guard<int32_t>(-1, [&] {
    const auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(static_cast<c10::DeviceIndex>(index));
    *now = stats.allocated_bytes[0].current;
    *peak = stats.allocated_bytes[0].peak;
    return 0;
  });
#else
  (void)index;
  return -1;
#endif
}

/// Whether matrix products go through the forwarding in sgemm.c; where they do, attention.cpp and fused.cpp are there too.
#ifdef TOOLACE_SGEMM
API int32_t ta_forwards_sgemm() { return 1; }
#else
API int32_t ta_forwards_sgemm() { return 0; }
#endif
