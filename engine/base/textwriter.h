// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/atomicfile.h"

#include <memory>

namespace sessionsmith {

/// Writes a text file, plain or compressed with zstd. Nothing stands under its name before commit(), see AtomicFile.
class TextWriter
{
public:
    /// Errors: as AtomicFile::create().
    static Result<TextWriter> create(const std::filesystem::path& path, bool compressed);
    ~TextWriter();
    TextWriter(TextWriter&&) noexcept;
    TextWriter& operator=(TextWriter&&) = delete;

    /// Errors: as AtomicFile::write().
    Result<> write(std::string_view text);
    /// Nothing more is written: all of it goes to the disk.
    Result<> finish();
    /// Gives the file its name; to be called after finish().
    Result<> commit();
    std::size_t bytesWritten() const { return m_file.bytesWritten(); }

private:
    struct Compressor;
    TextWriter(AtomicFile file, std::unique_ptr<Compressor> compressor);

    AtomicFile m_file;
    std::unique_ptr<Compressor> m_compressor; // null where the text stays as it is
};

} // namespace sessionsmith
