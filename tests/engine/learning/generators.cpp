// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"
#include "tests/engine/learning/recorder.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// Neural generators through the learning module's interface.
class GeneratorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void drawsWhatItLearnt_data() { addKinds(); }
    void drawsWhatItLearnt();
    void theLossIsTheEntropy_data() { addKinds(); }
    void theLossIsTheEntropy();
    void shortSessionsAreNoMoreThanTheyAre();
    void theLatentSpaceIsUsed();
    void theCriticLearns();
    void resumesToTheBit_data();
    void resumesToTheBit();
    void aSessionIsTheSameHoweverTheWholeIsCut();
    void whatDivergedIsNoGenerator_data() { addKinds(); }
    void whatDivergedIsNoGenerator();
    void lengthsAreKept();
    void withoutTimesThereAreNoGaps();
    void refusesBadCheckpoints();

private:
    static void addKinds();
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
    /// Trains to the end and opens what came of it.
    std::unique_ptr<SessionGenerator> trained(const GeneratorSpec& spec, const GeneratorData& data, Recorder& recorder);

    QTemporaryDir m_folder;
    Backend* m_backend = nullptr;
};

namespace {

GeneratorSpec tiny(GeneratorKind kind)
{
    GeneratorSpec spec;
    spec.kind = kind;
    spec.embedding = 12;
    spec.hidden = 24;
    spec.latent = 3;
    spec.maxLength = 12;
    spec.epochs = 30;
    spec.adversarialEpochs = 3;
    spec.batch = 16;
    spec.learningRate = 1e-2;
    spec.l2 = 0;
    spec.eventDropout = 0;
    spec.device = "cpu";
    spec.threads = 1;
    return spec;
}

void append(GeneratorData& data, const std::vector<std::int32_t>& items, const std::vector<std::int32_t>& actions,
            const std::vector<double>& gaps)
{
    data.sessions.append({items, actions});
    data.gaps.insert(data.gaps.end(), gaps.begin(), gaps.end());
}

/// Items that follow each other round a circle of seven, from a or from d; view and buy in turn; 10 s before a purchase
/// and an hour before a view; four or six events.
GeneratorData circle()
{
    GeneratorData data;
    data.catalogue = {events::Vocabulary(std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"}),
                      events::Vocabulary(std::vector<std::string>{"view", "buy"})};
    for (int session = 0; session < 400; ++session) {
        std::vector<std::int32_t> items, actions;
        std::vector<double> gaps;
        for (int i = 0; i < (session % 2 ? 4 : 6); ++i) {
            items.push_back(((session % 4 < 2 ? 0 : 3) + i) % 7);
            actions.push_back(i % 2);
            gaps.push_back(i == 0 ? 0 : i % 2 ? 10 : 3600);
        }
        append(data, items, actions, gaps);
    }
    return data;
}

/// Sessions of three events, each an even choice of eight items.
GeneratorData dice(std::size_t sessions)
{
    GeneratorData data;
    std::vector<std::string> names;
    for (int i = 0; i < 8; ++i)
        names.push_back(std::to_string(i));
    data.catalogue = {events::Vocabulary(names), events::Vocabulary(std::vector<std::string>{"view"})};
    Philox random(7, 1, 0);
    const std::vector<std::int32_t> views(3, 0);
    for (std::size_t s = 0; s < sessions; ++s) {
        std::vector<std::int32_t> items;
        for (int i = 0; i < 3; ++i)
            items.push_back(std::int32_t(random.below(8)));
        data.sessions.append({items, views});
    }
    return data;
}

/// Each session is one item again and again; which, is an even choice of eight.
GeneratorData monotone()
{
    GeneratorData data = dice(0);
    const std::vector<std::int32_t> views(6, 0);
    for (std::int32_t s = 0; s < 800; ++s) {
        const std::vector<std::int32_t> items(6, s % 8);
        data.sessions.append({items, views});
    }
    return data;
}

} // namespace

void GeneratorsTest::addKinds()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("vae") << int(GeneratorKind::Vae);
    QTest::newRow("gan") << int(GeneratorKind::Gan);
}

std::unique_ptr<SessionGenerator> GeneratorsTest::trained(const GeneratorSpec& spec, const GeneratorData& data,
                                                          Recorder& recorder)
{
    const auto outcome =
        m_backend->trainGenerator(spec, data, {file("trained"), {}, false}, recorder, recorder.control());
    if (!outcome) qWarning("%s", outcome.error().message().c_str());
    auto generator = m_backend->loadGenerator(file("trained"), "cpu", 1);
    return generator ? std::move(*generator) : nullptr;
}

void GeneratorsTest::initTestCase()
{
    const auto loaded = backend();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    m_backend = *loaded;
}

void GeneratorsTest::drawsWhatItLearnt()
{
    QFETCH(int, kind);
    Recorder recorder;
    const auto generator = trained(tiny(GeneratorKind(kind)), circle(), recorder);
    QVERIFY(generator);
    QVERIFY(generator->hasTimes());
    QCOMPARE(generator->catalogue().items.size(), 7);
    QVERIFY(recorder.metrics["train/loss"].back() < recorder.metrics["train/loss"].front() / 2);
    QCOMPARE(recorder.done, recorder.total);

    const auto drawn = generator->draw({}, 0, 1000, {});
    QVERIFY(drawn);
    QCOMPARE(drawn->lengths.size(), std::size_t(1000));
    std::map<std::int32_t, int> firsts, lengths;
    int steps = 0, followed = 0, inTurn = 0, inTime = 0;
    std::size_t event = 0;
    for (const std::int32_t length : drawn->lengths) {
        ++lengths[length];
        ++firsts[drawn->items[event]];
        QCOMPARE(drawn->gaps[event], 0.0);
        for (std::int32_t i = 1; i < length; ++i) {
            const std::size_t now = event + std::size_t(i);
            const bool isPurchase = drawn->actions[now] == 1;
            ++steps;
            followed += drawn->items[now] == (drawn->items[now - 1] + 1) % 7;
            inTurn += drawn->actions[now] != drawn->actions[now - 1];
            inTime += std::abs(drawn->gaps[now] / (isPurchase ? 10 : 3600) - 1) < 1e-6;
        }
        event += std::size_t(length);
    }
    QCOMPARE(event, drawn->items.size());
    QVERIFY2(followed > 0.95 * steps, qPrintable(QString::number(followed) + " of " + QString::number(steps)));
    QVERIFY(inTurn > 0.97 * steps);
    QVERIFY(inTime > 0.97 * steps);
    for (const auto* counts : {&firsts, &lengths}) { // two even choices
        const int a = counts == &firsts ? counts->count(0) ? counts->at(0) : 0 : counts->count(4) ? counts->at(4) : 0;
        QVERIFY2(a > 350 && a < 650, qPrintable(QString::number(a)));
    }
    QVERIFY(firsts[0] + firsts[3] > 950);
    QVERIFY(lengths[4] + lengths[6] > 950);
}

/// What cannot be known costs what it is worth, and nobody gets below that: ln 8 an event.
void GeneratorsTest::theLossIsTheEntropy()
{
    QFETCH(int, kind);
    GeneratorSpec spec = tiny(GeneratorKind(kind));
    spec.epochs = 8;
    spec.adversarialEpochs = 0;
    spec.freeBits = 0;
    spec.learningRate = 5e-3;
    Recorder recorder;
    QVERIFY(trained(spec, dice(4000), recorder));
    const double loss = recorder.metrics["valid/loss"].back();
    QVERIFY2(std::abs(loss - std::log(8)) < 0.03, qPrintable(QString::number(loss)));
}

/// Batches are of sessions of like length: one of short ones must not count for as much as one of long ones.
void GeneratorsTest::shortSessionsAreNoMoreThanTheyAre()
{
    GeneratorData data = dice(0);
    for (std::int32_t s = 0; s < 1000; ++s) {
        const std::vector<std::int32_t> items(s % 10 < 7 ? 1 : 9, s % 8), views(items.size(), 0);
        data.sessions.append({items, views});
    }
    GeneratorSpec spec = tiny(GeneratorKind::Gan);
    spec.epochs = 10;
    spec.adversarialEpochs = 0;
    Recorder recorder;
    const auto generator = trained(spec, data, recorder);
    QVERIFY(generator);
    const auto drawn = generator->draw({}, 0, 2000, {});
    QVERIFY(drawn);
    const auto shortest = std::ranges::count(drawn->lengths, 1);
    QVERIFY2(std::abs(double(shortest) / 2000 - 0.7) < 0.06, qPrintable(QString::number(shortest)));
}

/// What holds for a whole session is told by its place in the latent space: the decoder, which is told nothing of the
/// events before, could not know it.
void GeneratorsTest::theLatentSpaceIsUsed()
{
    GeneratorSpec spec = tiny(GeneratorKind::Vae);
    spec.eventDropout = 0.95;
    Recorder recorder;
    const auto generator = trained(spec, monotone(), recorder);
    QVERIFY(generator);
    const double divergence = recorder.metrics["valid/divergence"].back();
    QVERIFY2(divergence > 0.8 * std::log(8), qPrintable(QString::number(divergence)));
}

void GeneratorsTest::theCriticLearns()
{
    GeneratorSpec spec = tiny(GeneratorKind::Gan);
    spec.epochs = 1; // a generator that is easily told from the log
    spec.adversarialEpochs = 10;
    spec.learningRate = 3e-3;
    Recorder recorder;
    QVERIFY(trained(spec, circle(), recorder));
    const auto& accuracy = recorder.metrics["train/critic_accuracy"];
    QVERIFY(*std::ranges::max_element(accuracy) > 0.8);
    QVERIFY(recorder.metrics["train/critic_loss"].size() == accuracy.size());
}

void GeneratorsTest::resumesToTheBit_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("stopAfter");
    QTest::newRow("vae") << int(GeneratorKind::Vae) << 30;
    QTest::newRow("gan, while it learns the log") << int(GeneratorKind::Gan) << 10;
    QTest::newRow("gan, between") << int(GeneratorKind::Gan) << 48;
    QTest::newRow("gan, in the rivalry") << int(GeneratorKind::Gan) << 60;
}

void GeneratorsTest::resumesToTheBit()
{
    QFETCH(int, kind);
    QFETCH(int, stopAfter);
    GeneratorSpec spec = tiny(GeneratorKind(kind));
    spec.epochs = 2;
    spec.adversarialEpochs = 2;
    spec.eventDropout = 0.2;
    const GeneratorData data = circle(); // 24 batches an epoch
    Recorder watching;
    QVERIFY(m_backend->trainGenerator(spec, data, {file("whole"), {}, false}, watching, {}));
    Recorder recorder;
    recorder.stopAfter = stopAfter;
    const TrainingFiles files{file("parts"), {}, false};
    auto outcome = m_backend->trainGenerator(spec, data, files, recorder, recorder.control());
    QVERIFY(outcome && !outcome->finished);
    QCOMPARE(outcome->steps, stopAfter);
    outcome = m_backend->trainGenerator(spec, data, {file("parts"), {}, true}, watching, {});
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    QVERIFY(outcome->finished);
    QVERIFY(bytesOf(file("parts")) == bytesOf(file("whole")));
}

void GeneratorsTest::aSessionIsTheSameHoweverTheWholeIsCut()
{
    GeneratorSpec spec = tiny(GeneratorKind::Vae);
    spec.epochs = 1;
    Recorder recorder;
    const auto generator = trained(spec, circle(), recorder);
    QVERIFY(generator);
    const auto whole = generator->draw({3, 0, 9}, 0, 1000, {});
    QVERIFY(whole);
    events::DrawnSessions joined;
    for (const auto& [first, count] : {std::pair(0, 100), std::pair(100, 300), std::pair(400, 600)}) {
        const auto part = generator->draw({3, 0, 9}, std::uint64_t(first), std::uint64_t(count), {});
        QVERIFY(part);
        joined.items.insert(joined.items.end(), part->items.begin(), part->items.end());
        joined.gaps.insert(joined.gaps.end(), part->gaps.begin(), part->gaps.end());
        joined.lengths.insert(joined.lengths.end(), part->lengths.begin(), part->lengths.end());
    }
    QVERIFY(joined.items == whole->items);
    QVERIFY(joined.gaps == whole->gaps);
    QVERIFY(joined.lengths == whole->lengths);
    const auto other = generator->draw({4, 0, 9}, 0, 1000, {});
    QVERIFY(other && other->items != whole->items);
}

void GeneratorsTest::whatDivergedIsNoGenerator()
{
    QFETCH(const int, kind);
    GeneratorSpec spec = tiny(GeneratorKind(kind));
    spec.epochs = 2;
    spec.adversarialEpochs = 1;
    spec.learningRate = 100;
    Recorder recorder;
    const TrainingFiles files{file("diverged"), {}, false};
    const auto outcome = m_backend->trainGenerator(spec, circle(), files, recorder, recorder.control());
    QVERIFY(!outcome);
    const std::string words = outcome.error().message();
    QVERIFY2(words.find("The training diverged") != words.npos || words.find("no longer a finite number") != words.npos,
             words.c_str());
    const TrainingFiles again{file("diverged"), {}, true};
    QVERIFY(!m_backend->trainGenerator(spec, circle(), again, recorder, recorder.control()));
}

void GeneratorsTest::lengthsAreKept()
{
    GeneratorSpec spec = tiny(GeneratorKind::Gan);
    spec.epochs = 1;
    spec.adversarialEpochs = 0;
    Recorder recorder;
    const auto generator = trained(spec, circle(), recorder);
    QVERIFY(generator);
    const auto fixed = generator->draw({1, 20, 500}, 0, 300, {});
    QVERIFY(fixed && std::ranges::all_of(fixed->lengths, [](std::int32_t length) { return length == 20; }));
    const auto bounded = generator->draw({1, 0, 3}, 0, 300, {});
    QVERIFY(bounded && *std::ranges::max_element(bounded->lengths) == 3);
    QVERIFY(*std::ranges::min_element(bounded->lengths) >= 1);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = generator->draw({}, 0, 300, {stop.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
}

void GeneratorsTest::withoutTimesThereAreNoGaps()
{
    GeneratorSpec spec = tiny(GeneratorKind::Vae);
    spec.epochs = 1;
    GeneratorData data = circle();
    data.gaps.clear();
    Recorder recorder;
    const auto generator = trained(spec, data, recorder);
    QVERIFY(generator && !generator->hasTimes());
    const auto drawn = generator->draw({}, 0, 10, {});
    QVERIFY(drawn && std::ranges::all_of(drawn->gaps, [](double gap) { return gap == 0; }));
}

void GeneratorsTest::refusesBadCheckpoints()
{
    GeneratorSpec spec = tiny(GeneratorKind::Gan);
    spec.epochs = spec.adversarialEpochs = 1;
    Recorder recorder;
    QVERIFY(trained(spec, circle(), recorder));
    const std::string good = bytesOf(file("trained"));
    const auto refuses = [&](const std::string& from, const std::string& to) {
        std::string bytes = good;
        const auto place = bytes.find(from);
        Q_ASSERT(place != std::string::npos && from.size() == to.size());
        bytes.replace(place, from.size(), to);
        std::ofstream(file("bad"), std::ios::binary) << bytes;
        return !m_backend->loadGenerator(file("bad"), "cpu", 1);
    };
    QVERIFY(!refuses("{", "{"));
    QVERIFY(refuses("sessionsmith.generator", "sessionsmith.generatoR"));
    QVERIFY(refuses("\\\"hidden\\\":24", "\\\"hidden\\\":25"));
    QVERIFY(refuses("\\\"generator\\\":\\\"gan\\\"", "\\\"generator\\\":\\\"vae\\\""));
    QVERIFY(refuses("\\\"gap_bins\\\":[[10.", "\\\"gap_bins\\\":[[-1."));
    QVERIFY(refuses("first.reader.output.bias", "first.reader.output.bios"));
    QVERIFY(!m_backend->load(file("trained"), "cpu")); // no sequence model

    // Data that are others, and a run that is another.
    GeneratorData data = circle();
    data.gaps.back() += 1;
    QVERIFY(!m_backend->trainGenerator(spec, data, {file("trained"), {}, true}, recorder, {}));
    spec.latent += 1;
    QVERIFY(!m_backend->trainGenerator(spec, circle(), {file("trained"), {}, true}, recorder, {}));
    spec.batch = 0;
    QVERIFY(!m_backend->trainGenerator(spec, circle(), {file("never"), {}, false}, recorder, {}));
    QVERIFY(!std::filesystem::exists(file("never")));
}

QTEST_GUILESS_MAIN(GeneratorsTest)
#include "generators.moc"
