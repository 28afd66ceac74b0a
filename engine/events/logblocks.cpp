// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/logblocks.h"

#include "engine/events/columnguess.h"
#include "engine/events/timerecognition.h"

#include <utility>

namespace sessionsmith::events {

namespace {

bool isTable(Format format)
{
    return format != Format::Otto && format != Format::JsonLines && format != Format::Sequences;
}

/// The delimiter of a file whose records may span lines.
std::optional<char> quotingDelimiter(const Preview& preview)
{
    return isTable(preview.format) ? std::optional(preview.delimiter) : std::nullopt;
}

/// Of further files: that they are as the first one is, but for their encoding.
Hints hintsFor(const ImportSpec& spec, const Preview& first)
{
    Hints hints{first.format, first.delimiter, {}, spec.timeFormat, spec.encoding};
    if (const auto time = spec.map.find(Field::Time); time != spec.map.end())
        hints.timeColumn = time->second;
    else if (const auto guessed = first.map.find(Field::Time); spec.map.empty() && guessed != first.map.end())
        hints.timeColumn = guessed->second;
    if (first.hasHeader)
        hints.columns = first.columns; // whatever looks like it is a header
    else if (!hints.timeColumn.empty())
        hints.columns = {hints.timeColumn};
    return hints;
}

} // namespace

LogBlocks::LogBlocks(RecordBlocks blocks, const Preview& preview)
    : m_blocks(std::move(blocks)), m_delimiter(quotingDelimiter(preview)), m_firstEncoding(preview.encoding),
      m_fileHasHeader(isTable(preview.format) && preview.hasHeader), m_bytes(m_blocks.stream().file().size())
{}

Result<LogBlocks> LogBlocks::open(const ImportSpec& spec, Preview& preview, InputFile first, const Control& control)
{
    auto text = TextBlocks::open(std::move(first), preview.encoding);
    if (!text) return tl::unexpected(text.error());
    LogBlocks blocks(RecordBlocks(std::move(*text), quotingDelimiter(preview)), preview);
    const Hints hints = hintsFor(spec, preview);
    for (const std::filesystem::path& path : spec.more)
        if (auto added = blocks.add(path, hints, preview, control); !added) return tl::unexpected(added.error());
    return blocks;
}

std::vector<TextEncoding> LogBlocks::encodings() const
{
    std::vector<TextEncoding> all{m_firstEncoding};
    for (const Further& file : m_further)
        all.push_back(file.encoding);
    return all;
}

Result<> LogBlocks::add(const std::filesystem::path& path, const Hints& hints, Preview& preview, const Control& control)
{
    const auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto own = recognise(*file, hints, 0, control);
    if (!own) return tl::unexpected(own.error());
    const bool hasSameHeader = own->hasHeader && own->columns == preview.columns;
    const bool hasOtherHeader = own->hasHeader && !hasSameHeader && familiarNames(own->columns) > 1;
    if (isTable(preview.format) && (hasOtherHeader || own->columns.size() != preview.columns.size()))
        return fail(Error(SS_TEXT("engine", "The columns are not those of the first file"))
                        .at(path.string())
                        .advise(SS_TEXT("engine", "Import it by itself")));
    if (auto same = agreeOnDates(preview, *own); !same)
        return fail(same.error().at(path.string()).advise(SS_TEXT("engine", "Import it by itself")));
    if (!own->isDateOrderOpen)
        preview.warnings.insert(preview.warnings.end(), own->warnings.begin(), own->warnings.end());
    m_further.push_back({path, isTable(preview.format) && hasSameHeader, own->encoding});
    m_bytes += file->size();
    return {};
}

Result<> LogBlocks::openNext()
{
    const Further& next = m_further[m_file];
    auto text = InputFile::open(next.path).and_then(
        [&](InputFile file) { return TextBlocks::open(std::move(file), next.encoding); });
    if (!text) return tl::unexpected(text.error());
    m_bytesBefore = bytesConsumed();
    m_blocks = RecordBlocks(std::move(*text), m_delimiter);
    m_fileHasHeader = next.hasHeader;
    m_isFileBegun = false;
    ++m_file;
    return {};
}

Result<bool> LogBlocks::next(TextBlock& block)
{
    for (;;) {
        auto read = m_blocks.next(block);
        if (!read) return read;
        if (*read) {
            m_hasHeader = m_fileHasHeader && !m_isFileBegun;
            m_isFileBegun = true;
            return true;
        }
        if (m_file == m_further.size()) return false;
        if (auto opened = openNext(); !opened) return tl::unexpected(opened.error());
    }
}

} // namespace sessionsmith::events
