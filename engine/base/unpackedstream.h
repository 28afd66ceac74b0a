// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"

#include <memory>

namespace sessionsmith {

/// The bytes of a file as they were before it was compressed: plain, gzip or zstd, told apart by its first bytes.
/// Members and frames may follow one another. Memory is bounded by one buffer and the decoder's window, whatever the
/// file.
class UnpackedStream
{
public:
    /// Errors: the file cannot be read.
    static Result<UnpackedStream> open(InputFile file);
    ~UnpackedStream();
    UnpackedStream(UnpackedStream&&) noexcept;
    UnpackedStream& operator=(UnpackedStream&&) noexcept;

    /// Fills a part of `buffer`, which is not empty; how many bytes those are: 0 at the end alone. Errors: a read
    /// error, a stream that is damaged or cut off.
    Result<std::size_t> read(std::span<char> buffer);

    const InputFile& file() const;
    std::uint64_t bytesConsumed() const; ///< of the file as it lies on the disk
    bool isCompressed() const;

private:
    struct Source;
    explicit UnpackedStream(std::unique_ptr<Source> source);
    std::unique_ptr<Source> m_source;
};

} // namespace sessionsmith
