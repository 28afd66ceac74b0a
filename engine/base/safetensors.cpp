// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/safetensors.h"

#include "engine/base/jsontext.h"
#include "engine/base/phase.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace sessionsmith {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maximumHeader = 100u << 20; // as the format's own reader

struct TypeName
{
    TensorType type;
    const char* name;
    std::size_t size;
};
constexpr std::array typeNames{TypeName{TensorType::U8, "U8", 1},   TypeName{TensorType::I16, "I16", 2},
                               TypeName{TensorType::I32, "I32", 4}, TypeName{TensorType::I64, "I64", 8},
                               TypeName{TensorType::F32, "F32", 4}, TypeName{TensorType::F64, "F64", 8}};

const TypeName& nameOf(TensorType type)
{
    return typeNames[std::size_t(type)];
}

std::optional<TensorType> typeNamed(const std::string& name)
{
    for (const TypeName& entry : typeNames)
        if (name == entry.name) return entry.type;
    return std::nullopt;
}

/// One entry of the header, checked against the `available` bytes of the file; nothing if it is not sound.
std::optional<TensorView> readEntry(const Json& entry, const std::byte* data, std::uint64_t available)
{
    if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string() || !entry.contains("shape") ||
        !entry["shape"].is_array() || !entry.contains("data_offsets") || !entry["data_offsets"].is_array() ||
        entry["data_offsets"].size() != 2)
        return std::nullopt;
    const auto type = typeNamed(entry["dtype"].get<std::string>());
    const Json& offsets = entry["data_offsets"];
    if (!type || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) return std::nullopt;
    const auto begin = offsets[0].get<std::uint64_t>();
    const auto end = offsets[1].get<std::uint64_t>();
    if (begin > end || end > available || begin % sizeOf(*type) != 0) return std::nullopt;

    TensorView view{*type, {}, {data + begin, std::size_t(end - begin)}};
    std::uint64_t bytes = sizeOf(*type);
    for (const Json& extent : entry["shape"]) {
        if (!extent.is_number_unsigned()) return std::nullopt;
        const auto size = extent.get<std::uint64_t>();
        if (size > available || __builtin_mul_overflow(bytes, size, &bytes)) return std::nullopt;
        view.shape.push_back(std::int64_t(size));
    }
    if (bytes != end - begin) return std::nullopt;
    return view;
}

/// Errors: those of the file, cancelled.
Result<> writeBytes(AtomicFile& file, std::span<const std::byte> bytes, Phase& phase)
{
    constexpr std::size_t pieceSize = 4u << 20;
    while (!bytes.empty()) {
        const auto piece = bytes.first(std::min(bytes.size(), pieceSize));
        if (auto written = file.write(piece.data(), piece.size()); !written) return written;
        if (!phase.advance(piece.size())) return fail(Error::cancelled());
        bytes = bytes.subspan(piece.size());
    }
    return {};
}

} // namespace

std::size_t sizeOf(TensorType type)
{
    return nameOf(type).size;
}

Result<AtomicFile> stageSafetensors(const std::filesystem::path& path,
                                    const std::vector<std::pair<std::string, TensorView>>& tensors,
                                    const std::map<std::string, std::string>& metadata, const ProgressSink& progress,
                                    const Control& control)
{
    // Offsets are padded to eight bytes, so that a mapped column can be read where it lies.
    Json header = Json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    std::vector<const TensorView*> order;
    for (const std::size_t width : {8, 4, 2, 1}) { // widest first: every tensor is then aligned without padding
        for (const auto& [name, view] : tensors) {
            if (sizeOf(view.type) != width) continue;
            header[name] = {{"dtype", nameOf(view.type).name},
                            {"shape", view.shape},
                            {"data_offsets", {offset, offset + view.bytes.size()}}};
            offset += view.bytes.size();
            order.push_back(&view);
        }
    }
    std::string text = jsonText(header);
    text.append((8 - text.size() % 8) % 8, ' ');
    const std::uint64_t length = text.size();

    auto file = AtomicFile::create(path);
    if (!file) return file;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Writing")), offset, Message(SS_TEXT("engine", "bytes")));
    const auto write = [&]() -> Result<> {
        if (auto written = file->write(&length, sizeof length); !written) return written;
        if (auto written = file->write(text); !written) return written;
        for (const TensorView* view : order)
            if (auto written = writeBytes(*file, view->bytes, phase); !written) return written;
        return file->sync();
    };
    if (auto written = write(); !written) return tl::unexpected(written.error());
    return file;
}

Result<> writeSafetensors(const std::filesystem::path& path,
                          const std::vector<std::pair<std::string, TensorView>>& tensors,
                          const std::map<std::string, std::string>& metadata)
{
    auto file = stageSafetensors(path, tensors, metadata);
    return file ? file->commit() : tl::unexpected(file.error());
}

struct SafetensorsFile::Mapping
{
    std::string path;
    const std::byte* data = nullptr;
    std::size_t size = 0;
    std::map<std::string, std::string> metadata;
    std::map<std::string, TensorView> tensors;

    ~Mapping()
    {
        if (data) ::munmap(const_cast<std::byte*>(data), size);
    }
};

SafetensorsFile::SafetensorsFile(std::unique_ptr<Mapping> mapping) : m_mapping(std::move(mapping)) {}
SafetensorsFile::~SafetensorsFile() = default;
SafetensorsFile::SafetensorsFile(SafetensorsFile&&) noexcept = default;
SafetensorsFile& SafetensorsFile::operator=(SafetensorsFile&&) noexcept = default;

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    const auto unreadable = [&] {
        return fail(Error(SS_TEXT("engine", "The file cannot be opened: {0}"), std::strerror(errno)).at(path.string()));
    };
    const auto damaged = [&] {
        return fail(
            Error(SS_TEXT("engine", "This is no sound safetensors file: it is damaged, cut off or of another kind"))
                .at(path.string()));
    };
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unreadable();
    struct stat info
    {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size < 8) {
        ::close(descriptor);
        return damaged();
    }
    auto mapping = std::make_unique<Mapping>();
    mapping->path = path.string();
    void* data = ::mmap(nullptr, std::size_t(info.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    ::close(descriptor);
    if (data == MAP_FAILED) return unreadable();
    mapping->data = static_cast<const std::byte*>(data);
    mapping->size = std::size_t(info.st_size);

    std::uint64_t length = 0;
    std::memcpy(&length, mapping->data, sizeof length);
    if (length > maximumHeader || length > mapping->size - 8) return damaged();
    const char* text = reinterpret_cast<const char*>(mapping->data) + 8;
    // Nothing in a sound header lies deeper; what a hostile one nests is not kept.
    const auto shallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= 3; };
    const Json header = Json::parse(text, text + length, shallow, false);
    if (!header.is_object()) return damaged();
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            if (!entry.is_object()) return damaged();
            for (const auto& [key, value] : entry.items())
                if (value.is_string()) mapping->metadata[key] = value.get<std::string>();
            continue;
        }
        const auto view = readEntry(entry, mapping->data + 8 + length, mapping->size - 8 - length);
        if (!view || (8 + length) % 8 != 0) return damaged();
        mapping->tensors[name] = *view;
    }
    return SafetensorsFile(std::move(mapping));
}

const std::map<std::string, std::string>& SafetensorsFile::metadata() const
{
    return m_mapping->metadata;
}

std::vector<std::string> SafetensorsFile::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, view] : m_mapping->tensors)
        names.push_back(name);
    return names;
}

bool SafetensorsFile::contains(const std::string& name) const
{
    return m_mapping->tensors.contains(name);
}

Result<TensorView> SafetensorsFile::tensor(const std::string& name) const
{
    const auto found = m_mapping->tensors.find(name);
    if (found == m_mapping->tensors.end())
        return fail(Error(SS_TEXT("engine", "The file holds no tensor \"{0}\""), name).at(m_mapping->path));
    return found->second;
}

Error SafetensorsFile::wrongColumn(const std::string& name) const
{
    return Error(SS_TEXT("engine", "The tensor \"{0}\" has another type or shape than expected"), name)
        .at(m_mapping->path);
}

} // namespace sessionsmith
