// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/temporaryfile.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace sessionsmith {

std::filesystem::path temporaryFolder()
{
    const char* wanted = std::getenv("TMPDIR");
    if (wanted && *wanted) return wanted;
    std::error_code ignored;
    const std::filesystem::path large = "/var/tmp";
    return std::filesystem::is_directory(large, ignored) ? large : std::filesystem::temp_directory_path(ignored);
}

Result<Descriptor> temporaryFile()
{
    std::string path = (temporaryFolder() / "sessionsmith-XXXXXX").string();
    Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
    if (!file) return fail(Error(SS_TEXT("engine", "The file cannot be written: {0}"), std::strerror(errno)).at(path));
    ::unlink(path.c_str());
    return file;
}

} // namespace sessionsmith
