// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/compression.h"

#include <memory>
#include <new>

#include <zstd.h>

namespace sessionsmith {

namespace {

struct Closer
{
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

} // namespace

std::string compressed(std::string_view text)
{
    const std::unique_ptr<ZSTD_CCtx, Closer> context(ZSTD_createCCtx());
    if (!context) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress2(context.get(), frame.data(), frame.size(), text.data(), text.size());
    if (ZSTD_isError(size)) throw std::bad_alloc(); // with room for any text nothing else can go wrong
    frame.resize(size);
    return frame;
}

} // namespace sessionsmith
