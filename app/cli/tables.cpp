// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tables.h"

#include "engine/comparison/runtable.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace sessionsmith::cli {

namespace {

std::string metric(const store::RunRecord& run, const std::string& name)
{
    const auto value = comparison::figureOf(run.metrics, name);
    return value ? number(*value) : "-";
}

std::string padded(const std::string& cell, std::size_t width, bool left)
{
    const std::string blanks(width - std::min(width, displayWidth(cell)), ' ');
    return left ? cell + blanks : blanks + cell;
}

/// What is no number, and nothing in its place.
bool isWord(const std::string& cell)
{
    const auto first = static_cast<unsigned char>(cell.empty() ? ' ' : cell.front());
    return (std::isalpha(first) || first >= 0x80 || first == '"') && cell != "nan" && cell != "inf";
}

} // namespace

std::size_t displayWidth(const std::string& utf8)
{
    std::size_t width = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) != 0x80)
            width += byte >= 0xe3 && byte < 0xf0 ? 2 : 1; // U+3000 ... U+FFFF: wide, but for few exceptions
    }
    return width;
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    std::vector<bool> isLeft;
    for (std::size_t column = 0; column < head.size(); ++column) {
        widths.push_back(displayWidth(head[column]));
        isLeft.push_back(column == 0 ||
                         std::ranges::any_of(rows, [&](const auto& row) { return isWord(row[column]); }));
        for (const auto& row : rows)
            widths[column] = std::max(widths[column], displayWidth(row[column]));
    }
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t column = 0; column < cells.size(); ++column)
            text += (column > 0 ? "  " : "") + padded(cells[column], widths[column], isLeft[column]);
        return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    };
    std::string text = line(head);
    std::size_t total = 2 * (head.size() - 1);
    for (const std::size_t width : widths)
        total += width;
    text += std::string(total, '-') + "\n";
    for (const auto& row : rows)
        text += line(row);
    return text;
}

std::string number(double value)
{
    return std::isfinite(value) ? fmt::format("{:.4f}", value) : fmt::format("{}", value);
}

std::string runTable(const std::vector<store::RunRecord>& runs)
{
    std::vector<std::vector<std::string>> rows;
    for (const store::RunRecord& run : runs)
        rows.push_back({run.name, store::name(run.kind), store::name(run.status), metric(run, "hr@10"),
                        metric(run, "ndcg@10"), metric(run, "mrr"), metric(run, "loss"),
                        fmt::format("{:.1f}", run.seconds)});
    return table({"run", "kind", "status", "HR@10", "NDCG@10", "MRR", "loss", "seconds"}, rows);
}

} // namespace sessionsmith::cli
