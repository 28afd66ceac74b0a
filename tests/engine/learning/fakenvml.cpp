// SPDX-License-Identifier: GPL-3.0-or-later
// Two GPUs, as NVIDIA's management library would tell of them: busy by 30 and 70 per cent.
#include <string_view>

#define EXPORTED extern "C" __attribute__((visibility("default")))

namespace {

int devices[2] = {30, 70};

struct Utilization
{
    unsigned gpu, memory;
};

} // namespace

EXPORTED int nvmlInit_v2()
{
    return 0;
}

EXPORTED int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** device)
{
    if (index > 1) return 2; // an invalid argument
    *device = &devices[index];
    return 0;
}

EXPORTED int nvmlDeviceGetHandleByUUID(const char* uuid, void** device)
{
    if (std::string_view(uuid) != "GPU-second") return 6; // not found
    *device = &devices[1];
    return 0;
}

EXPORTED int nvmlDeviceGetUtilizationRates(void* device, Utilization* utilization)
{
    utilization->gpu = unsigned(*static_cast<int*>(device));
    return 0;
}
