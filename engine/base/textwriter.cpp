// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textwriter.h"

#include <new>
#include <string>

#include <zstd.h>

namespace sessionsmith {

struct TextWriter::Compressor
{
    struct Closer
    {
        void operator()(ZSTD_CStream* stream) const { ZSTD_freeCStream(stream); }
    };

    Compressor() : stream(ZSTD_createCStream()), out(ZSTD_CStreamOutSize(), '\0')
    {
        if (!stream) throw std::bad_alloc();
        ZSTD_CCtx_setParameter(stream.get(), ZSTD_c_checksumFlag, 1);
    }

    /// Compresses `text`, and writes what has become of it.
    Result<> pass(std::string_view text, ZSTD_EndDirective directive, AtomicFile& file)
    {
        ZSTD_inBuffer input{text.data(), text.size(), 0};
        for (;;) {
            ZSTD_outBuffer output{out.data(), out.size(), 0};
            const std::size_t left = ZSTD_compressStream2(stream.get(), &output, &input, directive);
            if (ZSTD_isError(left))
                return fail(SS_TEXT("engine", "The text cannot be compressed: {0}"), ZSTD_getErrorName(left));
            if (auto written = file.write(out.data(), output.pos); !written) return written;
            if (directive == ZSTD_e_end ? left == 0 : input.pos == input.size) return {};
        }
    }

    std::unique_ptr<ZSTD_CStream, Closer> stream;
    std::string out;
};

TextWriter::TextWriter(AtomicFile file, std::unique_ptr<Compressor> compressor)
    : m_file(std::move(file)), m_compressor(std::move(compressor))
{}

TextWriter::~TextWriter() = default;
TextWriter::TextWriter(TextWriter&&) noexcept = default;

Result<TextWriter> TextWriter::create(const std::filesystem::path& path, bool compressed)
{
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return TextWriter(std::move(*file), compressed ? std::make_unique<Compressor>() : nullptr);
}

Result<> TextWriter::write(std::string_view text)
{
    return m_compressor ? m_compressor->pass(text, ZSTD_e_continue, m_file) : m_file.write(text);
}

Result<> TextWriter::finish()
{
    Result<> ended = m_compressor ? m_compressor->pass({}, ZSTD_e_end, m_file) : Result<>();
    return ended.and_then([this] { return m_file.sync(); });
}

Result<> TextWriter::commit()
{
    return m_file.commit();
}

} // namespace sessionsmith
