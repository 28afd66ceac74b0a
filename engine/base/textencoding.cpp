// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textencoding.h"

#include <iconv.h>

#include <array>
#include <cerrno>

namespace sessionsmith {

const char* name(TextEncoding encoding)
{
    constexpr std::array names{"", "UTF-8", "GB18030"};
    return names[std::size_t(encoding)];
}

void TextConverter::Closer::operator()(void* descriptor) const
{
    iconv_close(descriptor);
}

Result<TextConverter> TextConverter::create(TextEncoding from)
{
    if (from != TextEncoding::Gb18030) return TextConverter(nullptr);
    const iconv_t descriptor = iconv_open("UTF-8", "GB18030");
    if (descriptor == iconv_t(-1))
        return fail(
            Error(SS_TEXT("engine", "This system cannot convert {0}"), "GB18030")
                .advise(SS_TEXT("engine", "Convert the file elsewhere: iconv -f {0} -t UTF-8 OLD > NEW"), "GB18030"));
    return TextConverter(descriptor);
}

void TextConverter::convert(std::string& text)
{
    constexpr std::size_t mostBytes = 4; // of a character in UTF-8
    if (!m_descriptor) return;
    m_converted.resize(text.size() + text.size() / 2 + mostBytes);
    char* in = text.data();
    std::size_t inLeft = text.size(), written = 0;
    while (inLeft > 0) {
        char* out = m_converted.data() + written;
        std::size_t outLeft = m_converted.size() - written;
        const bool done = iconv(m_descriptor.get(), &in, &inLeft, &out, &outLeft) != std::size_t(-1);
        written = m_converted.size() - outLeft;
        if (done) break;
        if (errno == E2BIG || outLeft == 0) {
            m_converted.resize(m_converted.size() * 2);
            continue;
        }
        m_converted[written++] = invalidByte;
        ++in;
        --inLeft;
    }
    m_converted.resize(written);
    text.swap(m_converted);
}

} // namespace sessionsmith
