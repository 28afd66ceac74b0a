// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fileoptions.h"

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

exchange::ExportSpec specOf(const FileOptions& options)
{
    exchange::ExportSpec spec;
    spec.path = options.path;
    std::filesystem::path plain = spec.path;
    spec.compressed = options.compressed || plain.extension() == ".zst";
    if (plain.extension() == ".zst") plain.replace_extension();
    const std::vector<std::string>& names = exchange::exportFormatNames();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto format = exchange::ExportFormat(i);
        if (options.format == "auto" ? plain.extension() == exchange::extensionOf(format) : options.format == names[i])
            spec.format = format;
    }
    return spec;
}

Json fileDocument(const exchange::ExportedFile& file)
{
    return {{"path", file.path.string()}, {"bytes", file.bytes}, {"rows", file.rows}};
}

} // namespace sessionsmith::cli
