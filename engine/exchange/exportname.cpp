// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/exportname.h"

namespace sessionsmith::exchange {

ExportSpec specByName(const std::filesystem::path& path)
{
    ExportSpec spec;
    spec.path = path;
    std::filesystem::path plain = path;
    spec.compressed = plain.extension() == ".zst";
    if (spec.compressed) plain.replace_extension();
    for (std::size_t i = 0; i < exportFormatNames().size(); ++i)
        if (plain.extension() == extensionOf(ExportFormat(i))) spec.format = ExportFormat(i);
    return spec;
}

Result<> checkExtension(const std::filesystem::path& path)
{
    const std::filesystem::path plain = path.extension() == ".zst" ? path.stem() : path;
    const std::string extension = plain.extension().string();
    std::string known;
    for (std::size_t i = 0; i < exportFormatNames().size(); ++i) {
        if (extension == extensionOf(ExportFormat(i))) return {};
        known += (i == 0 ? "" : ", ") + std::string(extensionOf(ExportFormat(i)));
    }
    if (extension.empty() || extension == ".txt") return {};
    return fail(Error(SS_TEXT("engine", "No format has the extension \"{0}\""), extension)
                    .at(path.string())
                    .advise(SS_TEXT("engine", "Choose one of {0}, or say the format"), known));
}

} // namespace sessionsmith::exchange
