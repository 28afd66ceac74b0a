// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/recognition.h"
#include "engine/events/recordblocks.h"

namespace sessionsmith::events {

/// The blocks of all files of a log, one file after another.
class LogBlocks
{
public:
    /// `first` looks like `preview`, which learns from the further files what the first one leaves open or does not
    /// tell: the order of dates, warnings. Errors: a further file cannot be read or is of another form, cancelled.
    static Result<LogBlocks> open(const ImportSpec& spec, Preview& preview, InputFile first, const Control& control);

    /// As TextBlocks::next(); false at the end of the last file. Errors: also a file that cannot be opened any more.
    Result<bool> next(TextBlock& block);

    std::vector<TextEncoding> encodings() const;          ///< of all files
    std::size_t file() const { return m_file; }           ///< that the last block is of, from 0
    bool beginsWithHeader() const { return m_hasHeader; } ///< the last block
    std::uint64_t bytes() const { return m_bytes; }       ///< of all files, on the disk
    std::uint64_t bytesConsumed() const { return m_bytesBefore + m_blocks.stream().bytesConsumed(); }

private:
    struct Further
    {
        std::filesystem::path path;
        bool hasHeader = false;
        TextEncoding encoding = TextEncoding::Utf8; ///< each file has its own
    };
    LogBlocks(RecordBlocks blocks, const Preview& preview);
    /// Errors: the file cannot be read, or is of another form than `preview`.
    Result<> add(const std::filesystem::path& path, const Hints& hints, Preview& preview, const Control& control);
    Result<> openNext();

    RecordBlocks m_blocks;           // of the current file
    std::optional<char> m_delimiter; // of a table
    TextEncoding m_firstEncoding;
    std::vector<Further> m_further;
    std::size_t m_file = 0;
    bool m_isFileBegun = false;
    bool m_fileHasHeader, m_hasHeader = false;
    std::uint64_t m_bytes, m_bytesBefore = 0;
};

} // namespace sessionsmith::events
