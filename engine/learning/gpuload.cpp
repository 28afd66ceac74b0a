// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/gpuload.h"

#include "engine/base/text.h"

#include <cstdlib>

#include <dlfcn.h>

namespace sessionsmith::learning {

namespace {

/// What is needed of NVML, by its documented interface; it is no dependency of the build.
class Nvml
{
public:
    using Handle = struct nvmlDevice_st*;

    Nvml()
    {
        void* library = ::dlopen("libnvidia-ml.so.1", RTLD_LAZY | RTLD_LOCAL); // stays until the end
        if (!library) return;
        const auto init = reinterpret_cast<int (*)()>(::dlsym(library, "nvmlInit_v2"));
        m_byIndex = reinterpret_cast<ByIndex>(::dlsym(library, "nvmlDeviceGetHandleByIndex_v2"));
        m_byUuid = reinterpret_cast<ByUuid>(::dlsym(library, "nvmlDeviceGetHandleByUUID"));
        m_rates = reinterpret_cast<Rates>(::dlsym(library, "nvmlDeviceGetUtilizationRates"));
        m_works = init && m_byIndex && m_byUuid && m_rates && init() == 0;
    }

    /// `name`: a number or a UUID, as in CUDA_VISIBLE_DEVICES.
    std::optional<double> load(const std::string& name) const
    {
        Handle handle = nullptr;
        Utilization rates{};
        if (!m_works) return std::nullopt;
        const auto index = parseInteger(name);
        const int found = index ? m_byIndex(unsigned(*index), &handle) : m_byUuid(name.c_str(), &handle);
        if (found != 0 || m_rates(handle, &rates) != 0) return std::nullopt;
        return rates.gpu / 100.0;
    }

private:
    struct Utilization
    {
        unsigned gpu, memory; ///< percent
    };
    using ByIndex = int (*)(unsigned, Handle*);
    using ByUuid = int (*)(const char*, Handle*);
    using Rates = int (*)(Handle, Utilization*);

    ByIndex m_byIndex = nullptr;
    ByUuid m_byUuid = nullptr;
    Rates m_rates = nullptr;
    bool m_works = false;
};

/// CUDA counts the devices that it is allowed to see.
std::string seenDevice(std::size_t index)
{
    const char* seen = std::getenv("CUDA_VISIBLE_DEVICES");
    if (!seen || !*seen) return std::to_string(index);
    const auto devices = split(seen, ',');
    return index < devices.size() ? std::string(trimmed(devices[index])) : std::string();
}

} // namespace

std::optional<double> gpuLoad(const std::string& device)
{
    const auto index = device.starts_with("cuda:") ? parseInteger(std::string_view(device).substr(5)) : std::nullopt;
    if (!index || *index < 0) return std::nullopt;
    static const Nvml nvml;
    return nvml.load(seenDevice(std::size_t(*index)));
}

} // namespace sessionsmith::learning
