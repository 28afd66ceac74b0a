// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <memory>
#include <string>

namespace sessionsmith {

/// How the characters of a text are written. GB18030 holds GBK and GB 2312.
enum class TextEncoding { Auto, Utf8, Gb18030 };
const char* name(TextEncoding encoding); ///< "UTF-8", "GB18030"; that of Auto is empty

/// Converts texts to UTF-8.
class TextConverter
{
public:
    /// In place of what is no character: a byte that no UTF-8 text holds.
    static constexpr char invalidByte = '\xff';

    /// Errors: this system cannot convert the encoding.
    static Result<TextConverter> create(TextEncoding from);

    /// `text` begins and ends with whole characters. A byte that begins none becomes an `invalidByte`.
    void convert(std::string& text);

private:
    struct Closer
    {
        void operator()(void* descriptor) const;
    };
    explicit TextConverter(void* descriptor) : m_descriptor(descriptor) {}
    std::unique_ptr<void, Closer> m_descriptor; ///< of iconv; none where nothing is to be converted
    std::string m_converted;
};

} // namespace sessionsmith
