// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/machineclaim.h"

#include "engine/base/atomicfile.h"

#include <sys/statfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace sessionsmith::store {

namespace {

constexpr const char* claimName = "machine";

struct Kind
{
    unsigned long kind;
    const char* name;
};

/// From statfs(2) and the sources of the file systems.
constexpr Kind networkKinds[] = {{0x6969, "NFS"},        {0xff534d42, "CIFS"},  {0xfe534d42, "SMB"},
                                 {0x517b, "SMB"},        {0x5346414f, "AFS"},   {0x00c36400, "Ceph"},
                                 {0x0bd00bd3, "Lustre"}, {0x47504653, "GPFS"},  {0x01161970, "GFS2"},
                                 {0x7461636f, "OCFS2"},  {0x19830326, "BeeGFS"}};

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

} // namespace

std::string networkFileSystem(long kind)
{
    for (const Kind& network : networkKinds)
        if ((static_cast<unsigned long>(kind) & 0xffffffffUL) == network.kind) return network.name;
    return {};
}

std::string thisMachine()
{
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) name[0] = '?';
    return name.data() + (" " + textOf("/etc/machine-id"));
}

Result<> claimFolder(const std::filesystem::path& folder, const std::string& machine)
{
    const auto place = folder / claimName;
    const auto temporary =
        folder / (std::string(AtomicFile::temporaryPrefix) + "machine-" + std::to_string(::getpid()));
    const auto failed = [&](int error) {
        return fail(Error(SS_TEXT("engine", "The claim of this machine to the workspace cannot be written: {0}"),
                          std::strerror(error))
                        .at(place.string()));
    };
    std::error_code ignored;
    if (!std::filesystem::exists(place, ignored)) {
        errno = 0;
        std::ofstream file(temporary, std::ios::binary);
        file << machine << '\n';
        file.close();
        if (!file) return failed(errno);
        const int error = ::link(temporary.c_str(), place.c_str()) == 0 ? 0 : errno; // whoever is first, has it
        std::filesystem::remove(temporary, ignored);
        if (error != 0 && error != EEXIST) return failed(error);
    }
    const std::string owner = textOf(place);
    if (owner == machine) return {};
    if (owner.empty()) return failed(ENODATA);
    return fail(
        Error(SS_TEXT("engine", "The workspace lies on a network folder and belongs to the machine \"{0}\": two "
                                "machines that write into it would damage it"),
              owner.substr(0, owner.find(' ')))
            .at(folder.string())
            .advise(SS_TEXT("engine", "Close it there and delete the file \"{0}\", or work on a copy"),
                    place.string()));
}

Result<> claimIfShared(const std::filesystem::path& folder)
{
    struct statfs system = {};
    const bool isRemote = ::statfs(folder.c_str(), &system) == 0 && !networkFileSystem(long(system.f_type)).empty();
    std::error_code ignored;
    if (!isRemote && !std::filesystem::exists(folder / claimName, ignored)) return {};
    return claimFolder(folder, thisMachine());
}

} // namespace sessionsmith::store
