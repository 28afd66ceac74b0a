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

} // namespace sessionsmith::exchange
