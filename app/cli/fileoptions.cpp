// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fileoptions.h"

#include "engine/exchange/exportname.h"

namespace sessionsmith::cli {

void addFileOptions(Arguments& arguments, FileOptions& options, CLI::Option* target)
{
    std::vector<std::string> layouts{"auto"};
    layouts.insert(layouts.end(), exchange::exportFormatNames().begin(), exchange::exportFormatNames().end());
    CLI::Option& format =
        arguments.choice("--format", options.format, "Layout of the file; auto: as its name says, else csv", layouts);
    CLI::Option& compressed =
        arguments.flag("--zstd", options.compressed, "Compress with zstd, as for a name that ends in .zst; text only");
    if (!target) return;
    format.needs(target);
    compressed.needs(target);
}

Result<exchange::ExportSpec> specOf(const FileOptions& options)
{
    if (options.format == "auto")
        if (auto known = exchange::checkExtension(options.path); !known) return tl::unexpected(known.error());
    exchange::ExportSpec spec = exchange::specByName(options.path);
    spec.compressed |= options.compressed;
    const std::vector<std::string>& names = exchange::exportFormatNames();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (options.format == names[i]) spec.format = exchange::ExportFormat(i);
    return spec;
}

Json fileDocument(const exchange::ExportedFile& file)
{
    return {{"path", file.path.string()}, {"bytes", file.bytes}, {"rows", file.rows}};
}

} // namespace sessionsmith::cli
