// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/memoryneed.h"

#include "engine/base/memory.h"
#include "engine/learning/torch/eventnetwork.h"
#include "engine/learning/torch/generatorcheckpoint.h"
#include "engine/learning/torch/objectiveloss.h"
#include "engine/learning/torch/sequencemodel.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QtTest/QTest>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// What a training takes is told before it is made: the weights exactly, the rest from below.
class MemoryNeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTheWeightsThatThereAre_data();
    void countsTheWeightsThatThereAre();
    void frozenOnesHaveNoGradients();
    void eventsGoByWhatIsThere();
    void refusesWithBothFiguresAndWhatToChange();
    void theMachineHasMoreThanIsFree();
    void generatorsToo_data();
    void generatorsToo();

private:
    static TrainingData data();
};

TrainingData MemoryNeedTest::data()
{
    TrainingData data;
    data.catalogue.items = events::Vocabulary({"a", "b", "c", "d", "e"});
    data.catalogue.actions = events::Vocabulary({"view", "buy", "cart"});
    data.catalogue.categories = events::Vocabulary({"x", "y"});
    data.catalogue.itemCategory = {0, 1, 0, 1, 0};
    const std::vector<std::int32_t> items{0, 1, 2, 3, 4, 3, 2, 1}, actions{0, 1, 2, 0, 1, 2, 0, 1};
    for (int i = 0; i < 100; ++i)
        data.training.append({items, actions});
    return data;
}

void MemoryNeedTest::countsTheWeightsThatThereAre_data()
{
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("layers");
    QTest::addColumn<bool>("isOdd");
    for (const auto architecture : {Architecture::Bert, Architecture::Gpt, Architecture::T5, Architecture::Gru})
        for (const int layers : {2, 5})
            for (const bool isOdd : {false, true})
                QTest::addRow("%s %d %d", name(architecture), layers, isOdd) << int(architecture) << layers << isOdd;
}

void MemoryNeedTest::countsTheWeightsThatThereAre()
{
    QFETCH(int, architecture);
    QFETCH(int, layers);
    QFETCH(bool, isOdd);
    TrainingSpec spec;
    spec.model.architecture = Architecture(architecture);
    spec.model.layers = layers;
    spec.model.hidden = 24;
    spec.model.heads = 3;
    spec.model.norm = isOdd ? NormPlace::Post : NormPlace::Pre;
    spec.model.tiedOutput = !isOdd;
    spec.model.useCategories = spec.model.useGaps = isOdd;
    spec.objective = isOdd ? Objective::NextAction : Objective::NextItem; // which has a head of its own
    const TrainingData known = data();
    const auto sizes = VocabularySizes::of(spec.model, known.catalogue);
    Weights weights = SequenceModel(spec.model, sizes, at::detail::createCPUGenerator(1)).weights();
    weights.merge(drawn(headsOf(spec, sizes), at::detail::createCPUGenerator(1)));
    std::uint64_t count = 0;
    for (const auto& [name, tensor] : weights)
        count += std::uint64_t(tensor.numel());
    const MemoryNeed need = memoryNeed(spec, known);
    QCOMPARE(need.parameters, count);
    QCOMPARE(need.weights, count * 4 * 5); // weights, gradients, two moments, the best ones
}

void MemoryNeedTest::frozenOnesHaveNoGradients()
{
    TrainingSpec spec;
    const auto free = memoryNeed(spec, data());
    spec.techniques.freeze.what = "embeddings";
    const auto frozen = memoryNeed(spec, data());
    QCOMPARE(frozen.parameters, free.parameters);
    QVERIFY(frozen.weights < free.weights);
    QVERIFY(frozen.weights > free.parameters * 8);
}

void MemoryNeedTest::eventsGoByWhatIsThere()
{
    TrainingSpec spec;
    spec.batch = 10;
    const auto few = memoryNeed(spec, data()).events;
    spec.batch = 50;
    QCOMPARE(memoryNeed(spec, data()).events, 5 * few);
    spec.batch = 1'000'000; // there are a hundred sequences
    QCOMPARE(memoryNeed(spec, data()).events, 10 * few);
    spec.model.maxLength = 8192; // of eight events
    QCOMPARE(memoryNeed(spec, data()).events, 10 * few);
    spec.techniques.accumulate = 10;
    QCOMPARE(memoryNeed(spec, data()).events, few);
    QCOMPARE(memoryNeed(spec, TrainingData()).events, 0u);
}

void MemoryNeedTest::refusesWithBothFiguresAndWhatToChange()
{
    const auto refused = [](std::uint64_t parameters, std::uint64_t weights, std::uint64_t events) {
        TrainingSpec spec;
        spec.batch = 77;
        spec.model.hidden = 99;
        MemoryNeed need = memoryNeed(spec, data());
        need.parameters = parameters;
        need.weights = weights;
        need.events = events;
        const auto checked = checkFits(need, 2'500'000'000, "Needs {0} GB, has {1} GB");
        return checked ? QString() : QString::fromStdString(checked.error().message());
    };
    QCOMPARE(refused(1, 1'000'000'000, 1'500'000'000), QString());
    QVERIFY(refused(150'000'000, 3'000'000'000, 0).contains("Needs 3 GB, has 2.5 GB"));
    QVERIFY(refused(150'000'000, 3'000'000'000, 0).contains("150 million weights"));
    QVERIFY(refused(150'000'000, 3'000'000'000, 0).contains("below 99"));
    QVERIFY(refused(1, 4, 3'000'000'000).contains("a batch below 77"));
}

void MemoryNeedTest::theMachineHasMoreThanIsFree()
{
    QVERIFY(availableMemory() > 0);
    QVERIFY(totalMemory() > availableMemory());
    TrainingSpec spec;
    QVERIFY(checkDeviceHolds(memoryNeed(spec, data()), "cpu"));
    QVERIFY(checkFreeMemory(memoryNeed(spec, data()), "cpu"));
    spec.model.layers = 64;
    spec.model.hidden = 8192; // a layer: 12 x hidden squared and 13 x hidden
    const auto refused = checkDeviceHolds(memoryNeed(spec, data()), "cpu");
    QVERIFY(!refused && refused.error().message().find("51546.9 million") != std::string::npos);
    QVERIFY(!checkFreeMemory(memoryNeed(spec, data()), "cpu"));
}

void MemoryNeedTest::generatorsToo_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("vae") << int(GeneratorKind::Vae);
    QTest::newRow("gan") << int(GeneratorKind::Gan);
}

void MemoryNeedTest::generatorsToo()
{
    QFETCH(int, kind);
    const TrainingData known = data();
    const GeneratorData sessions{known.catalogue, known.training, std::vector<double>(known.training.items.size(), 5)};
    GeneratorSpec spec;
    spec.kind = GeneratorKind(kind);
    const EventSizes sizes{5, 3, GapBins::of(sessions.gaps).count()};
    std::uint64_t count = 0;
    for (const auto& [name, tensor] : initialWeights(generatorShapes(spec, sizes), at::detail::createCPUGenerator(1)))
        count += std::uint64_t(tensor.numel());
    const MemoryNeed need = memoryNeed(spec, sessions);
    QCOMPARE(need.parameters, count);
    QCOMPARE(need.weights, count * 4 * 5);

    spec.batch = 10;
    const auto few = memoryNeed(spec, sessions).events;
    spec.batch = 50;
    QCOMPARE(memoryNeed(spec, sessions).events, 5 * few);
    spec.batch = 1'000'000; // there are a hundred sessions
    QCOMPARE(memoryNeed(spec, sessions).events, 10 * few);

    GeneratorData larger = sessions; // what is said of all items counts
    for (int item = 0; item < 1000; ++item)
        larger.catalogue.items.add("further " + std::to_string(item));
    QCOMPARE(memoryNeed(spec, larger).events, 10 * few + 4ull * 100 * 8 * 2 * 1000);

    spec.embedding = 4096;
    const auto refused = checkFits(memoryNeed(spec, larger), 1'000'000, "Needs {0} GB, has {1} GB");
    QVERIFY(!refused && refused.error().message().find("an embedding below 4096") != std::string::npos);
}

QTEST_APPLESS_MAIN(MemoryNeedTest)
#include "memoryneed.moc"
