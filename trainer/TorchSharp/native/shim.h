// What the shim's files share: handles, errors, exports.
#pragma once
#include <ATen/ATen.h>
#include <torch/version.h>

#include <csignal>
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

/// Signals wait for this thread while one of these lives, and for good for threads that start meanwhile, as OpenMP's do. A signal that comes to a thread inside
/// oneDNN 2's generated code damages the heap (docs/log.md). The ones that a fault itself raises still come.
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t waiting;
    sigfillset(&waiting);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT}) sigdelset(&waiting, fault);
    pthread_sigmask(SIG_BLOCK, &waiting, &before_);
  }
  ~SignalsWait() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

 private:
  sigset_t before_;
};

/// A guard around whatever may run an operator.
template <typename R, typename F> R compute(R failed, F&& body) noexcept {
  const SignalsWait wait;
  return guard<R>(failed, std::forward<F>(body));
}
