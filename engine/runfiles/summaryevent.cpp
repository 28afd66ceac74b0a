// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/summaryevent.h"

#include "engine/runfiles/wirereader.h"

namespace sessionsmith::runfiles {

namespace {

using Type = WireReader::Type;

/// TensorShapeProto: whether it is that of one number.
bool isOfOne(std::string_view shape)
{
    WireReader fields(shape);
    while (fields.next()) {
        if (fields.is(3, Type::Varint) && fields.number() != 0) return false; // of unknown rank
        if (!fields.is(2, Type::Bytes)) continue;
        std::uint64_t size = 0;
        WireReader dimension(fields.bytes());
        while (dimension.next())
            if (dimension.is(1, Type::Varint)) size = dimension.number();
        if (size != 1) return false;
    }
    return fields.isSound();
}

/// TensorProto: the number that it holds; nothing where it is no scalar of 32 or 64 bits.
std::optional<double> scalarOf(std::string_view tensor)
{
    enum : std::uint64_t { Float = 1, Double = 2 };
    std::uint64_t type = 0;
    bool isOne = true;
    std::string_view content; // of either form: all the bytes, or a list of values
    std::size_t values = 0;
    double value = 0;
    WireReader fields(tensor);
    while (fields.next()) {
        if (fields.is(1, Type::Varint)) type = fields.number();
        if (fields.is(2, Type::Bytes)) isOne = isOfOne(fields.bytes());
        if (fields.is(4, Type::Bytes) || fields.is(5, Type::Bytes) || fields.is(6, Type::Bytes)) {
            if (!fields.bytes().empty()) content = fields.bytes();
        } else if (fields.is(5, Type::Fixed32)) {
            value = double(fields.asFloat());
            ++values;
        } else if (fields.is(6, Type::Fixed64)) {
            value = fields.asDouble();
            ++values;
        }
    }
    if (!fields.isSound() || !isOne || (type != Float && type != Double)) return std::nullopt;
    if (values == 1 && content.empty()) return value;
    if (values > 0) return std::nullopt;
    if (type == Float && content.size() == 4) return std::bit_cast<float>(littleEndian<std::uint32_t>(content));
    if (type == Double && content.size() == 8) return std::bit_cast<double>(littleEndian<std::uint64_t>(content));
    return std::nullopt;
}

/// SummaryMetadata: what the value is for; empty where it does not say.
std::string_view pluginOf(std::string_view metadata)
{
    std::string_view plugin;
    WireReader fields(metadata);
    while (fields.next()) {
        if (!fields.is(1, Type::Bytes)) continue;
        WireReader data(fields.bytes());
        while (data.next())
            if (data.is(1, Type::Bytes)) plugin = data.bytes();
    }
    return plugin;
}

} // namespace

std::optional<SummaryEvent> SummaryEvents::read(std::string_view record)
{
    SummaryEvent event;
    WireReader fields(record);
    while (fields.next()) {
        if (fields.is(1, Type::Fixed64)) event.wallTime = fields.asDouble();
        if (fields.is(2, Type::Varint)) event.step = std::int64_t(fields.number());
        if (fields.is(5, Type::Bytes) && !readSummary(fields.bytes(), event)) return std::nullopt;
    }
    if (!fields.isSound()) return std::nullopt;
    return event;
}

bool SummaryEvents::readSummary(std::string_view summary, SummaryEvent& event)
{
    WireReader fields(summary);
    while (fields.next())
        if (fields.is(1, Type::Bytes) && !readValue(fields.bytes(), event)) return false;
    return fields.isSound();
}

bool SummaryEvents::readValue(std::string_view message, SummaryEvent& event)
{
    std::string_view tag, plugin;
    std::optional<double> value;
    WireReader fields(message);
    while (fields.next()) {
        if (fields.is(1, Type::Bytes)) tag = fields.bytes();
        if (fields.is(2, Type::Fixed32)) value = double(fields.asFloat());
        if (fields.is(8, Type::Bytes)) value = scalarOf(fields.bytes());
        if (fields.is(9, Type::Bytes)) plugin = pluginOf(fields.bytes());
    }
    if (!fields.isSound()) return false;
    if (!plugin.empty() && plugin != "scalars") m_otherTags.emplace(tag);
    if (value && !m_otherTags.contains(tag))
        event.scalars.push_back({std::string(tag), *value});
    else
        ++event.others;
    return true;
}

} // namespace sessionsmith::runfiles
