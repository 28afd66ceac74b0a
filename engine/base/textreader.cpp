// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textreader.h"

#include <zlib.h>
#include <zstd.h>

#include <cstring>
#include <vector>

namespace sessionsmith {

namespace {

struct ZstdCloser
{
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

enum class Encoding { Plain, Gzip, Zstd };

constexpr std::size_t bufferSize = 1u << 18;

} // namespace

struct TextReader::Source
{
    InputFile file;
    std::uint64_t consumed = 0;
    std::uint64_t line = 0;
    Encoding encoding = Encoding::Plain;
    bool inputEnded = false;
    bool cutLine = false;

    std::vector<char> raw = std::vector<char>(bufferSize); // as on the disk
    std::size_t rawBegin = 0, rawEnd = 0;
    std::vector<char> text; // decoded, not yet returned: textBegin ... textEnd
    std::size_t textBegin = 0, textEnd = 0;

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

    Result<> refillRaw()
    {
        if (rawBegin < rawEnd || inputEnded) return {};
        rawBegin = 0;
        rawEnd = 0;
        const auto count = file.read(consumed, raw);
        if (!count) return tl::unexpected(count.error());
        rawEnd = *count;
        consumed += rawEnd;
        inputEnded = rawEnd == 0;
        return {};
    }

    /// Decodes more text to the end of `text`; false at the end of the file.
    Result<bool> refillText()
    {
        if (textBegin > 0) {
            std::memmove(text.data(), text.data() + textBegin, textEnd - textBegin);
            textEnd -= textBegin;
            textBegin = 0;
        }
        if (text.size() - textEnd < bufferSize) text.resize(std::max(text.size() * 2, textEnd + bufferSize));
        for (;;) {
            if (auto done = refillRaw(); !done) return tl::unexpected(done.error());
            const std::size_t available = rawEnd - rawBegin;
            if (available == 0 && !memberOpen) return false;
            std::size_t produced = 0;
            if (encoding == Encoding::Plain) {
                produced = std::min(available, text.size() - textEnd);
                std::memcpy(text.data() + textEnd, raw.data() + rawBegin, produced);
                rawBegin += produced;
            } else if (auto decoded = encoding == Encoding::Gzip ? inflateSome() : zstdSome(); decoded) {
                produced = *decoded;
            } else {
                return tl::unexpected(decoded.error());
            }
            textEnd += produced;
            if (produced > 0) return true;
            // A decoder may still hold text after the last byte of its input: only when no more comes, something is
            // missing.
            if (available == 0 && memberOpen) return fail(damaged());
        }
    }

    Result<std::size_t> inflateSome()
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
        inflater.next_out = reinterpret_cast<Bytef*>(text.data() + textEnd);
        inflater.avail_out = uInt(text.size() - textEnd);
        const int status = inflate(&inflater, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return fail(damaged());
        if (status == Z_STREAM_END) memberOpen = false;
        rawBegin = rawEnd - inflater.avail_in;
        return text.size() - textEnd - inflater.avail_out;
    }

    Result<std::size_t> zstdSome()
    {
        if (!zstd) zstd.reset(ZSTD_createDStream());
        ZSTD_inBuffer input{raw.data() + rawBegin, rawEnd - rawBegin, 0};
        ZSTD_outBuffer output{text.data() + textEnd, text.size() - textEnd, 0};
        const std::size_t status = ZSTD_decompressStream(zstd.get(), &output, &input);
        if (ZSTD_isError(status)) return fail(damaged());
        memberOpen = status != 0;
        rawBegin += input.pos;
        return output.pos;
    }
};

TextReader::TextReader(std::unique_ptr<Source> source) : m_source(std::move(source)) {}
TextReader::~TextReader() = default;
TextReader::TextReader(TextReader&&) noexcept = default;
TextReader& TextReader::operator=(TextReader&&) noexcept = default;

Result<TextReader> TextReader::open(const std::filesystem::path& path)
{
    return InputFile::open(path).and_then([](InputFile&& file) { return open(std::move(file)); });
}

Result<TextReader> TextReader::open(InputFile file)
{
    auto source = std::make_unique<Source>(std::move(file));
    if (auto read = source->refillRaw(); !read) return tl::unexpected(read.error());

    const auto startsWith = [&](std::string_view magic) {
        return std::string_view(source->raw.data(), source->rawEnd).starts_with(magic);
    };
    if (startsWith("\x1f\x8b"))
        source->encoding = Encoding::Gzip;
    else if (startsWith("\x28\xb5\x2f\xfd"))
        source->encoding = Encoding::Zstd;
    return TextReader(std::move(source));
}

Result<bool> TextReader::next(std::string_view& line)
{
    Source& s = *m_source;
    std::size_t searched = 0;
    for (;;) {
        const char* begin = s.text.data() + s.textBegin;
        const std::size_t available = s.textEnd - s.textBegin;
        const void* end = available > searched ? std::memchr(begin + searched, '\n', available - searched) : nullptr;
        std::size_t length = 0;
        if (end) {
            length = std::size_t(static_cast<const char*>(end) - begin);
            s.textBegin += length + 1;
        } else {
            searched = available;
            if (available > maximumLine)
                return fail(
                    Error(SS_TEXT("engine", "Line {0} has more than {1} bytes"), s.line + 1, maximumLine)
                        .at(s.file.name())
                        .advise(SS_TEXT("engine", "This does not look like a text file with one event a line")));
            auto more = s.refillText();
            if (!more) return more;
            if (*more) continue;
            if (available == 0) return false;
            s.cutLine = true;
            begin = s.text.data() + s.textBegin;
            length = available;
            s.textBegin += available;
        }
        line = std::string_view(begin, length);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (++s.line == 1 && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
        return true;
    }
}

std::uint64_t TextReader::lineNumber() const
{
    return m_source->line;
}
std::uint64_t TextReader::bytesConsumed() const
{
    return m_source->consumed - (m_source->rawEnd - m_source->rawBegin);
}
std::uint64_t TextReader::fileSize() const
{
    return m_source->file.size();
}
bool TextReader::isCompressed() const
{
    return m_source->encoding != Encoding::Plain;
}
bool TextReader::lastLineWasCut() const
{
    return m_source->cutLine;
}

} // namespace sessionsmith
