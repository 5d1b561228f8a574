// Causal attention in single precision on the CPU, for a libtorch that has none of its own (before 2.0) and comes with oneDNN's sgemm.
//
// Scores exist for one block of queries at a time and only for the keys that it may see, so neither the [time, time] matrices nor half of the work are made;
// the backward pass makes them again from the rows' log-sums (Dao, 2022). Results are laid out as [batch, time, heads, size], what the output map wants.
#include "shim.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>

#include "rows.h"

extern "C" int dnnl_sgemm(char transa, char transb, int64_t m, int64_t n, int64_t k, float alpha, const float* a, int64_t lda, const float* b, int64_t ldb,
                          float beta, float* c, int64_t ldc);

namespace {

constexpr int64_t Block = 64;

/// A [batch, heads, time, size] tensor as rows: row t of head (b, h) begins at data + b·batch + h·head + t·time.
struct Rows {
  float* data;
  int64_t batch, head, time;

  explicit Rows(const at::Tensor& t) : data(t.data_ptr<float>()), batch(t.stride(0)), head(t.stride(1)), time(t.stride(2)) {}
  float* of(int64_t b, int64_t h) const { return data + b * batch + h * head; }
};

at::Tensor with_dense_rows(const at::Tensor& t) { return t.stride(3) == 1 && t.stride(2) >= t.size(3) ? t : t.contiguous(); }
at::Tensor time_major(const at::Tensor& like) { return at::empty({like.size(0), like.size(2), like.size(1), like.size(3)}, like.options()).transpose(1, 2); }

template <typename F> void each_head(const at::Tensor& q, F&& body) {
  const int64_t heads = q.size(1);
  at::parallel_for(0, q.size(0) * heads, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) body(i / heads, i % heads, i);
  });
}

struct CausalAttention : torch::autograd::Function<CausalAttention> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& query, const at::Tensor& key, const at::Tensor& value) {
    const auto q = with_dense_rows(query), k = with_dense_rows(key), v = with_dense_rows(value);
    const int64_t time = q.size(2), size = q.size(3);
    const float scale = 1 / std::sqrt(static_cast<float>(size));
    auto output = time_major(q);
    auto log_sums = at::empty({q.size(0), q.size(1), time}, q.options());
    const Rows Q(q), K(k), V(v), O(output);
    float* const L = log_sums.data_ptr<float>();
    each_head(q, [&](int64_t b, int64_t h, int64_t i) {
      std::vector<float> scores(Block * time);
      float sums[Block];
      for (int64_t first = 0; first < time; first += Block) {
        const int64_t rows = std::min(Block, time - first), n = first + rows;
        dnnl_sgemm('N', 'T', rows, n, size, scale, Q.of(b, h) + first * Q.time, Q.time, K.of(b, h), K.time, 0, scores.data(), n);
        for (int64_t r = 0; r < rows; r++) {
          const float top = ta_row_exponentials(scores.data() + r * n, first + r + 1, n, sums + r);
          L[i * time + first + r] = top + std::log(sums[r]);
        }
        float* const out = O.of(b, h) + first * O.time;
        dnnl_sgemm('N', 'N', rows, size, n, 1, scores.data(), n, V.of(b, h), V.time, 0, out, O.time);
        for (int64_t r = 0; r < rows; r++) ta_row_scale(out + r * O.time, 1 / sums[r], size);
      }
    });
    context->save_for_backward({q, k, v, output, log_sums});
    return output;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const auto &q = saved[0], &k = saved[1], &v = saved[2], &output = saved[3], &log_sums = saved[4];
    const auto gradient = with_dense_rows(gradients[0]);
    const int64_t time = q.size(2), size = q.size(3);
    const float scale = 1 / std::sqrt(static_cast<float>(size));
    auto dq = time_major(q), dk = time_major(q), dv = time_major(q);
    const Rows Q(q), K(k), V(v), O(output), G(gradient), DQ(dq), DK(dk), DV(dv);
    const float* const L = log_sums.data_ptr<float>();
    each_head(q, [&](int64_t b, int64_t h, int64_t i) {
      std::vector<float> p(Block * time), dp(Block * time);
      // The last block sees every key, so it may begin the sums over blocks.
      for (int64_t first = (time - 1) / Block * Block; first >= 0; first -= Block) {
        const int64_t rows = std::min(Block, time - first), n = first + rows;
        const float begun = n == time ? 0 : 1;
        float *const q_rows = Q.of(b, h) + first * Q.time, *const g_rows = G.of(b, h) + first * G.time, *const o_rows = O.of(b, h) + first * O.time;
        dnnl_sgemm('N', 'T', rows, n, size, scale, q_rows, Q.time, K.of(b, h), K.time, 0, p.data(), n);
        dnnl_sgemm('N', 'T', rows, n, size, 1, g_rows, G.time, V.of(b, h), V.time, 0, dp.data(), n);
        for (int64_t r = 0; r < rows; r++) {
          const float dot = ta_row_dot(g_rows + r * G.time, o_rows + r * O.time, size);
          ta_row_softmax_gradient(p.data() + r * n, dp.data() + r * n, L[i * time + first + r], dot, scale, first + r + 1, n);
        }
        dnnl_sgemm('T', 'N', n, size, rows, 1, p.data(), n, g_rows, G.time, begun, DV.of(b, h), DV.time);
        dnnl_sgemm('T', 'N', n, size, rows, 1, dp.data(), n, q_rows, Q.time, begun, DK.of(b, h), DK.time);
        dnnl_sgemm('N', 'N', rows, size, n, 1, dp.data(), n, K.of(b, h), K.time, 0, DQ.of(b, h) + first * DQ.time, DQ.time);
      }
    });
    return {dq, dk, dv};
  }
};

bool fits(const at::Tensor& t, const at::Tensor& like) { return t.device().is_cpu() && t.scalar_type() == at::kFloat && t.sizes() == like.sizes(); }

}  // namespace

/// Softmax(QKᵀ/√size)V where no position sees a later one, [batch, heads, time, size] all three. Null without an error where it does not apply: another type,
/// device or shape; the caller composes it then.
API void* ta_causal_attention(void* query, void* key, void* value) {
  return compute<void*>(nullptr, [&]() -> void* {
    last_error.clear();
    const auto q = borrow(query), k = borrow(key), v = borrow(value);
    if (q.dim() != 4 || q.numel() == 0 || !fits(q, q) || !fits(k, q) || !fits(v, q)) return nullptr;
    return give(CausalAttention::apply(q, k, v));
  });
}
