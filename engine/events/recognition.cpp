// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recognition.h"

#include "engine/events/dataset.h"
#include "engine/events/jsonlines.h"
#include "engine/events/knownlayouts.h"
#include "engine/events/previews.h"

#include "engine/base/text.h"

#include <algorithm>

namespace sessionsmith::events {

namespace {

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
