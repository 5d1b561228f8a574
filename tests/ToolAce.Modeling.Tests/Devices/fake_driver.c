/* Stands in for libnvidia-ml.so.1 and libcuda.so.1: two GPUs, of which the management library lists the second first. Compiled by the tests. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *names[] = {"Fake H200", "Fake L4"};
static const char *buses[] = {"00000000:0A:00.0", "00000000:0B:00.0"}; /* in CUDA's order */
static uint64_t used[] = {1000, 2000};
static int contexts, pushed;

#ifndef NO_NVML
int nvmlInit_v2(void) { return REFUSES; }
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device) { return index > 1 ? 2 : (*device = (void *)(uintptr_t)(2 - index), 0); }
int nvmlDeviceGetHandleByPciBusId_v2(const char *bus, void **device) {
  for (int i = 0; i < 2; i++)
    if (!strcmp(bus, buses[i])) return *device = (void *)(uintptr_t)(i + 1), 0;
  return 6;
}
int nvmlDeviceGetName(void *device, char *name, unsigned size) { return snprintf(name, size, "%s", names[(uintptr_t)device - 1]), 0; }
int nvmlDeviceGetMemoryInfo(void *device, uint64_t *figures) {
  int i = (int)(uintptr_t)device - 1;
  figures[0] = 150000 >> i, figures[2] = used[i], figures[1] = figures[0] - used[i];
  used[i] += 10;
  return 0;
}
#endif

int cuInit(unsigned flags) { return flags ? 1 : REFUSES; }
int cuDeviceGet(int *device, int index) { return index < 0 || index > 1 ? 101 : (*device = index + 40, 0); }
int cuDeviceGetName(char *name, int size, int device) { return snprintf(name, size, "%s", names[device - 40]), 0; }
int cuDeviceGetPCIBusId(char *bus, int size, int device) { return snprintf(bus, size, "%s", buses[device - 40]), 0; }
int cuDevicePrimaryCtxRetain(void **context, int device) { return contexts++, *context = (void *)(uintptr_t)device, 0; }
int cuDevicePrimaryCtxRelease_v2(int device) { return (void)device, contexts--, 0; }
int cuCtxPushCurrent_v2(void *context) { return pushed = (int)(uintptr_t)context, 0; }
int cuCtxPopCurrent_v2(void **context) { return *context = (void *)(uintptr_t)pushed, pushed = 0, 0; }
int cuMemGetInfo_v2(size_t *free, size_t *total) { return pushed ? (*total = 7000 + pushed, *free = 5000, 0) : 201; }
int contexts_held(void) { return contexts + pushed; }
