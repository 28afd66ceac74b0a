// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/jsonrows.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/base/unpackedstream.h"
#include "engine/runfiles/foreignrun.h"
#include "engine/runfiles/runexport.h"

namespace sessionsmith::runfiles {

namespace {

using Json = nlohmann::json;

constexpr int deepest = 100; // what is written again is walked by recursion

int depthOf(std::string_view json)
{
    int depth = 0, most = 0;
    bool isText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (isText && c == '\\') ++i;
        if (c == '"') isText = !isText;
        if (isText) continue;
        if (c == '[' || c == '{') most = std::max(most, ++depth);
        if (c == ']' || c == '}') --depth;
    }
    return most;
}

Error wrongType(const char* key, const Json& value)
{
    constexpr std::size_t longest = 40;
    const std::string text = jsonText(value);
    const std::string shown = isValidUtf8(text.substr(0, longest)) ? text.substr(0, longest) : std::string("?");
    return Error(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message::data(key),
                 text.size() > longest ? shown + "..." : text);
}

/// The value of a key; null where there is none.
const Json* valueIn(const Json& row, const char* key)
{
    const auto found = row.find(key);
    return found == row.end() || found->is_null() ? nullptr : &*found;
}

template <typename Value>
Result<> takeAs(const Json& row, const char* key, bool (Json::*isOf)() const noexcept, Value& value)
{
    const Json* found = valueIn(row, key);
    if (!found) return {};
    if (!(found->*isOf)()) return fail(wrongType(key, *found));
    value = found->get<Value>();
    return {};
}

} // namespace

bool isJsonLines(const std::filesystem::path& path, const InputFile& file)
{
    if (formatOf(path) == TableFormat::JsonLines) return true;
    auto stream = UnpackedStream::open(file);
    std::string head(1024, '\0');
    const auto read = stream ? stream->read(head) : Result<std::size_t>(0);
    const std::string_view begin = trimmed(std::string_view(head).substr(0, read ? *read : 0));
    return begin.starts_with('{') || begin.starts_with("\xef\xbb\xbf{");
}

Result<Json> shallowJson(std::string_view text)
{
    if (depthOf(text) > deepest) return fail(SS_TEXT("engine", "Values lie more than {0} deep in each other"), deepest);
    return parseJson(text);
}

Result<JsonRows> JsonRows::open(const std::filesystem::path& path)
{
    auto reader = TextReader::open(path);
    if (!reader) return tl::unexpected(reader.error());
    return JsonRows(*std::move(reader), path);
}

Result<bool> JsonRows::next(Json& row, Phase& phase)
{
    for (std::string_view line;;) {
        const auto more = m_reader.next(line);
        if (!more || !*more) return more;
        if (!phase.advance(line.size() + 1)) return fail(Error::cancelled());
        if (trimmed(line).empty()) continue;
        auto parsed = shallowJson(line);
        if (!parsed)
            return fail(here(Error(SS_TEXT("engine", "This line cannot be read: {0}"), parsed.error().what())));
        if (!parsed->is_object()) return fail(here(Error(SS_TEXT("engine", "This line is no JSON object"))));
        row = *std::move(parsed);
        return true;
    }
}

Error JsonRows::here(Error error) const
{
    return error.at(fmt::format("{}:{}", m_path.string(), m_reader.lineNumber()));
}

Result<> take(const Json& row, const char* key, std::string& value)
{
    return takeAs(row, key, &Json::is_string, value);
}

Result<> take(const Json& row, const char* key, bool& value)
{
    return takeAs(row, key, &Json::is_boolean, value);
}

Result<> take(const Json& row, const char* key, std::vector<std::string>& value)
{
    const Json* found = valueIn(row, key);
    if (!found) return {};
    if (!found->is_array() || !std::ranges::all_of(*found, [](const Json& entry) { return entry.is_string(); }))
        return fail(wrongType(key, *found));
    value = found->get<std::vector<std::string>>();
    return {};
}

Result<> take(const Json& row, const char* key, std::optional<double>& value)
{
    const Json* found = valueIn(row, key);
    if (!found) return {};
    if (found->is_number())
        value = found->get<double>();
    else if (const auto word = found->is_string() ? valueOf(found->get_ref<const std::string&>()) : std::nullopt)
        value = word;
    else
        return fail(wrongType(key, *found));
    return {};
}

} // namespace sessionsmith::runfiles
