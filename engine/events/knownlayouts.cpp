// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/knownlayouts.h"

#include "engine/base/text.h"
#include "engine/events/csvrecord.h"
#include "engine/events/eventparser.h"

#include <algorithm>

namespace sessionsmith::events {

namespace {

using Fields = std::vector<std::string_view>;

ActionCodes themselves(std::initializer_list<const char*> names)
{
    ActionCodes codes;
    for (const char* name : names)
        codes[name] = name;
    return codes;
}

const ActionCodes& taobaoActions()
{
    static const ActionCodes codes = themselves({"pv", "fav", "cart", "buy"}); // page view, favourite, cart, purchase
    return codes;
}

bool isTaobaoRow(const Fields& fields)
{
    return fields.size() == 5 && taobaoActions().contains(fields[3]) && parseInteger(fields[4]);
}

/// Session, time, item, then the category of a click, or price and quantity of a purchase.
bool isYoochooseRow(const Fields& fields)
{
    return (fields.size() == 4 || fields.size() == 5) && parseInteger(fields[0]) && parseInteger(fields[2]) &&
           fields[1].find('T') != std::string_view::npos && parseTime(fields[1], TimeFormat::Iso);
}

/// Cancellations are invoices whose number starts with a C.
std::string_view onlineRetailAction(const Fields& fields)
{
    return fields[0].starts_with('C') || fields[0].starts_with('c') ? "cancellation" : "purchase";
}

const std::vector<KnownLayout>& knownLayouts()
{
    using enum Field;
    static const std::vector<KnownLayout> layouts{
        {Format::Taobao,
         ',',
         {},
         5,
         {{User, 0}, {Item, 1}, {Category, 2}, {Action, 3}, {Time, 4}},
         TimeFormat::UnixSeconds,
         taobaoActions(),
         {},
         isTaobaoRow},
        {Format::RetailRocket,
         ',',
         {"timestamp", "visitorid", "event", "itemid", "transactionid"},
         5,
         {{Time, 0}, {User, 1}, {Action, 2}, {Item, 3}},
         TimeFormat::UnixMilliseconds,
         themselves({"view", "addtocart", "transaction"}),
         {}},
        {Format::Rees46,
         ',',
         {"eventtime", "eventtype", "productid", "categoryid", "categorycode", "brand", "price", "userid",
          "usersession"},
         9,
         {{Time, 0}, {Action, 1}, {Item, 2}, {Category, 3}, {Price, 6}, {User, 7}, {Session, 8}},
         TimeFormat::Iso,
         themselves({"view", "cart", "remove_from_cart", "purchase"}),
         {}},
        // The stamp is month and day, so that it gives an order but no time.
        {Format::Tmall,
         ',',
         {"userid", "itemid", "catid", "sellerid", "brandid", "timestamp", "actiontype"},
         7,
         {{User, 0}, {Item, 1}, {Category, 2}, {Order, 5}, {Action, 6}},
         TimeFormat::Auto,
         {{"0", "click"}, {"1", "cart"}, {"2", "purchase"}, {"3", "favourite"}},
         {}},
        {Format::Yoochoose,
         ',',
         {},
         4,
         {{Session, 0}, {Time, 1}, {Item, 2}, {Category, 3}},
         TimeFormat::Iso,
         {},
         "click",
         isYoochooseRow},
        {Format::Yoochoose,
         ',',
         {},
         5,
         {{Session, 0}, {Time, 1}, {Item, 2}, {Price, 3}},
         TimeFormat::Iso,
         {},
         "purchase",
         isYoochooseRow},
        // The date is a day; the milliseconds since the session began give the order. Most users are unknown.
        {Format::Diginetica,
         ';',
         {"sessionid", "userid", "itemid", "timeframe", "eventdate"},
         5,
         {{Session, 0}, {Item, 2}, {Order, 3}, {Time, 4}},
         TimeFormat::Iso,
         {},
         "view"},
        // Both editions of it. As a CSV it comes with dates of any form.
        {Format::OnlineRetail,
         ',',
         {"invoiceno|invoice", "stockcode", "description", "quantity", "invoicedate", "unitprice|price", "customerid",
          "country"},
         8,
         {{Session, 0}, {Item, 1}, {Time, 4}, {Price, 5}, {User, 6}},
         TimeFormat::Auto,
         {},
         {},
         nullptr,
         onlineRetailAction},
    };
    return layouts;
}

std::string normalised(std::string_view name)
{
    std::string result = lowered(trimmed(name));
    std::erase_if(result, [](char c) { return c == '_' || c == ' '; });
    return result;
}

/// The fields of each line that has well-formed ones.
std::vector<std::vector<std::string>> rowsOf(const std::vector<std::string>& lines, char delimiter)
{
    std::vector<std::vector<std::string>> rows;
    CsvRecord record;
    for (const std::string& line : lines)
        if (record.parse(line, delimiter) == CsvRecord::Status::Complete)
            rows.emplace_back(record.fields().begin(), record.fields().end());
    return rows;
}

bool isLayoutOf(const KnownLayout& layout, const std::vector<std::string>& lines)
{
    if (layout.hasHeader()) {
        const auto rows = rowsOf({lines.front()}, layout.delimiter);
        return !rows.empty() && isHeaderOf(layout, rows.front());
    }
    const auto matches = std::ranges::count_if(rowsOf(lines, layout.delimiter), [&](const auto& row) {
        return row.size() == layout.width && layout.fits({row.begin(), row.end()});
    });
    return std::size_t(matches) * 2 > lines.size();
}

} // namespace

const KnownLayout* knownLayout(Format format, std::size_t width)
{
    const KnownLayout* first = nullptr;
    for (const KnownLayout& layout : knownLayouts()) {
        if (layout.format != format) continue;
        if (layout.width == width) return &layout;
        if (!first) first = &layout;
    }
    return first;
}

const KnownLayout* recogniseLayout(const std::vector<std::string>& lines)
{
    const auto found =
        std::ranges::find_if(knownLayouts(), [&](const KnownLayout& layout) { return isLayoutOf(layout, lines); });
    return found == knownLayouts().end() ? nullptr : &*found;
}

bool isHeaderOf(const KnownLayout& layout, const std::vector<std::string>& names)
{
    return std::ranges::equal(layout.header, names, [](const std::string& wanted, const std::string& name) {
        const auto choices = split(wanted, '|');
        return std::ranges::find(choices, normalised(name)) != choices.end();
    });
}

std::string headerText(const KnownLayout& layout)
{
    std::string text;
    for (const std::string& name : layout.header)
        text.append(text.empty() ? "" : ", ").append(split(name, '|').front());
    return text;
}

bool isRecBoleHeader(const std::vector<std::string>& names)
{
    constexpr std::array types{":token", ":float", ":token_seq", ":float_seq"};
    return !names.empty() && std::ranges::all_of(names, [&](const std::string& name) {
        return std::ranges::any_of(types, [&](const char* type) { return trimmed(name).ends_with(type); });
    });
}

std::string recBoleName(std::string_view name)
{
    return std::string(trimmed(name.substr(0, name.rfind(':'))));
}

} // namespace sessionsmith::events
