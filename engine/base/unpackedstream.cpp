// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/unpackedstream.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace sessionsmith {

namespace {

struct ZstdCloser
{
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

enum class Packing { Plain, Gzip, Zstd };

constexpr std::size_t bufferSize = 1u << 18;
constexpr std::size_t magicSize = 4;

Packing packingOf(std::string_view magic)
{
    if (magic.starts_with("\x1f\x8b")) return Packing::Gzip;
    return magic.starts_with("\x28\xb5\x2f\xfd") ? Packing::Zstd : Packing::Plain;
}

} // namespace

struct UnpackedStream::Source
{
    InputFile file;
    std::uint64_t consumed = 0;
    Packing packing = Packing::Plain;
    bool inputEnded = false;

    std::vector<char> raw; // as on the disk, not yet decoded: rawBegin ... rawEnd
    std::size_t rawBegin = 0, rawEnd = 0;

    z_stream inflater{};
    bool inflaterReady = false;
    bool memberOpen = false; // inside a gzip member or a zstd frame
    std::unique_ptr<ZSTD_DStream, ZstdCloser> zstd;

    explicit Source(InputFile input) : file(std::move(input)) {}
    ~Source()
    {
        if (inflaterReady) inflateEnd(&inflater);
    }

    Error damaged() const
    {
        return Error(SS_TEXT("engine", "The compressed file is damaged or cut off"))
            .at(file.name())
            .advise(SS_TEXT("engine", "Copy or download it again"));
    }

    Result<std::size_t> readPlain(std::span<char> buffer)
    {
        const auto count = file.read(consumed, buffer);
        if (count) consumed += *count;
        return count;
    }

    Result<> refillRaw()
    {
        if (rawBegin < rawEnd || inputEnded) return {};
        raw.resize(bufferSize);
        const auto count = readPlain(raw);
        if (!count) return tl::unexpected(count.error());
        rawBegin = 0;
        rawEnd = *count;
        inputEnded = rawEnd == 0;
        return {};
    }

    Result<std::size_t> readPacked(std::span<char> buffer)
    {
        for (;;) {
            if (auto done = refillRaw(); !done) return tl::unexpected(done.error());
            const std::size_t available = rawEnd - rawBegin;
            if (available == 0 && !memberOpen) return 0;
            const auto produced = packing == Packing::Gzip ? inflateSome(buffer) : zstdSome(buffer);
            if (!produced || *produced > 0) return produced;
            // A decoder may still hold text after the last byte of its input: only when no more comes, something is
            // missing.
            if (available == 0 && memberOpen) return fail(damaged());
        }
    }

    Result<std::size_t> inflateSome(std::span<char> buffer)
    {
        if (!inflaterReady) {
            if (inflateInit2(&inflater, 15 + 16) != Z_OK) return fail(damaged());
            inflaterReady = true;
        }
        if (!memberOpen) {
            inflateReset(&inflater);
            memberOpen = true;
        }
        inflater.next_in = reinterpret_cast<Bytef*>(raw.data() + rawBegin);
        inflater.avail_in = uInt(rawEnd - rawBegin);
        inflater.next_out = reinterpret_cast<Bytef*>(buffer.data());
        inflater.avail_out = uInt(std::min<std::size_t>(buffer.size(), 1u << 30));
        const uInt room = inflater.avail_out;
        const int status = inflate(&inflater, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return fail(damaged());
        if (status == Z_STREAM_END) memberOpen = false;
        rawBegin = rawEnd - inflater.avail_in;
        return std::size_t(room - inflater.avail_out);
    }

    Result<std::size_t> zstdSome(std::span<char> buffer)
    {
        if (!zstd) zstd.reset(ZSTD_createDStream());
        ZSTD_inBuffer input{raw.data() + rawBegin, rawEnd - rawBegin, 0};
        ZSTD_outBuffer output{buffer.data(), buffer.size(), 0};
        const std::size_t status = ZSTD_decompressStream(zstd.get(), &output, &input);
        if (ZSTD_isError(status)) return fail(damaged());
        memberOpen = status != 0;
        rawBegin += input.pos;
        return output.pos;
    }
};

UnpackedStream::UnpackedStream(std::unique_ptr<Source> source) : m_source(std::move(source)) {}
UnpackedStream::~UnpackedStream() = default;
UnpackedStream::UnpackedStream(UnpackedStream&&) noexcept = default;
UnpackedStream& UnpackedStream::operator=(UnpackedStream&&) noexcept = default;

Result<UnpackedStream> UnpackedStream::open(InputFile file)
{
    auto source = std::make_unique<Source>(std::move(file));
    char magic[magicSize];
    const auto count = source->file.read(0, magic);
    if (!count) return tl::unexpected(count.error());
    source->packing = packingOf({magic, *count});
    return UnpackedStream(std::move(source));
}

Result<std::size_t> UnpackedStream::read(std::span<char> buffer)
{
    return isCompressed() ? m_source->readPacked(buffer) : m_source->readPlain(buffer);
}

const InputFile& UnpackedStream::file() const
{
    return m_source->file;
}
std::uint64_t UnpackedStream::bytesConsumed() const
{
    return m_source->consumed - (m_source->rawEnd - m_source->rawBegin);
}
bool UnpackedStream::isCompressed() const
{
    return m_source->packing != Packing::Plain;
}

} // namespace sessionsmith
