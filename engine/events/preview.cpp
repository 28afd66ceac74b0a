// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/columnguess.h"
#include "engine/events/dataset.h"
#include "engine/events/eventparser.h"
#include "engine/events/filehead.h"
#include "engine/events/jsonlines.h"
#include "engine/events/knownlayouts.h"
#include "engine/events/prices.h"
#include "engine/events/recognition.h"
#include "engine/events/recordblock.h"
#include "engine/events/tablereading.h"
#include "engine/events/timerecognition.h"

#include "engine/base/text.h"
#include "engine/base/textreader.h"

#include <algorithm>
#include <set>

namespace sessionsmith::events {

namespace {

constexpr std::size_t rowsForGuess = 50;

using Row = std::vector<std::string>;

/// Names of users and items neither begin nor end with the marks of prose or of a program.
bool looksLikeName(std::string_view word)
{
    constexpr std::string_view marks = R"(!"#$%&'()*+,./:;<=>?@[\]^`{|}~)";
    return marks.find(word.front()) == marks.npos && marks.find(word.back()) == marks.npos &&
           word.find_first_not_of('-') != word.npos;
}

bool looksLikeSequences(const std::vector<std::string>& lines)
{
    std::size_t matches = 0, all = 0, names = 0;
    for (const std::string& line : lines) {
        const std::vector<std::string_view> found = words(line);
        matches += found.size() > 1;
        all += found.size();
        names += std::size_t(std::ranges::count_if(found, looksLikeName));
    }
    constexpr double leastNames = 0.98;
    return matches * 2 > lines.size() && double(names) >= leastNames * double(all);
}

/// What a file is that says so by its header or by all of its rows; Auto for none.
Format publishedFormat(const std::vector<std::string>& lines)
{
    const auto names = split(lines.front(), recBoleDelimiter);
    if (isRecBoleHeader({names.begin(), names.end()})) return Format::RecBole;
    const KnownLayout* known = recogniseLayout(lines);
    return known ? known->format : Format::Auto;
}

/// The delimiter of a format that has but one, else 0.
char ownDelimiter(Format format)
{
    if (format == Format::RecBole) return recBoleDelimiter;
    const KnownLayout* known = knownLayout(format, 0);
    return known ? known->delimiter : '\0';
}

Format recogniseFormat(const Hints& hints, const Reading& reading, const std::vector<std::string>& lines)
{
    if (hints.format != Format::Auto) return hints.format;
    if (const auto json = jsonFormat(lines)) return *json;
    if (!hints.columns.empty()) return Format::Csv;
    return !reading.isTable() && looksLikeSequences(lines) ? Format::Sequences : Format::Csv;
}

/// Whether a cell of the first row stands in the same column again: a name of a header does not.
bool recurs(const Row& first, const std::vector<Row>& rest)
{
    return std::ranges::any_of(rest, [&](const Row& row) {
        for (std::size_t column = 0; column < std::min(first.size(), row.size()); ++column)
            if (row[column] == first[column]) return true;
        return false;
    });
}

/// A header has familiar names; or names, all different and none a number, above at least one number.
bool isHeader(const Row& first, const std::vector<Row>& rest)
{
    const auto isNumber = [](const std::string& text) { return parseDouble(text).has_value(); };
    const auto hasNumber = [&](const Row& row) { return std::ranges::any_of(row, isNumber); };
    const std::size_t familiar = familiarNames(first);
    if (familiar > 1) return true;
    if (first.empty() || hasNumber(first) || recurs(first, rest)) return false;
    const bool distinct = std::set<std::string>(first.begin(), first.end()).size() == first.size();
    return familiar == 1 || (distinct && std::ranges::any_of(rest, hasNumber));
}

/// Whether a column that a person named stands in the first row: then that is the header, whatever it looks like.
bool holdsOneOf(const std::vector<std::string>& columns, const Row& first)
{
    return std::ranges::any_of(first, [&](const std::string& name) {
        return std::ranges::any_of(columns, [&](const std::string& wanted) {
            return !parseInteger(wanted) && lowered(trimmed(name)) == lowered(trimmed(wanted));
        });
    });
}

/// Whether a row that cannot be parsed was meant to be the header.
bool holdsFamiliarNames(std::string_view line, char delimiter)
{
    std::string bare(line);
    std::erase(bare, '"');
    const auto fields = split(bare, delimiter);
    return familiarNames({fields.begin(), fields.end()}) > 1;
}

/// The first records of the file, `count` at most.
Result<std::vector<Row>> readRows(const InputFile& file, const FileHead& head, char delimiter, std::size_t count)
{
    const std::size_t decided = head.isWhole ? 0 : RecordBlock::decidedLength(head.text, delimiter);
    RecordBlock records(std::string_view(head.text).substr(0, decided > 0 ? decided : head.text.size()), delimiter);
    std::vector<Row> rows;
    while (rows.size() < count && records.next()) {
        if (const auto fault = records.fault(); fault && rows.empty() && holdsFamiliarNames(records.text(), delimiter))
            return fail(Error("{0}", *fault).at(fmt::format("{}:{}", file.name(), records.line())));
        rows.emplace_back(records.fields().begin(), records.fields().end());
    }
    return rows;
}

void numberColumns(Preview& preview, std::size_t count)
{
    for (std::size_t column = 1; column <= count; ++column)
        preview.columns.push_back(std::to_string(column));
}

Preview previewOfSequences(const std::vector<std::string>& lines, const Hints& hints, std::size_t rowCount)
{
    Preview preview;
    preview.format = Format::Sequences;
    preview.encoding = hints.encoding;
    preview.delimiter = ' ';
    std::size_t width = 0;
    for (std::size_t i = 0; i < std::min(rowCount, lines.size()); ++i) {
        const std::vector<std::string_view> fields = words(lines[i]);
        preview.rows.emplace_back(fields.begin(), fields.end());
        width = std::max(width, fields.size());
    }
    numberColumns(preview, width);
    for (Row& row : preview.rows)
        row.resize(width);
    return preview;
}

/// The preview with what follows from the columns that are mapped, and `rowCount` rows at most.
Result<Preview> settled(Preview preview, const InputFile& file, const Hints& hints, std::size_t rowCount,
                        const Control& control)
{
    if (auto done = recogniseTimeFormat(preview, file, hints, control); !done) return tl::unexpected(done.error());
    preview.rows.resize(std::min(preview.rows.size(), rowCount));
    return preview;
}

/// Of columns that a person has named those that no line of the head has, but a later one. Errors: unreadable,
/// cancelled.
Result<std::vector<std::string>> lateColumns(const InputFile& file, const std::vector<std::string>& early,
                                             const Hints& hints, const Control& control)
{
    std::vector<std::string> wanted, found;
    for (const std::string& name : hints.columns)
        if (!parseInteger(name) && std::ranges::none_of(early, [&](const std::string& column) {
                return lowered(column) == lowered(trimmed(name));
            }))
            wanted.emplace_back(trimmed(name));
    if (wanted.empty()) return found;
    auto text = TextBlocks::open(file, hints.encoding);
    if (!text) return tl::unexpected(text.error());
    for (TextBlock block; !wanted.empty();) {
        if (!control.proceed()) return fail(Error::cancelled());
        const auto more = text->next(block);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        for (std::string_view left = block.text; !left.empty() && !wanted.empty();) {
            JsonRecords records(Format::JsonLines, wanted);
            if (records.parse(takeLine(left)) || records.rows().empty()) continue;
            for (std::size_t i = wanted.size(); i-- > 0;)
                if (!records.rows().front()[i].empty()) {
                    found.push_back(wanted[i]);
                    wanted.erase(wanted.begin() + std::ptrdiff_t(i));
                }
        }
    }
    return found;
}

Result<Preview> previewOfJson(const InputFile& file, Format format, const std::vector<std::string>& lines,
                              const Hints& hints, std::size_t rowCount, const Control& control)
{
    Preview preview;
    preview.format = format;
    preview.encoding = hints.encoding;
    preview.hasHeader = true;
    preview.columns = jsonColumns(format, lines);
    if (preview.columns.empty())
        return fail(Error(SS_TEXT("engine", "None of the first lines is a JSON object with keys")).at(file.name()));
    if (format == Format::JsonLines) {
        const auto late = lateColumns(file, preview.columns, hints, control);
        if (!late) return tl::unexpected(late.error());
        preview.columns.insert(preview.columns.end(), late->begin(), late->end());
    }
    JsonRecords records(format, preview.columns);
    for (const std::string& line : lines)
        if (!records.parse(line)) preview.rows.insert(preview.rows.end(), records.rows().begin(), records.rows().end());
    preview.rows.resize(std::min(preview.rows.size(), std::max(rowCount, rowsForGuess)));
    preview.map = format == Format::Otto ? ottoMap() : guessMap(preview.columns, preview.rows);
    return settled(std::move(preview), file, hints, rowCount, control);
}

/// Errors: not the header of the layout, or of RecBole where there is none.
Result<> checkHeader(const Preview& preview, const KnownLayout* known)
{
    const Row& names = preview.rows.front();
    if (known ? isHeaderOf(*known, names) : preview.format != Format::RecBole || isRecBoleHeader(names)) return {};
    const std::string wanted = known ? headerText(*known) : "user_id:token, item_id:token";
    return fail(
        Error(SS_TEXT("engine", "The header is not that of the layout \"{0}\""),
              formatNames()[std::size_t(preview.format)])
            .advise(SS_TEXT("engine", "Its columns are: {0}. Import another table as \"csv\", with a map"), wanted));
}

std::map<Field, std::string> mapOf(const KnownLayout& layout, const Row& columns)
{
    std::map<Field, std::string> map;
    for (const auto& [field, column] : layout.columns)
        map[field] = columns[column];
    return map;
}

Result<Preview> previewOfTable(const InputFile& file, const FileHead& head, Format format, const Reading& reading,
                               const Hints& hints, std::size_t rowCount, const Control& control)
{
    auto rows = readRows(file, head, reading.delimiter, std::max(rowCount, rowsForGuess) + 1);
    if (!rows) return tl::unexpected(rows.error());
    Preview preview;
    preview.format = format;
    preview.encoding = hints.encoding;
    preview.delimiter = reading.delimiter;
    preview.rows = std::move(*rows);
    const KnownLayout* known = knownLayout(format, reading.width);
    preview.hasHeader = known ? known->hasHeader()
                        : format == Format::RecBole
                            ? true
                            : holdsOneOf(hints.columns, preview.rows.front()) ||
                                  isHeader(preview.rows.front(), {preview.rows.begin() + 1, preview.rows.end()});
    if (preview.hasHeader) {
        if (auto right = checkHeader(preview, known); !right) return fail(right.error().at(file.name()));
        for (const std::string& name : preview.rows.front())
            preview.columns.push_back(format == Format::RecBole ? recBoleName(name) : std::string(trimmed(name)));
        preview.rows.erase(preview.rows.begin());
    } else {
        numberColumns(preview, known ? known->width : reading.width);
    }
    for (Row& row : preview.rows)
        row.resize(preview.columns.size());
    preview.map = known ? mapOf(*known, preview.columns) : guessMap(preview.columns, preview.rows);
    if (!known)
        if (auto found = findTimes(preview, file, hints, control); !found) return tl::unexpected(found.error());
    return settled(std::move(preview), file, hints, rowCount, control);
}

Preview previewOfDataset(const EventLog& log, std::size_t rowCount)
{
    Preview preview;
    preview.format = Format::Safetensors;
    preview.hasHeader = true;
    std::vector<Field> fields{Field::User, Field::Session, Field::Action, Field::Item};
    if (log.hasCategory()) fields.push_back(Field::Category);
    if (log.hasTime()) fields.push_back(Field::Time);
    if (log.hasPrice()) fields.push_back(Field::Price);
    for (const Field field : fields) {
        preview.columns.emplace_back(fieldName(field));
        preview.map[field] = fieldName(field);
    }
    for (std::size_t event = 0; event < std::min(rowCount, log.size()); ++event) {
        Row row{log.users[log.user[event]], sessionName(log, std::size_t(log.session[event])),
                log.actions[log.action[event]], log.items[log.item[event]]};
        if (log.hasCategory())
            row.push_back(log.category[event] < 0 ? std::string() : std::string(log.categories[log.category[event]]));
        if (log.hasTime()) row.push_back(formatIsoTime(log.time[event]));
        if (log.hasPrice()) row.push_back(priceText(log.price[std::size_t(log.item[event])]));
        preview.rows.push_back(std::move(row));
    }
    return preview;
}

/// What the text of the file is, which is UTF-8 by now.
Result<Preview> recogniseText(const InputFile& file, const FileHead& head, Hints hints, std::size_t rowCount,
                              const Control& control)
{
    const std::vector<std::string>& lines = head.lines;
    if (hints.format == Format::Auto && hints.columns.empty() && hints.delimiter == 0)
        hints.format = publishedFormat(lines);
    const char own = ownDelimiter(hints.format);
    const Reading reading = bestReading(own != 0 ? own : hints.delimiter, lines);
    const Format format = recogniseFormat(hints, reading, lines);
    if (format == Format::Otto || format == Format::JsonLines)
        return previewOfJson(file, format, lines, hints, rowCount, control);
    if (format == Format::Sequences) return previewOfSequences(lines, hints, rowCount);
    if (hints.format == Format::Auto && hints.columns.empty() && format == Format::Csv && !reading.isTable())
        return fail(Error(SS_TEXT("engine", "This does not look like a log: there are neither columns nor lines with a "
                                            "user and items"))
                        .at(file.name())
                        .advise(SS_TEXT("engine", "Choose a log of events, or say what its format is")));
    return previewOfTable(file, head, format, reading, hints, rowCount, control);
}

} // namespace

std::vector<std::string_view> words(std::string_view line)
{
    constexpr std::string_view blanks = " \t";
    std::vector<std::string_view> result;
    for (std::size_t begin = line.find_first_not_of(blanks); begin != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blanks, begin), line.size());
        result.push_back(line.substr(begin, end - begin));
        begin = line.find_first_not_of(blanks, end);
    }
    return result;
}

Result<Preview> recognise(const InputFile& file, const Hints& given, std::size_t rowCount, const Control& control)
{
    auto head = readHead(file);
    if (!head) return tl::unexpected(head.error());
    Hints hints = given;
    if (hints.encoding == TextEncoding::Auto) {
        const auto encoding = recogniseEncoding(file, head->lines);
        if (!encoding) return tl::unexpected(encoding.error());
        hints.encoding = *encoding;
    }
    const bool isDoubtful = given.encoding == TextEncoding::Auto && hints.encoding == TextEncoding::Gb18030 &&
                            !looksLikeGb18030(head->lines);
    auto converter = TextConverter::create(hints.encoding);
    if (!converter) return fail(converter.error().at(file.name()));
    converter->convert(head->text);
    for (std::string& line : head->lines)
        converter->convert(line);
    auto preview = recogniseText(file, *head, hints, rowCount, control);
    if (preview && isDoubtful)
        preview->warnings.push_back(Message(
            SS_TEXT("engine", "{0} is read as GB18030, yet few of its characters are common Chinese ones. If it is in "
                              "another encoding, such as Shift-JIS or Big5, convert it first: iconv -f {1} -t UTF-8 "
                              "OLD > NEW"),
            std::filesystem::path(file.name()).filename().string(), "SHIFT_JIS"));
    return preview;
}

bool isDatasetFile(const std::filesystem::path& path)
{
    return lowered(path.extension().string()) == ".safetensors";
}

Result<Preview> previewFile(const std::filesystem::path& path, std::size_t rowCount, const TextForm& form)
{
    if (isDatasetFile(path))
        return readDataset(path).transform([&](const EventLog& log) { return previewOfDataset(log, rowCount); });
    return InputFile::open(path).and_then([&](const InputFile& file) {
        return recognise(file, {.delimiter = form.delimiter, .encoding = form.encoding}, rowCount);
    });
}

} // namespace sessionsmith::events
