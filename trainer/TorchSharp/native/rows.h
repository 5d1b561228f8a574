/* Loops over rows of floats, see rows.c. */
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* row[i] = e^(row[i] - max) for the valid first ones, 0 for the rest; returns the maximum and, in sum, the sum of what was written. */
float ta_row_exponentials(float *row, int64_t valid, int64_t n, float *sum);
void ta_row_scale(float *row, float factor, int64_t n);
float ta_row_dot(const float *a, const float *b, int64_t n);
/* p: scores in, probabilities out; dp: their gradient in, the scores' gradient (times scale) out. Both 0 behind the valid ones. */
void ta_row_softmax_gradient(float *p, float *dp, float log_sum, float dot, float scale, int64_t valid, int64_t n);
void ta_row_norm(const float *x, const float *weight, float *y, float scale, int64_t n);
void ta_row_norm_gradient(const float *x, const float *weight, const float *dy, float *dx, float scale, int64_t n);
/* silu(gate) * up */
void ta_row_gate(const float *gate, const float *up, float *y, int64_t n);
void ta_row_gate_gradient(const float *gate, const float *up, const float *dy, float *dgate, float *dup, int64_t n);
/* y = x * cosine + direction * swapped(x) * sine over rows of 2 * half. */
void ta_row_rotate(const float *x, const float *cosine, const float *sine, float *y, float direction, int64_t half);

#ifdef __cplusplus
}
#endif
