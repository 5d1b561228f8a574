// What a decoder does between its matrix products, and a linear map with a low-rank update, each as one operator with its own gradient: fewer passes over memory
// and fewer values kept than the same in ATen's operators. Single precision on the CPU; whatever else there is stays composed.
#include "shim.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>

#include "rows.h"

extern "C" int dnnl_sgemm(char transa, char transb, int64_t m, int64_t n, int64_t k, float alpha, const float* a, int64_t lda, const float* b, int64_t ldb,
                          float beta, float* c, int64_t ldc);
extern "C" int dnnl_set_primitive_cache_capacity(int capacity);

namespace {

// oneDNN keeps a compiled product for each shape, 1,024 of them unless told otherwise: batches of ever new lengths would fill it for thousands of steps.
[[maybe_unused]] const int cache_bounded = dnnl_set_primitive_cache_capacity(128);

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Variables = torch::autograd::variable_list;

constexpr int64_t Grain = 32768; // floats that are worth a second thread

bool plain(const at::Tensor& t) { return t.defined() && t.device().is_cpu() && t.scalar_type() == at::kFloat; }

template <typename F> void each_row(int64_t rows, int64_t width, F&& body) {
  at::parallel_for(0, rows, std::max<int64_t>(1, Grain / width), [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; r++) body(r);
  });
}

// ---------------------------------------------------------------- root-mean-square norm

struct Norm : Function<Norm> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, double epsilon) {
    const auto x = input.contiguous();
    const int64_t n = x.size(-1), rows = x.numel() / n;
    auto y = at::empty_like(x), scales = at::empty({rows}, x.options());
    const float *const X = x.data_ptr<float>(), *const W = weight.data_ptr<float>();
    float *const Y = y.data_ptr<float>(), *const S = scales.data_ptr<float>();
    each_row(rows, n, [&](int64_t r) {
      S[r] = 1 / std::sqrt(ta_row_dot(X + r * n, X + r * n, n) / static_cast<float>(n) + static_cast<float>(epsilon));
      ta_row_norm(X + r * n, W, Y + r * n, S[r], n);
    });
    context->save_for_backward({x, weight, scales});
    return y;
  }

  static Variables backward(AutogradContext* context, Variables gradients) {
    const auto saved = context->get_saved_variables();
    const auto &x = saved[0], &weight = saved[1], &scales = saved[2];
    const auto dy = gradients[0].contiguous();
    const int64_t n = x.size(-1), rows = x.numel() / n;
    auto dx = at::empty_like(x);
    const float *const X = x.data_ptr<float>(), *const W = weight.data_ptr<float>(), *const S = scales.data_ptr<float>(), *const DY = dy.data_ptr<float>();
    float* const DX = dx.data_ptr<float>();
    each_row(rows, n, [&](int64_t r) { ta_row_norm_gradient(X + r * n, W, DY + r * n, DX + r * n, S[r], n); });
    return {dx, at::Tensor(), at::Tensor()};
  }
};

// ---------------------------------------------------------------- silu(gate) · up

struct Gate : Function<Gate> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& gate_input, const at::Tensor& up_input) {
    const auto gate = gate_input.contiguous(), up = up_input.contiguous();
    auto y = at::empty_like(gate);
    const int64_t n = gate.size(-1);
    const float *const G = gate.data_ptr<float>(), *const U = up.data_ptr<float>();
    float* const Y = y.data_ptr<float>();
    each_row(gate.numel() / n, n, [&](int64_t r) { ta_row_gate(G + r * n, U + r * n, Y + r * n, n); });
    context->save_for_backward({gate, up});
    return y;
  }

  static Variables backward(AutogradContext* context, Variables gradients) {
    const auto saved = context->get_saved_variables();
    const auto &gate = saved[0], &up = saved[1];
    const auto dy = gradients[0].contiguous();
    auto dgate = at::empty_like(gate), dup = at::empty_like(up);
    const int64_t n = gate.size(-1);
    const float *const G = gate.data_ptr<float>(), *const U = up.data_ptr<float>(), *const DY = dy.data_ptr<float>();
    float *const DG = dgate.data_ptr<float>(), *const DU = dup.data_ptr<float>();
    each_row(gate.numel() / n, n, [&](int64_t r) { ta_row_gate_gradient(G + r * n, U + r * n, DY + r * n, DG + r * n, DU + r * n, n); });
    return {dgate, dup};
  }
};

// ---------------------------------------------------------------- rotary positions

at::Tensor rotated(const at::Tensor& input, const at::Tensor& cosine, const at::Tensor& sine, float direction) {
  const auto x = input.stride(3) == 1 ? input : input.contiguous();
  const int64_t batch = x.size(0), heads = x.size(1), time = x.size(2), size = x.size(3);
  auto y = at::empty({batch, time, heads, size}, x.options());
  const float *const X = x.data_ptr<float>(), *const C = cosine.data_ptr<float>(), *const S = sine.data_ptr<float>();
  float* const Y = y.data_ptr<float>();
  each_row(batch * time, heads * size, [&](int64_t i) {
    const int64_t b = i / time, t = i % time;
    for (int64_t h = 0; h < heads; h++) {
      ta_row_rotate(X + b * x.stride(0) + h * x.stride(1) + t * x.stride(2), C + t * size, S + t * size, Y + (i * heads + h) * size, direction, size / 2);
    }
  });
  return y.transpose(1, 2);
}

struct Rotate : Function<Rotate> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& cosine, const at::Tensor& sine) {
    context->save_for_backward({cosine, sine});
    return rotated(x, cosine, sine, 1);
  }

  static Variables backward(AutogradContext* context, Variables gradients) {
    const auto saved = context->get_saved_variables();
    return {rotated(gradients[0], saved[0], saved[1], -1), at::Tensor(), at::Tensor()};
  }
};

// ---------------------------------------------------------------- x Wᵀ + scale · (x Aᵀ) Bᵀ

/// C [m, n] = alpha · A B + beta · C of row-major matrices without gaps; a letter T reads that matrix transposed.
void product(char ta, char tb, int64_t m, int64_t n, int64_t k, double alpha, const at::Tensor& a, const at::Tensor& b, float beta, at::Tensor& c) {
  dnnl_sgemm(ta, tb, m, n, k, static_cast<float>(alpha), a.data_ptr<float>(), ta == 'N' ? k : m, b.data_ptr<float>(), tb == 'N' ? n : k, beta, c.data_ptr<float>(), n);
}

struct LowRank : Function<LowRank> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, const at::Tensor& down, const at::Tensor& up, double scale) {
    const auto x = input.contiguous();
    const int64_t in = weight.size(1), out = weight.size(0), rank = down.size(0), rows = x.numel() / in;
    auto shape = x.sizes().vec();
    shape.back() = out;
    auto y = at::empty(shape, x.options()), h = at::empty({rows, rank}, x.options());
    product('N', 'T', rows, out, in, 1, x, weight, 0, y);
    product('N', 'T', rows, rank, in, 1, x, down, 0, h);
    product('N', 'T', rows, out, rank, scale, h, up, 1, y);
    context->save_for_backward({x, weight, down, up, h});
    context->saved_data["scale"] = scale;
    context->saved_data["input"] = input.requires_grad();
    return y;
  }

  static Variables backward(AutogradContext* context, Variables gradients) {
    const auto saved = context->get_saved_variables();
    const auto &x = saved[0], &weight = saved[1], &down = saved[2], &up = saved[3], &h = saved[4];
    const double scale = context->saved_data["scale"].toDouble();
    const int64_t in = weight.size(1), out = weight.size(0), rank = down.size(0), rows = h.size(0);
    const auto dy = gradients[0].contiguous();
    auto dh = at::empty_like(h), ddown = at::empty_like(down), dup = at::empty_like(up);
    product('N', 'N', rows, rank, out, scale, dy, up, 0, dh);
    product('T', 'N', rank, in, rows, 1, dh, x, 0, ddown);
    product('T', 'N', out, rank, rows, scale, dy, h, 0, dup);
    at::Tensor dx;
    if (context->saved_data["input"].toBool()) {
      dx = at::empty_like(x);
      product('N', 'N', rows, in, out, 1, dy, weight, 0, dx);
      product('N', 'N', rows, in, rank, 1, dh, down, 1, dx);
    }
    return {dx, at::Tensor(), ddown, dup, at::Tensor()};
  }
};

}  // namespace

// Every one of these answers null without an error where it does not apply; the caller composes it then.

/// x / √(mean(x²) + epsilon) · weight over the last dimension; the weight is not trained.
API void* ta_rms_norm(void* input, void* weight_handle, double epsilon) {
  return compute<void*>(nullptr, [&]() -> void* {
    last_error.clear();
    const auto x = borrow(input), weight = borrow(weight_handle);
    if (!plain(x) || !plain(weight) || x.numel() == 0 || !weight.is_contiguous() || weight.dim() != 1 || weight.requires_grad()) return nullptr;
    return give(Norm::apply(x, weight, epsilon));
  });
}

/// silu(gate) · up.
API void* ta_silu_gate(void* gate_handle, void* up_handle) {
  return compute<void*>(nullptr, [&]() -> void* {
    last_error.clear();
    const auto gate = borrow(gate_handle), up = borrow(up_handle);
    if (!plain(gate) || !plain(up) || gate.numel() == 0 || gate.sizes() != up.sizes()) return nullptr;
    return give(Gate::apply(gate, up));
  });
}

/// Rotary positions of x [batch, heads, time, size] by tables [time, size].
API void* ta_rotate(void* input, void* cosine_handle, void* sine_handle) {
  return compute<void*>(nullptr, [&]() -> void* {
    last_error.clear();
    const auto x = borrow(input), cosine = borrow(cosine_handle), sine = borrow(sine_handle);
    if (!plain(x) || !plain(cosine) || !plain(sine) || x.numel() == 0 || x.dim() != 4 || cosine.dim() != 2 || cosine.sizes() != sine.sizes() ||
        cosine.size(0) != x.size(2) || cosine.size(1) != x.size(3) || !cosine.is_contiguous() || !sine.is_contiguous()) {
      return nullptr;
    }
    return give(Rotate::apply(x, cosine, sine));
  });
}

/// x Wᵀ + scale · (x Aᵀ) Bᵀ for a weight that is not trained.
API void* ta_low_rank_linear(void* input, void* weight_handle, void* down_handle, void* up_handle, double scale) {
  return compute<void*>(nullptr, [&]() -> void* {
    last_error.clear();
    const auto x = borrow(input), weight = borrow(weight_handle), down = borrow(down_handle), up = borrow(up_handle);
    for (const auto& matrix : {weight, down, up}) {
      if (!plain(matrix) || matrix.dim() != 2 || !matrix.is_contiguous()) return nullptr;
    }
    if (!plain(x) || x.numel() == 0 || weight.requires_grad() || x.size(-1) != weight.size(1)) return nullptr;
    return give(LowRank::apply(x, weight, down, up, scale));
  });
}
