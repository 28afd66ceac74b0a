// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/columnguess.h"

#include "engine/base/text.h"
#include "engine/events/eventparser.h"
#include "engine/events/prices.h"

#include <algorithm>
#include <array>

namespace sessionsmith::events {

namespace {

using Words = std::vector<std::string>;

/// "CustomerID" and "customer_id" as {"customer", "id"}.
Words wordsOf(std::string_view name)
{
    Words words(1);
    bool previousLower = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        const bool letter = upper || lower || (c >= '0' && c <= '9');
        if ((!letter || (upper && previousLower)) && !words.back().empty()) words.emplace_back();
        if (letter) words.back() += lowered(std::string_view(&c, 1));
        previousLower = lower;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

struct FieldWords
{
    Field field;
    std::vector<std::string_view> whole; ///< names as a whole, words joined by blanks, the best first
    std::vector<std::string_view> nouns; ///< a name whose last word, "id" aside, is one of these
};

const std::array<FieldWords, fieldCount>& fieldWords()
{
    static const std::array<FieldWords, fieldCount> table{{
        {Field::User,
         {"user", "user id", "userid", "uid", "visitor", "visitorid", "customer", "用户", "用户 id", "会员"},
         {"user", "visitor", "customer", "client", "member"}},
        {Field::Session,
         {"session", "session id", "sessionid", "sid", "user session", "会话", "会话 id"},
         {"session", "visit"}},
        {Field::Item,
         {"item", "item id", "itemid", "iid", "product", "productid", "aid", "article", "sku", "asin", "商品",
          "商品 id", "物品", "物品 id"},
         {"item", "product", "article", "sku", "model", "movie", "song", "track", "book"}},
        {Field::Category,
         {"category", "category id", "categoryid", "cat", "cid", "类目", "类目 id", "类别", "品类"},
         {"category", "cat"}},
        {Field::Action,
         {"action", "behaviour", "behavior", "event", "event type", "behavior type", "behaviour type", "action type",
          "type", "行为", "行为类型", "动作", "事件"},
         {"action", "behaviour", "behavior", "event"}},
        {Field::Time,
         {"time", "timestamp", "ts", "datetime", "date", "时间", "时间戳", "日期"},
         {"time", "timestamp", "datetime", "date"}},
        {Field::Order, {"order", "position", "step", "event number", "顺序", "序号"}, {}},
        {Field::Price, {"price", "unit price", "unitprice", "item price", "价格", "单价", "售价"}, {"price"}},
    }};
    return table;
}

/// How well a name says that its column holds the field: the lower the better; nothing if it does not.
std::optional<std::size_t> match(const FieldWords& wanted, Words words)
{
    std::string whole;
    for (const std::string& word : words)
        whole += (whole.empty() ? "" : " ") + word;
    const auto exact = std::ranges::find(wanted.whole, whole);
    if (exact != wanted.whole.end()) return std::size_t(exact - wanted.whole.begin());
    if (words.size() > 1 && (words.back() == "id" || words.back() == "code")) words.pop_back();
    if (!words.empty() && std::ranges::find(wanted.nouns, words.back()) != wanted.nouns.end())
        return wanted.whole.size();
    return std::nullopt;
}

bool mostly(const std::vector<std::string>& values, bool (*is)(std::string_view))
{
    const auto count = std::ranges::count_if(values, [&](const std::string& value) { return is(value); });
    return !values.empty() && std::size_t(count) * 2 > values.size();
}

/// Whether a column may hold the field, from what stands in it. An empty file's columns may hold anything.
bool suits(Field field, const std::vector<std::string>& values)
{
    if (values.empty()) return true;
    if (field == Field::Time) return mostly(values, isTimeOfAnyForm);
    if (field == Field::Price) // the import tells how many are none
        return std::ranges::any_of(values, [](const std::string& value) { return parsePrice(value) >= 0; });
    if (field == Field::Order)
        return mostly(values, [](std::string_view value) { return parseDouble(value).has_value(); });
    return true;
}

std::vector<std::string> columnOf(const std::vector<std::vector<std::string>>& rows, std::size_t column)
{
    std::vector<std::string> values;
    for (const std::vector<std::string>& row : rows)
        if (column < row.size() && !trimmed(row[column]).empty()) values.push_back(row[column]);
    return values;
}

} // namespace

std::size_t familiarNames(const std::vector<std::string>& names)
{
    return std::size_t(std::ranges::count_if(names, [](const std::string& name) {
        return std::ranges::any_of(fieldWords(),
                                   [&](const FieldWords& wanted) { return match(wanted, wordsOf(name)).has_value(); });
    }));
}

std::map<Field, std::string> guessMap(const std::vector<std::string>& columns,
                                      const std::vector<std::vector<std::string>>& rows)
{
    std::map<Field, std::string> map;
    for (const FieldWords& wanted : fieldWords()) {
        std::optional<std::size_t> best;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const auto quality = match(wanted, wordsOf(columns[column]));
            if (!quality || (best && *quality >= *best) || !suits(wanted.field, columnOf(rows, column))) continue;
            best = quality;
            map[wanted.field] = columns[column];
        }
    }
    return map;
}

std::vector<std::size_t> namedAsTime(const std::vector<std::string>& columns)
{
    const auto isTime = [](const FieldWords& wanted) { return wanted.field == Field::Time; };
    const FieldWords& time = *std::ranges::find_if(fieldWords(), isTime);
    std::vector<std::size_t> places;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (match(time, wordsOf(columns[column]))) places.push_back(column);
    return places;
}

TimeFormat guessTimeFormat(const std::vector<std::string>& values)
{
    if (mostly(values, [](std::string_view value) { return parseTime(value, TimeFormat::Iso).has_value(); }))
        return TimeFormat::Iso;
    if (mostly(values, [](std::string_view value) { return isUnixMilliseconds(value); }))
        return TimeFormat::UnixMilliseconds;
    if (mostly(values, [](std::string_view value) { return parseDouble(value).has_value(); }))
        return TimeFormat::UnixSeconds;
    if (!areDates(values)) return TimeFormat::Auto;
    std::ptrdiff_t dayFirst = 0;
    for (const std::string& value : values) {
        const TimeFormat order = dateOrderOf(value);
        dayFirst += order == TimeFormat::DayMonthYear ? 1 : order == TimeFormat::MonthDayYear ? -1 : 0;
    }
    return dayFirst > 0 ? TimeFormat::DayMonthYear : dayFirst < 0 ? TimeFormat::MonthDayYear : TimeFormat::Auto;
}

TimeFormat dateOrderOf(std::string_view text)
{
    using enum TimeFormat;
    const bool dayFirst = parseTime(text, DayMonthYear).has_value();
    const bool monthFirst = parseTime(text, MonthDayYear).has_value();
    return dayFirst == monthFirst ? Auto : dayFirst ? DayMonthYear : MonthDayYear;
}

bool areDates(const std::vector<std::string>& values)
{
    return mostly(values, [](std::string_view value) {
        return parseTime(value, TimeFormat::DayMonthYear) || parseTime(value, TimeFormat::MonthDayYear);
    });
}

} // namespace sessionsmith::events
