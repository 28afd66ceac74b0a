// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/device.h"

#include "engine/base/parallel.h"
#include "engine/base/text.h"

#include <ATen/Parallel.h>

#include <dlfcn.h>
#include <unistd.h>

#ifdef SESSIONSMITH_CUDA
#include <cuda_runtime_api.h>
#endif

namespace sessionsmith::learning {

namespace {

int gpuCount()
{
    return torch::cuda::is_available() ? int(torch::cuda::device_count()) : 0;
}

Device describeGpu(int index)
{
    Device device{"cuda:" + std::to_string(index), "CUDA " + std::to_string(index)};
#ifdef SESSIONSMITH_CUDA
    cudaDeviceProp properties{};
    if (cudaGetDeviceProperties(&properties, index) == cudaSuccess) {
        device.name = properties.name;
        device.totalMemory = properties.totalGlobalMem;
    }
    std::size_t free = 0, total = 0;
    int current = 0;
    if (cudaGetDevice(&current) == cudaSuccess && cudaSetDevice(index) == cudaSuccess) {
        if (cudaMemGetInfo(&free, &total) == cudaSuccess) device.freeMemory = free;
        cudaSetDevice(current);
    }
#endif
    return device;
}

} // namespace

std::vector<Device> listDevices()
{
    const auto pageSize = std::uint64_t(::sysconf(_SC_PAGESIZE));
    std::vector<Device> devices{{"cpu", fmt::format("CPU, {} cores", threadCount(0)),
                                 std::uint64_t(::sysconf(_SC_PHYS_PAGES)) * pageSize,
                                 std::uint64_t(::sysconf(_SC_AVPHYS_PAGES)) * pageSize}};
    for (int i = 0; i < gpuCount(); ++i)
        devices.push_back(describeGpu(i));
    return devices;
}

std::uint64_t takenMemory(const std::string& id)
{
    const auto index = id.starts_with("cuda:") ? parseInteger(std::string_view(id).substr(5)) : std::nullopt;
    if (!index || *index < 0 || *index >= gpuCount()) return 0;
    const Device device = describeGpu(int(*index));
    return device.totalMemory - device.freeMemory;
}

Result<torch::Device> deviceNamed(const std::string& name)
{
    const int gpus = gpuCount();
    if (name == "cpu" || (name == "auto" && gpus == 0)) return torch::Device(torch::kCPU);
    if (name == "auto" || name == "cuda") {
        if (gpus > 0) return torch::Device(torch::kCUDA, 0);
    } else if (name.starts_with("cuda:")) {
        const auto index = parseInteger(std::string_view(name).substr(5));
        if (index && *index >= 0 && *index < gpus) return torch::Device(torch::kCUDA, c10::DeviceIndex(*index));
    }
    return fail(Error(SS_TEXT("engine", "The device \"{0}\" is not there: LibTorch finds {1} CUDA devices"), name, gpus)
                    .advise(SS_TEXT("engine", "Choose the device auto or cpu")));
}

void useThreads(unsigned threads)
{
    const auto count = int(threadCount(threads));
    at::set_num_threads(count);
    // Of whatever multiplies matrices, OpenBLAS built with threads of its own is the one that LibTorch does not tell.
    if (void* openBlas = ::dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_NOLOAD)) {
        if (const auto set = reinterpret_cast<void (*)(int)>(::dlsym(openBlas, "openblas_set_num_threads"))) set(count);
        ::dlclose(openBlas);
    }
}

} // namespace sessionsmith::learning
