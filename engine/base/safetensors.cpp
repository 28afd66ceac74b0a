// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/safetensors.h"

#include "engine/base/hash.h"
#include "engine/base/inputfile.h"
#include "engine/base/jsontext.h"
#include "engine/base/phase.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace sessionsmith {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maximumHeader = 100u << 20; // as the format's own reader
constexpr const char* metadataKey = "__metadata__";
// Among the metadata, which other readers leave alone: of the header without this entry, and with a tensor's name
// behind it of that one's bytes.
constexpr const char* checksumKey = "xxh3_128";

struct TypeName
{
    TensorType type;
    const char* name;
    std::size_t size;
};
constexpr std::array typeNames{TypeName{TensorType::U8, "U8", 1},         TypeName{TensorType::I16, "I16", 2},
                               TypeName{TensorType::I32, "I32", 4},       TypeName{TensorType::I64, "I64", 8},
                               TypeName{TensorType::F32, "F32", 4},       TypeName{TensorType::F64, "F64", 8},
                               TypeName{TensorType::F16, "F16", 2},       TypeName{TensorType::Bf16, "BF16", 2},
                               TypeName{TensorType::Bool, "BOOL", 1},     TypeName{TensorType::I8, "I8", 1},
                               TypeName{TensorType::U16, "U16", 2},       TypeName{TensorType::U32, "U32", 4},
                               TypeName{TensorType::U64, "U64", 8},       TypeName{TensorType::F8E4M3, "F8_E4M3", 1},
                               TypeName{TensorType::F8E5M2, "F8_E5M2", 1}};

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

/// Where the bytes of a tensor stand in the file.
struct Place
{
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, size = 0; ///< bytes, from the end of the header
};

/// One entry of the header, checked against the `available` bytes of the file; nothing if it is not sound.
std::optional<Place> readEntry(const Json& entry, std::uint64_t available)
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
    if (begin > end || end > available) return std::nullopt;

    Place place{*type, {}, begin, end - begin};
    std::uint64_t bytes = sizeOf(*type);
    for (const Json& extent : entry["shape"]) {
        if (!extent.is_number_unsigned()) return std::nullopt;
        const auto size = extent.get<std::uint64_t>();
        if (size > available || __builtin_mul_overflow(bytes, size, &bytes)) return std::nullopt;
        place.shape.push_back(std::int64_t(size));
    }
    if (bytes != place.size) return std::nullopt;
    return place;
}

Error damaged(const InputFile& file)
{
    return Error(SS_TEXT("engine", "This is no sound safetensors file: it is damaged, cut off or of another kind"))
        .at(file.name());
}

std::string checksumKeyOf(const std::string& tensor)
{
    return fmt::format("{}:{}", checksumKey, tensor);
}

std::string checksumOf(std::span<const std::byte> bytes)
{
    ContentHash hash;
    hash.add(bytes);
    return hash.hex();
}

/// The checksum of a header that has none yet.
std::string headerChecksum(const Json& header)
{
    return checksumOf(std::as_bytes(std::span<const char>(jsonText(header))));
}

/// Whether a header is as it was written; those of other programs have nothing to be compared with. Takes its checksum
/// out of it.
bool isIntact(Json& header)
{
    if (!header.contains(metadataKey) || !header[metadataKey].is_object()) return true;
    const Json written = header[metadataKey].value(checksumKey, Json());
    header[metadataKey].erase(checksumKey);
    return written.is_null() || written == headerChecksum(header);
}

/// Fills `bytes` with what stands at `offset`. Errors: the file ends before.
Result<> readAll(const InputFile& file, std::uint64_t offset, std::span<std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto count = file.read(offset, {reinterpret_cast<char*>(bytes.data()), bytes.size()});
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return fail(damaged(file));
        offset += *count;
        bytes = bytes.subspan(*count);
    }
    return {};
}

struct Header
{
    Json json;
    std::uint64_t dataBegin = 0; ///< where the tensors begin
};

/// Errors: there is none.
Result<Header> readHeader(const InputFile& file)
{
    std::uint64_t length = 0;
    if (file.size() < sizeof length) return fail(damaged(file));
    if (auto read = readAll(file, 0, std::as_writable_bytes(std::span(&length, 1))); !read)
        return tl::unexpected(read.error());
    if (length > maximumHeader || length > file.size() - sizeof length) return fail(damaged(file));
    std::string text(length, ' ');
    if (auto read = readAll(file, sizeof length, std::as_writable_bytes(std::span(text))); !read)
        return tl::unexpected(read.error());
    // Nothing in a sound header lies deeper; what a hostile one nests is not kept.
    const auto shallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= 3; };
    Json header = Json::parse(text, shallow, false);
    if (!header.is_object() || !isIntact(header)) return fail(damaged(file));
    return Header{std::move(header), sizeof length + length};
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
    // Offsets are padded to eight bytes, as other readers of the format like them.
    Json header = Json::object();
    header[metadataKey] = metadata;
    std::uint64_t offset = 0;
    std::vector<const TensorView*> order;
    for (const std::size_t width : {8, 4, 2, 1}) { // widest first: every tensor is then aligned without padding
        for (const auto& [name, view] : tensors) {
            if (sizeOf(view.type) != width) continue;
            header[name] = {{"dtype", nameOf(view.type).name},
                            {"shape", view.shape},
                            {"data_offsets", {offset, offset + view.bytes.size()}}};
            header[metadataKey][checksumKeyOf(name)] = checksumOf(view.bytes);
            offset += view.bytes.size();
            order.push_back(&view);
        }
    }
    header[metadataKey][checksumKey] = headerChecksum(header);
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

struct SafetensorsFile::Entry
{
    Place place;
    std::vector<std::byte> bytes; ///< once they were read
    std::string checksum;         ///< empty where the file gives none
};

struct SafetensorsFile::Contents
{
    InputFile file;
    std::uint64_t dataBegin = 0;
    std::map<std::string, std::string> metadata;
    std::map<std::string, Entry> tensors;
};

/// Whether the tensors lie one behind the other and fill all bytes of the file, as the format asks for.
template <typename Entries>
static bool isWithoutHoles(const Entries& tensors, std::uint64_t bytes)
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pieces;
    for (const auto& [name, entry] : tensors)
        pieces.emplace_back(entry.place.begin, entry.place.size);
    std::ranges::sort(pieces);
    std::uint64_t end = 0;
    for (const auto& [begin, size] : pieces) {
        if (begin != end) return false;
        end += size;
    }
    return end == bytes;
}

SafetensorsFile::SafetensorsFile(std::unique_ptr<Contents> contents) : m_contents(std::move(contents)) {}
SafetensorsFile::~SafetensorsFile() = default;
SafetensorsFile::SafetensorsFile(SafetensorsFile&&) noexcept = default;
SafetensorsFile& SafetensorsFile::operator=(SafetensorsFile&&) noexcept = default;

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto header = readHeader(*file);
    if (!header) return tl::unexpected(header.error());
    auto contents = std::make_unique<Contents>(Contents{*file, header->dataBegin, {}, {}});
    for (const auto& [name, entry] : header->json.items()) {
        if (name == metadataKey) {
            if (!entry.is_object()) return fail(damaged(*file));
            for (const auto& [key, value] : entry.items())
                if (value.is_string()) contents->metadata[key] = value.get<std::string>();
            continue;
        }
        auto place = readEntry(entry, file->size() - header->dataBegin);
        if (!place) return fail(damaged(*file));
        contents->tensors[name] = {std::move(*place), {}, {}};
    }
    if (!isWithoutHoles(contents->tensors, file->size() - header->dataBegin)) return fail(damaged(*file));
    for (auto& [name, entry] : contents->tensors)
        if (auto checksum = contents->metadata.extract(checksumKeyOf(name))) entry.checksum = checksum.mapped();
    return SafetensorsFile(std::move(contents));
}

const std::map<std::string, std::string>& SafetensorsFile::metadata() const
{
    return m_contents->metadata;
}

std::vector<std::string> SafetensorsFile::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, entry] : m_contents->tensors)
        names.push_back(name);
    return names;
}

bool SafetensorsFile::contains(const std::string& name) const
{
    return m_contents->tensors.contains(name);
}

Result<SafetensorsFile::Entry*> SafetensorsFile::entry(const std::string& name) const
{
    const auto found = m_contents->tensors.find(name);
    if (found == m_contents->tensors.end())
        return fail(Error(SS_TEXT("engine", "The file holds no tensor \"{0}\""), name).at(m_contents->file.name()));
    return &found->second;
}

Result<TensorView> SafetensorsFile::tensor(const std::string& name) const
{
    const auto found = entry(name);
    if (!found) return tl::unexpected(found.error());
    auto& [place, bytes, checksum] = **found;
    if (bytes.size() != place.size) {
        bytes.resize(place.size);
        if (auto read = readInto(name, bytes); !read) {
            bytes.clear();
            return tl::unexpected(read.error());
        }
    }
    return TensorView{place.type, place.shape, bytes};
}

Result<std::size_t> SafetensorsFile::columnLength(const std::string& name, TensorType type) const
{
    const auto found = entry(name);
    if (!found) return tl::unexpected(found.error());
    const Place& place = (*found)->place;
    if (place.type != type || place.shape.size() != 1)
        return fail(Error(SS_TEXT("engine", "The tensor \"{0}\" has another type or shape than expected"), name)
                        .at(m_contents->file.name()));
    return std::size_t(place.shape.front());
}

Result<> SafetensorsFile::readInto(const std::string& name, std::span<std::byte> bytes) const
{
    const auto found = entry(name);
    if (!found) return tl::unexpected(found.error());
    const auto& [place, kept, checksum] = **found;
    if (auto read = readAll(m_contents->file, m_contents->dataBegin + place.begin, bytes); !read) return read;
    if (checksum.empty() || checksum == checksumOf(bytes)) return {};
    return fail(Error(SS_TEXT("engine", "The file is damaged: \"{0}\" is no longer what was written"), name)
                    .at(m_contents->file.name()));
}

} // namespace sessionsmith
