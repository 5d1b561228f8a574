/* Debian's libtorch takes sgemm_ from whichever libblas is installed; the reference one is a hundred times slower than oneDNN, which
 * libtorch depends on anyway. The library that is loaded first wins the symbol, and the shim is: libtorch binds to this definition.
 * BLAS is column-major, dnnl_sgemm row-major: the transposed problem C' = B' A' is the same memory with the operands swapped. */
#include <stdint.h>

int dnnl_sgemm(char transa, char transb, int64_t m, int64_t n, int64_t k, float alpha, const float *a, int64_t lda, const float *b, int64_t ldb,
               float beta, float *c, int64_t ldc);

static char normalised(char trans) { return trans == 'n' || trans == 'N' ? 'N' : 'T'; }

__attribute__((visibility("default"))) void sgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
                                                   const float *alpha, const float *a, const int *lda, const float *b, const int *ldb,
                                                   const float *beta, float *c, const int *ldc) {
  dnnl_sgemm(normalised(*transb), normalised(*transa), *n, *m, *k, *alpha, b, *ldb, a, *lda, *beta, c, *ldc);
}
