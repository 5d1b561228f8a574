/* Loops over rows of floats for the fused operators, compiled once for every instruction set; the machine's is chosen when the library is loaded. No infinities
 * and no NaN reach them that a caller would want back, so the compiler may reorder sums. */
#include "rows.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

/* e^x within 2 units in the last place; 0 below -87. (Cephes' polynomial; 2^n is made of its bits.) */
static inline float exponential(float x) {
  x = x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x;
  const float n = __builtin_rintf(x * 1.44269504088896341f);
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  const int32_t bits = ((int32_t)n + 127) << 23;
  float scale;
  memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

CLONES float ta_row_exponentials(float *row, int64_t valid, int64_t n, float *sum) {
  float top = row[0], total = 0;
  for (int64_t i = 1; i < valid; i++) top = row[i] > top ? row[i] : top;
  for (int64_t i = 0; i < valid; i++) {
    row[i] = exponential(row[i] - top);
    total += row[i];
  }
  for (int64_t i = valid; i < n; i++) row[i] = 0;
  *sum = total;
  return top;
}

CLONES void ta_row_scale(float *row, float factor, int64_t n) {
  for (int64_t i = 0; i < n; i++) row[i] *= factor;
}

CLONES float ta_row_dot(const float *a, const float *b, int64_t n) {
  float sum = 0;
  for (int64_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}

CLONES void ta_row_softmax_gradient(float *p, float *dp, float log_sum, float dot, float scale, int64_t valid, int64_t n) {
  for (int64_t i = 0; i < valid; i++) {
    p[i] = exponential(p[i] - log_sum);
    dp[i] = p[i] * (dp[i] - dot) * scale;
  }
  for (int64_t i = valid; i < n; i++) p[i] = dp[i] = 0;
}

CLONES void ta_row_norm(const float *x, const float *weight, float *y, float scale, int64_t n) {
  for (int64_t i = 0; i < n; i++) y[i] = x[i] * scale * weight[i];
}

CLONES void ta_row_norm_gradient(const float *x, const float *weight, const float *dy, float *dx, float scale, int64_t n) {
  float dot = 0;
  for (int64_t i = 0; i < n; i++) dot += dy[i] * weight[i] * x[i];
  const float along = dot * scale * scale * scale / (float)n;
  for (int64_t i = 0; i < n; i++) dx[i] = dy[i] * weight[i] * scale - x[i] * along;
}

CLONES void ta_row_gate(const float *gate, const float *up, float *y, int64_t n) {
  for (int64_t i = 0; i < n; i++) y[i] = gate[i] / (1.0f + exponential(-gate[i])) * up[i];
}

CLONES void ta_row_gate_gradient(const float *gate, const float *up, const float *dy, float *dgate, float *dup, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    const float open = 1.0f / (1.0f + exponential(-gate[i])), silu = gate[i] * open;
    dup[i] = dy[i] * silu;
    dgate[i] = dy[i] * up[i] * (open + silu * (1.0f - open));
  }
}

CLONES void ta_row_rotate(const float *x, const float *cosine, const float *sine, float *y, float direction, int64_t half) {
  for (int64_t i = 0; i < half; i++) {
    const float a = x[i], b = x[i + half];
    y[i] = a * cosine[i] + direction * b * sine[i];
    y[i + half] = b * cosine[i + half] + direction * a * sine[i + half];
  }
}
