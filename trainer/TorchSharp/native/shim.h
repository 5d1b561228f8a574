// What the shim's files share: handles, errors, exports.
#pragma once
#include <ATen/ATen.h>
#include <torch/version.h>

#include <string>
#include <vector>

#define API extern "C" __attribute__((visibility("default")))

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 6)
template <typename T> using Optional = std::optional<T>;
#else
template <typename T> using Optional = c10::optional<T>;
#endif

using Impl = c10::TensorImpl;
using TensorPtr = c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>;

/// Of the last call that failed, for ta_error.
inline thread_local std::string last_error;

inline at::Tensor borrow(void* handle) {
  return handle ? at::Tensor(TensorPtr::reclaim_copy(static_cast<Impl*>(handle))) : at::Tensor();
}

inline void* give(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

inline std::vector<at::Tensor> borrow_all(void** handles, int32_t n) {
  std::vector<at::Tensor> out;
  out.reserve(n);
  for (int32_t i = 0; i < n; i++) out.push_back(borrow(handles[i]));
  return out;
}

template <typename R, typename F> R guard(R failed, F&& body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown native error";
  }
  return failed;
}
