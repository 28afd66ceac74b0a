// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/backend.h"

#include <dlfcn.h>

#include <cstdlib>
#include <mutex>

namespace sessionsmith::learning {

namespace {

constexpr const char* moduleFile = "libsessionsmith-learning.so";
constexpr const char* entryPoint = "sessionsmithLearningBackend";

/// Where the module may lie, the best place first.
std::vector<std::filesystem::path> candidates()
{
    if (const char* named = std::getenv("SESSIONSMITH_LEARNING_MODULE"); named && *named) return {named};
    std::vector<std::filesystem::path> paths;
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (!unknown) {
        const auto folder = program.parent_path();
        paths = {folder / moduleFile, folder / ".." / "lib" / moduleFile,
                 folder / ".." / "lib" / "sessionsmith" / moduleFile};
    }
    paths.push_back(std::filesystem::path(SESSIONSMITH_MODULE_DIR) / moduleFile);
    return paths;
}

Result<Backend*> entryOf(const std::filesystem::path& path)
{
    // Never unloaded: LibTorch keeps threads and static objects of its own.
    void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module)
        return fail(
            Error(SS_TEXT("engine", "The learning module cannot be loaded: {0}"), ::dlerror())
                .at(path.string())
                .advise(SS_TEXT("engine", "Install LibTorch as it was when Sessionsmith was built, or build again")));
    const auto entry = reinterpret_cast<Backend* (*)()>(::dlsym(module, entryPoint));
    if (!entry) return fail(Error(SS_TEXT("engine", "This is no learning module of Sessionsmith")).at(path.string()));
    return entry();
}

Result<Backend*> loadModule()
{
    std::string searched;
    for (const auto& path : candidates()) {
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored)) return entryOf(path);
        searched += (searched.empty() ? "" : ", ") + path.lexically_normal().string();
    }
    return fail(Error(SS_TEXT("engine", "The learning module is not there; it was looked for as {0}"), searched)
                    .advise(SS_TEXT("engine",
                                    "Install Sessionsmith whole, or name the module in SESSIONSMITH_LEARNING_MODULE")));
}

} // namespace

void letThreadsSleep()
{
    // Read when the libraries are loaded.
    ::setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
    ::setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0); // it waits for 2^4 clocks instead of 2^26
}

Result<Backend*> backend()
{
    static std::mutex mutex;
    static Backend* loaded = nullptr;
    const std::lock_guard lock(mutex);
    if (loaded) return loaded;
    const auto result = loadModule();
    if (result) loaded = *result;
    return result;
}

} // namespace sessionsmith::learning
