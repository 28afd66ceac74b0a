// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/dataset.h"

#include "engine/base/safetensors.h"
#include "engine/base/text.h"
#include "engine/events/prices.h"

#include <algorithm>

namespace sessionsmith::events {

namespace {

constexpr const char* formatName = "sessionsmith.dataset";
constexpr const char* formatVersion = "1";

/// Names as one string of bytes and the offsets where each begins, with the end: (names + 1).
struct PackedNames
{
    std::vector<std::uint8_t> bytes;
    std::vector<std::int64_t> offsets{0};

    explicit PackedNames(const std::vector<std::string>& names)
    {
        for (const std::string& name : names) {
            bytes.insert(bytes.end(), name.begin(), name.end());
            offsets.push_back(std::int64_t(bytes.size()));
        }
    }
};

Error unsound(const std::string& what)
{
    return Error(SS_TEXT("engine", "The names of the {0} are damaged"), Message(what.c_str()));
}

Result<std::vector<std::string>> readNames(const SafetensorsFile& file, const std::string& what)
{
    const auto bytes = file.column<std::uint8_t>(what + ".bytes");
    if (!bytes) return tl::unexpected(bytes.error());
    const auto offsets = file.column<std::int64_t>(what + ".offsets");
    if (!offsets) return tl::unexpected(offsets.error());
    if (offsets->empty() || offsets->front() != 0 || offsets->back() != std::int64_t(bytes->size()) ||
        !std::ranges::is_sorted(*offsets))
        return fail(unsound(what));

    const std::string_view all(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    std::vector<std::string> names;
    names.reserve(offsets->size() - 1);
    for (std::size_t i = 0; i + 1 < offsets->size(); ++i) {
        const auto begin = std::size_t((*offsets)[i]);
        names.emplace_back(all.substr(begin, std::size_t((*offsets)[i + 1]) - begin));
        if (!isValidUtf8(names.back())) return fail(unsound(what));
    }
    return names;
}

Result<> readVocabulary(const SafetensorsFile& file, const char* what, Vocabulary& vocabulary)
{
    const auto names = readNames(file, what);
    if (!names) return tl::unexpected(names.error());
    vocabulary = Vocabulary(*names);
    if (std::size_t(vocabulary.size()) != names->size()) // a name occurs twice
        return fail(unsound(what));
    return {};
}

template <typename Values>
Result<> readColumn(const SafetensorsFile& file, const char* name, Values& column)
{
    auto values = file.column<typename Values::value_type, Values>(name);
    if (!values) return tl::unexpected(values.error());
    column = std::move(*values);
    return {};
}

/// A data set without prices has no column for them.
Result<> readPrices(const SafetensorsFile& file, std::vector<double>& prices)
{
    if (!file.contains("price")) return {};
    return readColumn(file, "price", prices).map([&] { normalisePrices(prices); });
}

Result<> checkFormat(const SafetensorsFile& file)
{
    const auto& metadata = file.metadata();
    const auto format = metadata.find("format");
    if (format == metadata.end() || format->second != formatName)
        return fail(SS_TEXT("engine", "This file holds no data set"));
    const auto version = metadata.find("version");
    if (version == metadata.end() || version->second != formatVersion)
        return fail(
            Error(SS_TEXT("engine", "This data set has a format that is not known here"))
                .advise(SS_TEXT("engine", "It was probably written by a newer version: open it with that one")));
    return {};
}

Result<EventLog> readLog(const SafetensorsFile& file)
{
    EventLog log;
    const auto readSessionNames = [&]() -> Result<> {
        auto names = readNames(file, "sessions");
        if (!names) return tl::unexpected(names.error());
        log.sessionNames = std::move(*names);
        return {};
    };
    const Result<> read =
        checkFormat(file)
            .and_then([&] { return readVocabulary(file, SS_TEXT("engine", "users"), log.users); })
            .and_then([&] { return readVocabulary(file, SS_TEXT("engine", "items"), log.items); })
            .and_then([&] { return readVocabulary(file, SS_TEXT("engine", "categories"), log.categories); })
            .and_then([&] { return readVocabulary(file, SS_TEXT("engine", "actions"), log.actions); })
            .and_then(readSessionNames)
            .and_then([&] { return readColumn(file, "user", log.user); })
            .and_then([&] { return readColumn(file, "session", log.session); })
            .and_then([&] { return readColumn(file, "action", log.action); })
            .and_then([&] { return readColumn(file, "item", log.item); })
            .and_then([&] { return readColumn(file, "category", log.category); })
            .and_then([&] { return readColumn(file, "time", log.time); })
            .and_then([&] { return readPrices(file, log.price); })
            .and_then([&] { return log.validate(); });
    if (!read) return tl::unexpected(read.error());
    return log;
}

} // namespace

Result<AtomicFile> stageDataset(const EventLog& log, const std::filesystem::path& path, const ProgressSink& progress,
                                const Control& control)
{
    const PackedNames users(log.users.names()), items(log.items.names()), categories(log.categories.names()),
        actions(log.actions.names()), sessions(log.sessionNames);
    std::vector<std::pair<std::string, TensorView>> columns{{"users.bytes", TensorView::of(users.bytes)},
                                                            {"users.offsets", TensorView::of(users.offsets)},
                                                            {"items.bytes", TensorView::of(items.bytes)},
                                                            {"items.offsets", TensorView::of(items.offsets)},
                                                            {"categories.bytes", TensorView::of(categories.bytes)},
                                                            {"categories.offsets", TensorView::of(categories.offsets)},
                                                            {"actions.bytes", TensorView::of(actions.bytes)},
                                                            {"actions.offsets", TensorView::of(actions.offsets)},
                                                            {"sessions.bytes", TensorView::of(sessions.bytes)},
                                                            {"sessions.offsets", TensorView::of(sessions.offsets)},
                                                            {"user", TensorView::of(log.user)},
                                                            {"session", TensorView::of(log.session)},
                                                            {"action", TensorView::of(log.action)},
                                                            {"item", TensorView::of(log.item)},
                                                            {"category", TensorView::of(log.category)},
                                                            {"time", TensorView::of(log.time)}};
    if (log.hasPrice()) columns.emplace_back("price", TensorView::of(log.price));
    return stageSafetensors(path, columns, {{"format", formatName}, {"version", formatVersion}}, progress, control);
}

Result<> writeDataset(const EventLog& log, const std::filesystem::path& path)
{
    auto file = stageDataset(log, path);
    return file ? file->commit() : tl::unexpected(file.error());
}

Result<EventLog> readDataset(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    if (!file) return tl::unexpected(file.error());
    auto log = readLog(*file);
    if (!log) return fail(Error(log.error()).at(path.string()));
    return log;
}

} // namespace sessionsmith::events
