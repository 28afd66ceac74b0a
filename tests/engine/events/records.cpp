// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textreader.h"
#include "engine/events/recordblock.h"
#include "engine/events/separators.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

using Records = std::vector<std::vector<std::string>>;

/// A text of fields, line ends and whatever `others` there are, that is longer than what is searched at once.
std::string textOf(std::string_view others)
{
    const auto letter = rc::gen::weightedOneOf<char>({{6, rc::gen::element('a', '7', '\xe5', '\r', ' ')},
                                                      {3, rc::gen::elementOf(std::string(others))},
                                                      {1, rc::gen::just('\n')}});
    const std::string part = *rc::gen::container<std::string>(letter);
    std::string text;
    for (int copies = *rc::gen::element(1, 1, 60, 300); copies > 0; --copies)
        text += part;
    return text;
}

Records recordsOf(std::string_view text)
{
    Records all;
    RecordBlock records(text, ',');
    while (records.next())
        all.emplace_back(records.fields().begin(), records.fields().end());
    return all;
}

/// The same of a text without quotes, line by line and field by field.
Records plainRecordsOf(std::string_view text)
{
    Records all;
    while (!text.empty()) {
        std::string_view line = takeLine(text);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto& fields = all.emplace_back();
        for (std::size_t end = 0; end != std::string_view::npos; line.remove_prefix(std::min(end + 1, line.size()))) {
            end = line.find(',');
            fields.emplace_back(line.substr(0, end));
        }
    }
    return all;
}

} // namespace

class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void separatorsAreAllThereAre();
    void separatorsCanBePassedOver();
    void linesWithoutQuotesAreTheirFields();
    void blocksLeaveNoTrace();
};

void RecordsTest::separatorsAreAllThereAre()
{
    const bool holds = rc::check("in order", [] {
        const std::string text = textOf(",\"");
        Separators separators(text, ',');
        for (std::size_t place = 0; place < text.size(); ++place)
            if (text[place] == ',' || text[place] == '"' || text[place] == '\n') RC_ASSERT(separators.next() == place);
        RC_ASSERT(separators.next() == text.size());
        RC_ASSERT(separators.next() == text.size());
    });
    QVERIFY(holds);
}

void RecordsTest::separatorsCanBePassedOver()
{
    const bool holds = rc::check("to any place", [] {
        const std::string text = textOf(",\"");
        Separators separators(text, ',');
        for (std::size_t place = 0; place < text.size();) {
            place = std::min(text.find_first_of(",\"\n", place), text.size());
            RC_ASSERT(separators.next() == place);
            place = std::min(text.size(), place + *rc::gen::element<std::size_t>(1, 2, 9, 5000));
            separators.skipTo(place);
        }
    });
    QVERIFY(holds);
}

void RecordsTest::linesWithoutQuotesAreTheirFields()
{
    const bool holds = rc::check("as a loop would split them", [] {
        const std::string text = textOf(",");
        RC_ASSERT(recordsOf(text) == plainRecordsOf(text));
    });
    QVERIFY(holds);
}

void RecordsTest::blocksLeaveNoTrace()
{
    const bool holds = rc::check("wherever a text is cut, its records are those of the whole", [] {
        const std::string text = textOf(",,\"");
        const std::size_t line = text.find('\n', *rc::gen::inRange<std::size_t>(0, text.size() + 1));
        const std::size_t length = std::min(line, text.size() - 1) + 1;
        const std::size_t decided = RecordBlock::decidedLength(std::string_view(text).substr(0, length), ',');
        Records parts = recordsOf(std::string_view(text).substr(0, decided));
        std::ranges::copy(recordsOf(std::string_view(text).substr(decided)), std::back_inserter(parts));
        RC_ASSERT(parts == recordsOf(text));
    });
    QVERIFY(holds);
}

QTEST_APPLESS_MAIN(RecordsTest)
#include "records.moc"
