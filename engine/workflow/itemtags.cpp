// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/itemtags.h"

#include "engine/base/text.h"
#include "engine/workflow/casetable.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <unordered_map>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// Gathers pairs, in any order.
class Gatherer
{
public:
    explicit Gatherer(const events::Vocabulary& items) : m_items(items)
    {
        m_tags.ofItem.resize(std::size_t(items.size()));
    }

    void add(const std::string& item, const std::string& tag)
    {
        const std::int32_t index = m_items.find(item);
        if (index < 0) {
            m_unknown.insert(item);
            return;
        }
        const auto [found, isNew] = m_numbers.try_emplace(tag, int(m_tags.names.size()));
        if (isNew) m_tags.names.push_back(tag);
        m_tags.ofItem[std::size_t(index)].push_back(found->second);
    }

    Result<ItemTags> take()
    {
        if (m_tags.names.empty())
            return fail(Error(SS_TEXT("engine", "The file of tags holds no item that the run knows"))
                            .advise(SS_TEXT("engine", "Name the items as the log of the run does")));
        for (std::vector<int>& tags : m_tags.ofItem) {
            std::ranges::sort(tags);
            tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        }
        m_tags.unknownItems = m_unknown.size();
        return std::move(m_tags);
    }

private:
    const events::Vocabulary& m_items;
    std::unordered_map<std::string, int> m_numbers;
    std::set<std::string> m_unknown;
    ItemTags m_tags;
};

Result<> gatherJson(const std::filesystem::path& path, Gatherer& gatherer)
{
    std::ifstream file(path);
    if (!file) return fail(SS_TEXT("engine", "The file cannot be read"));
    const Json json = Json::parse(file, nullptr, false);
    const auto isTag = [](const Json& tag) { return tag.is_string() || tag.is_number_integer(); };
    const auto isList = [&](const Json& value) {
        return value.is_array() && std::all_of(value.begin(), value.end(), isTag);
    };
    if (!json.is_object() || !std::all_of(json.begin(), json.end(), isList))
        return fail(Error(SS_TEXT("engine", "The file is no JSON object of lists of tags"))
                        .advise(SS_TEXT("engine", "Write {0}, or a table with the columns item and tag"),
                                "{\"item\": [\"tag\", ...], ...}"));
    for (const auto& [item, tags] : json.items())
        for (const Json& tag : tags)
            gatherer.add(item, tag.is_string() ? tag.get<std::string>() : tag.dump());
    return {};
}

Result<> gatherTable(const std::filesystem::path& path, Gatherer& gatherer, const ProgressSink& progress,
                     const Control& control)
{
    const auto table = readCaseTable(path, progress, control, {"item", "tag"});
    if (!table) return tl::unexpected(table.error());
    const int items = table->find("item"), tags = table->find("tag");
    if (items < 0 || tags < 0)
        return fail(SS_TEXT("engine", "The table has no column \"{0}\""), items < 0 ? "item" : "tag");
    const auto& item = table->columns[std::size_t(items)];
    const auto& tag = table->columns[std::size_t(tags)];
    for (std::size_t row = 0; row < table->rows; ++row)
        if (item.level[row] >= 0 && tag.level[row] >= 0)
            gatherer.add(item.levels[std::size_t(item.level[row])], tag.levels[std::size_t(tag.level[row])]);
    return {};
}

} // namespace

bool ItemTags::has(std::size_t item, int tag) const
{
    return std::ranges::binary_search(ofItem[item], tag);
}

Result<ItemTags> readItemTags(const std::filesystem::path& path, const events::Vocabulary& items,
                              const ProgressSink& progress, const Control& control)
{
    Gatherer gatherer(items);
    const auto gathered = lowered(path.extension().string()) == ".json"
                              ? gatherJson(path, gatherer)
                              : gatherTable(path, gatherer, progress, control);
    auto tags = gathered ? gatherer.take() : Result<ItemTags>(tl::unexpect, gathered.error());
    if (!tags) return fail(Error(tags.error()).at(path.string()));
    return tags;
}

} // namespace sessionsmith::workflow
