// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/atomicfile.h"
#include "engine/base/control.h"
#include "engine/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith {

/// From F16 on those of files of others alone: such tensors have no elements here, only bytes.
enum class TensorType { U8, I16, I32, I64, F32, F64, F16, Bf16, Bool, I8, U16, U32, U64, F8E4M3, F8E5M2 };
std::size_t sizeOf(TensorType type);

template <typename T>
constexpr TensorType tensorTypeOf();
template <>
constexpr TensorType tensorTypeOf<std::uint8_t>()
{
    return TensorType::U8;
}
template <>
constexpr TensorType tensorTypeOf<std::int16_t>()
{
    return TensorType::I16;
}
template <>
constexpr TensorType tensorTypeOf<std::int32_t>()
{
    return TensorType::I32;
}
template <>
constexpr TensorType tensorTypeOf<std::int64_t>()
{
    return TensorType::I64;
}
template <>
constexpr TensorType tensorTypeOf<float>()
{
    return TensorType::F32;
}
template <>
constexpr TensorType tensorTypeOf<double>()
{
    return TensorType::F64;
}

/// A tensor as it lies in memory (row-major, little-endian); the bytes belong to somebody else.
struct TensorView
{
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;

    /// The elements, or nothing when the type is another one.
    template <typename T>
    std::span<const T> as() const
    {
        if (type != tensorTypeOf<T>()) return {};
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    template <typename T>
    static TensorView of(std::span<const T> values)
    {
        return {tensorTypeOf<T>(), {std::int64_t(values.size())}, std::as_bytes(values)};
    }
    template <typename T, typename Allocator>
    static TensorView of(const std::vector<T, Allocator>& values)
    {
        return of(std::span<const T>(values));
    }
};

/// The safetensors format (huggingface.co/docs/safetensors): 8 bytes length, a JSON header, then the bytes of all
/// tensors. It holds no code, and Python reads it. The checksums of the header and of each tensor stand among the
/// metadata.
Result<> writeSafetensors(const std::filesystem::path& path,
                          const std::vector<std::pair<std::string, TensorView>>& tensors,
                          const std::map<std::string, std::string>& metadata);
/// The same, whole and on the disk, but not under its name yet: commit() gives it that. Errors: also cancelled.
Result<AtomicFile> stageSafetensors(const std::filesystem::path& path,
                                    const std::vector<std::pair<std::string, TensorView>>& tensors,
                                    const std::map<std::string, std::string>& metadata,
                                    const ProgressSink& progress = {}, const Control& control = {});

/// An open safetensors file, whose tensors are read when they are asked for: a mapped file that somebody cuts would end
/// the program. Every offset, shape and size of the header is checked before anything is looked at, and so are the
/// checksums where there are any.
class SafetensorsFile
{
public:
    static Result<SafetensorsFile> open(const std::filesystem::path& path);
    ~SafetensorsFile();
    SafetensorsFile(SafetensorsFile&&) noexcept;
    SafetensorsFile& operator=(SafetensorsFile&&) noexcept;

    const std::map<std::string, std::string>& metadata() const;
    std::vector<std::string> names() const;
    bool contains(const std::string& name) const;
    /// The tensor, whose bytes belong to this file from then on. Errors: none of that name, the file was cut meanwhile,
    /// its bytes are not those that were written.
    Result<TensorView> tensor(const std::string& name) const;
    /// The elements of a one-dimensional tensor, in a vector with whatever allocator. Errors: as tensor(), another
    /// type, another rank.
    template <typename T, typename Values = std::vector<T>>
    Result<Values> column(const std::string& name) const;

private:
    struct Contents;
    explicit SafetensorsFile(std::unique_ptr<Contents> contents);
    struct Entry;
    Result<Entry*> entry(const std::string& name) const;
    /// The number of elements of a one-dimensional tensor of that type.
    Result<std::size_t> columnLength(const std::string& name, TensorType type) const;
    Result<> readInto(const std::string& name, std::span<std::byte> bytes) const;
    std::unique_ptr<Contents> m_contents;
};

template <typename T, typename Values>
Result<Values> SafetensorsFile::column(const std::string& name) const
{
    const auto length = columnLength(name, tensorTypeOf<T>());
    if (!length) return tl::unexpected(length.error());
    Values values(*length);
    if (auto read = readInto(name, std::as_writable_bytes(std::span(values))); !read)
        return tl::unexpected(read.error());
    return values;
}

} // namespace sessionsmith
