// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/batch.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/models/distancebuckets.h"
#include "engine/learning/torch/spancorruption.h"

#include <rapidcheck.h>

#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>

using namespace sessionsmith;
using namespace sessionsmith::learning;

using Numbers = std::vector<std::int64_t>;

/// How sequences are laid before a model: what it reads, what it is asked and what would be right.
class BatchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gptIsAskedAtEveryEvent();
    void bertIsAskedAtTheMask();
    void t5TellsHiddenRuns();
    void t5TellsWhatFollows();
    void spansAreHiddenAsAsked();
    void everyPlaceIsHiddenSometimes();
    void scoringAsksBehindTheMostRecentEvents();
    void eventsHaveCategoriesAndGaps();
    void gapsFallIntoDoublings();
    void asksForActionsAtTheSamePlaces();
    void tellsAllItemsFromSome();
    void windowsFitTheirModel();
    void distancesFallIntoTheBucketsOfT5();
};

namespace {

struct Sequence
{
    std::vector<std::int32_t> items, actions;
    std::vector<float> gaps = {};
    Context context() const { return {items, actions, gaps}; }
};

const Sequence longer{{3, 1, 4, 0}, {0, 1, 0, 1}}, shorter{{2, 4}, {1, 0}};
const VocabularySizes sizes{5, 2}; // padding 5, mask 6; actions: padding 2, mask 3

ModelSpec model(Architecture architecture, int maxLength = 8)
{
    return {architecture, 2, 4, 2, maxLength};
}

std::vector<Context> both()
{
    return {longer.context(), shorter.context()};
}

} // namespace

void BatchesTest::gptIsAskedAtEveryEvent()
{
    const Batch batch = BatchMaker(model(Architecture::Gpt), sizes).causal(both());
    QCOMPARE(batch.events.length, 3);
    QCOMPARE(batch.events.items, (Numbers{3, 1, 4, 2, 5, 5}));
    QCOMPARE(batch.events.actions, (Numbers{0, 1, 0, 1, 2, 2}));
    QCOMPARE(batch.places, (Numbers{0, 1, 2, 3}));
    QCOMPARE(batch.targets, (Numbers{1, 4, 0, 4}));
    QCOMPARE(Numbers(batch.events.positions.begin(), batch.events.positions.begin() + 3), (Numbers{0, 1, 2}));
    QCOMPARE(batch.classes, 5);
    QCOMPARE(batch.told.rows, 0);
}

void BatchesTest::bertIsAskedAtTheMask()
{
    const Batch batch = BatchMaker(model(Architecture::Bert), sizes).lastItem(both());
    QCOMPARE(batch.events.items, (Numbers{3, 1, 4, 6, 2, 6, 5, 5}));
    QCOMPARE(batch.events.actions, (Numbers{0, 1, 0, 3, 1, 3, 2, 2}));
    QCOMPARE(batch.events.positions, (Numbers{3, 2, 1, 0, 1, 0, 0, 0}));
    QCOMPARE(batch.places, (Numbers{3, 5}));
    QCOMPARE(batch.targets, (Numbers{0, 4}));
}

void BatchesTest::t5TellsHiddenRuns()
{
    rc::check("what is read and told are the sequence", [] {
        const auto length = *rc::gen::inRange<std::size_t>(2, 60);
        Sequence sequence;
        for (std::size_t i = 0; i < length; ++i) {
            sequence.items.push_back(*rc::gen::inRange(0, 5));
            sequence.actions.push_back(*rc::gen::inRange(0, 2));
        }
        VocabularySizes withSentinels = sizes;
        withSentinels.sentinels = 100;
        const double rate = *rc::gen::element(0.15, 0.5, 0.9), mean = *rc::gen::element(1.0, 3.0);
        const Philox random(1, 2, *rc::gen::arbitrary<std::uint64_t>());
        const Batch batch = BatchMaker(model(Architecture::T5, 64), withSentinels)
                                .spans(std::vector{sequence.context()}, rate, mean, random);
        RC_ASSERT(batch.classes == withSentinels.allItems());
        // A sentinel in what is read stands for what is told behind it.
        std::vector<std::int32_t> whole;
        std::int64_t runs = 0;
        std::size_t told = 0;
        for (const std::int64_t item : batch.events.items) {
            if (item < sizes.items) {
                whole.push_back(std::int32_t(item));
                continue;
            }
            RC_ASSERT(item == withSentinels.sentinel(runs));
            RC_ASSERT(batch.targets[told++] == item);
            RC_ASSERT(batch.targets[told] < sizes.items);
            while (batch.targets[told] < sizes.items)
                whole.push_back(std::int32_t(batch.targets[told++]));
            ++runs;
        }
        RC_ASSERT(batch.targets[told++] == withSentinels.sentinel(runs)); // the end
        RC_ASSERT(told == batch.targets.size());
        RC_ASSERT(whole == sequence.items);
        // The decoder is told, one place later, what it has to tell.
        RC_ASSERT(batch.told.items.front() == sizes.paddingItem());
        RC_ASSERT(std::equal(batch.targets.begin(), batch.targets.end() - 1, batch.told.items.begin() + 1));
    });
}

void BatchesTest::t5TellsWhatFollows()
{
    VocabularySizes withSentinels = sizes;
    withSentinels.sentinels = 100;
    const BatchMaker maker(model(Architecture::T5), withSentinels);
    std::vector<bool> seen(4);
    for (std::uint64_t index = 0; index < 100; ++index) {
        const Batch batch = maker.continuations(both(), Philox(1, 2, index));
        const auto read = std::size_t(
            std::ranges::count_if(Numbers(batch.events.items.begin(), batch.events.items.begin() + batch.events.length),
                                  [](std::int64_t item) { return item < 5; }));
        seen[read] = true;
        QVERIFY(read >= 1);
        const Numbers rest(longer.items.begin() + std::ptrdiff_t(read), longer.items.end());
        QVERIFY(std::equal(rest.begin(), rest.end(), batch.targets.begin()));
        QCOMPARE(batch.targets.size(), rest.size() + 1);
        QCOMPARE(batch.targets.back(), 4); // of the shorter one, whose only beginning is its first event
        QCOMPARE(batch.classes, 5);
        QCOMPARE(batch.told.items.front(), 5);
        if (rest.size() > 1) QCOMPARE(batch.told.items[1], rest.front());
    }
    QVERIFY(seen[1] && seen[2] && seen[3]);
}

void BatchesTest::spansAreHiddenAsAsked()
{
    rc::check("as many events as asked, in runs", [] {
        const auto length = *rc::gen::inRange<std::size_t>(2, 200);
        const double rate = *rc::gen::element(0.01, 0.15, 0.5, 0.95), mean = *rc::gen::element(1.0, 3.0, 100.0);
        const auto most = *rc::gen::inRange<std::size_t>(2, 100);
        Philox random(1, 2, *rc::gen::arbitrary<std::uint64_t>());
        const auto mask = hiddenSpans(length, rate, mean, most, random);
        const auto hidden = std::size_t(std::ranges::count(mask, true));
        RC_ASSERT(mask.size() == length);
        RC_ASSERT(hidden == std::clamp<std::size_t>(std::size_t(std::round(double(length) * rate)), 1, length - 1));
        std::size_t runs = 0;
        for (std::size_t i = 0; i < length; ++i)
            runs += mask[i] && (i == 0 || !mask[i - 1]);
        const auto wanted = std::max<std::size_t>(1, std::size_t(std::round(double(hidden) / mean)));
        RC_ASSERT(runs >= 1 && runs <= most && runs <= wanted + 1); // turning may cut one in two
    });
}

void BatchesTest::everyPlaceIsHiddenSometimes()
{
    std::vector<int> hidden(7, 0);
    for (std::uint64_t index = 0; index < 7000; ++index) {
        Philox random(3, 2, index);
        const auto mask = hiddenSpans(7, 0.15, 3, 99, random);
        for (std::size_t i = 0; i < mask.size(); ++i)
            hidden[i] += mask[i];
    }
    for (const int count : hidden) // one of seven: 1000 with a deviation of 29
        QVERIFY2(std::abs(count - 1000) < 150, std::to_string(count).c_str());
}

void BatchesTest::scoringAsksBehindTheMostRecentEvents()
{
    const std::vector<Context> contexts{longer.context(), {}, shorter.context()};
    const Batch gpt = BatchMaker(model(Architecture::Gpt, 3), sizes).scoring(contexts);
    QCOMPARE(gpt.events.items, (Numbers{1, 4, 0, 5, 5, 5, 2, 4, 5}));
    QCOMPARE(gpt.places, (Numbers{2, 3, 7}));
    const Batch bert = BatchMaker(model(Architecture::Bert, 3), sizes).scoring(contexts);
    QCOMPARE(bert.events.items, (Numbers{4, 0, 6, 6, 5, 5, 2, 4, 6}));
    QCOMPARE(bert.events.positions, (Numbers{2, 1, 0, 0, 0, 0, 2, 1, 0}));
    QCOMPARE(bert.places, (Numbers{2, 3, 8}));
    const Batch t5 = BatchMaker(model(Architecture::T5, 3), sizes).scoring(contexts);
    QCOMPARE(t5.events.items, gpt.events.items);
    QCOMPARE(t5.told.items, (Numbers{5, 5, 5}));
    QCOMPARE(t5.places, (Numbers{0, 1, 2}));
    for (const Batch* batch : {&gpt, &bert, &t5})
        QVERIFY(batch->targets.empty());
}

void BatchesTest::eventsHaveCategoriesAndGaps()
{
    Catalogue catalogue{events::Vocabulary({"a", "b", "c", "d", "e"}), events::Vocabulary({"view", "buy"})};
    catalogue.categories = events::Vocabulary({"shirts", "shoes"});
    catalogue.itemCategory = {0, 1, -1, 0, 1};
    ModelSpec spec = model(Architecture::Bert);
    spec.useCategories = spec.useGaps = true;
    Sequence timed = longer; // 3, 1, 4, 0
    timed.gaps = {0, 1, 5, 1e12f};
    const auto withCategories = VocabularySizes::of(spec, catalogue);
    Batch batch = BatchMaker(spec, withCategories).scoring(std::vector{timed.context(), shorter.context()});
    QCOMPARE(batch.events.categories, (Numbers{0, 1, 1, 0, 2, 2, 1, 2, 2, 2}));
    constexpr auto none = VocabularySizes::noGap;
    QCOMPARE(batch.events.gaps, (Numbers{0, 0, 3, 31, none, none, none, none, none, none}));
    spec.useCategories = false;
    QCOMPARE(VocabularySizes::of(spec, catalogue).categories, 0);
}

void BatchesTest::gapsFallIntoDoublings()
{
    const std::vector<std::pair<float, std::int64_t>> worked{{-1, 32},  {0, 0}, {1, 0},  {1.5f, 1},   {2, 2},
                                                             {3.9f, 2}, {4, 3}, {60, 6}, {86400, 17}, {1e30f, 31}};
    for (const auto& [seconds, bin] : worked)
        QCOMPARE(VocabularySizes::gapBin(seconds), bin);
    QCOMPARE(VocabularySizes::gapBin(std::numeric_limits<float>::quiet_NaN()), 0);
    QCOMPARE(VocabularySizes::gapBin(std::numeric_limits<float>::infinity()), 31);
}

void BatchesTest::asksForActionsAtTheSamePlaces()
{
    const BatchMaker gpt(model(Architecture::Gpt), sizes), bert(model(Architecture::Bert), sizes),
        t5(model(Architecture::T5), sizes);
    const auto actionsOf = [](Batch batch) {
        const Numbers places = batch.places;
        const Batch asked = std::move(batch).askedForActions(sizes);
        return asked.places == places && asked.classes == 2 ? asked.targets : Numbers();
    };
    QCOMPARE(actionsOf(gpt.causal(both())), (Numbers{1, 0, 1, 0}));
    const Batch last = bert.lastItem(both());
    QCOMPARE(actionsOf(last), (Numbers{1, 0}));
    QCOMPARE(last.events.actions[3], sizes.maskAction()); // what is asked does not show
    const Batch told = t5.continuations(both(), Philox(1, 2, 3));
    const Numbers actions = actionsOf(told);
    QCOMPARE(actions.size(), told.targets.size());
    const std::vector<std::int32_t> ends(longer.actions.end() - std::ptrdiff_t(actions.size() - 1),
                                         longer.actions.end());
    QVERIFY(std::equal(ends.begin(), ends.end(), actions.begin()));
    QCOMPARE(actions.back(), 0);
}

void BatchesTest::tellsAllItemsFromSome()
{
    const Sequence again{{3, 1, 3, 0}, {0, 1, 0, 1}, {0, 5, 7, 9}}, alone{{2}, {1}, {0}};
    const std::vector<Context> sequences{again.context(), alone.context()};
    for (const Architecture architecture :
         {Architecture::Gpt, Architecture::Bert, Architecture::T5, Architecture::Gru}) {
        ModelSpec spec = model(architecture);
        spec.useGaps = true;
        const BatchMaker maker(spec, sizes);
        std::map<std::size_t, int> lengths;
        for (std::uint64_t i = 0; i < 2000; ++i) {
            const Batch batch = maker.denoising(sequences, 0.5, Philox(1, 2, i));
            QCOMPARE(batch.places.size(), std::size_t(2));
            QCOMPARE(batch.owners, (Numbers{0, 0, 0, 1}));
            QCOMPARE(batch.targets, (Numbers{0, 1, 3, 2})); // each once, however often it was there
            std::size_t left = 0;
            std::int64_t waited = 0;
            for (std::int64_t e = 0; e < batch.events.length && batch.events.items[std::size_t(e)] < sizes.items; ++e) {
                ++left;
                waited = batch.events.gaps[std::size_t(e)];
            }
            ++lengths[left];
            // Only the third event and the last one are left: 9 seconds lie between them; only the second and the
            // last: 16.
            if (left == 2 && batch.events.items[0] == 3 && batch.events.items[1] == 0)
                QVERIFY(waited == VocabularySizes::gapBin(9) || waited == VocabularySizes::gapBin(21));
            if (left == 2 && batch.events.items[0] == 1 && batch.events.items[1] == 0)
                QCOMPARE(waited, VocabularySizes::gapBin(16));
        }
        // Binomial, four events of a half each: 125, 500, 750, 500, 125.
        for (std::size_t left = 0; left <= 4; ++left) {
            const double expected = 2000 * std::array{1, 4, 6, 4, 1}[left] / 16.0;
            QVERIFY(std::abs(lengths[left] - expected) < 5 * std::sqrt(expected));
        }
        // Nothing is dropped: what it reads is what a question reads.
        const Batch whole = maker.denoising(sequences, 0, Philox(1, 2, 3)), question = maker.scoring(sequences);
        QCOMPARE(whole.events.items, question.events.items);
        QCOMPARE(whole.events.gaps, question.events.gaps);
        QCOMPARE(whole.places, question.places);
    }
}

void BatchesTest::windowsFitTheirModel()
{
    SequenceData data;
    const std::vector<std::int32_t> items{0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0}, actions(11, 0);
    data.append({items, actions});
    data.append({std::span(items).first(1), std::span(actions).first(1)});
    const std::vector<std::size_t> sequences{0, 1};
    const auto lengths = [&](Architecture architecture, Objective objective) {
        TrainingSpec spec;
        spec.model = model(architecture, 4);
        spec.objective = objective;
        const Epoch epoch(spec, data, sequences, 0);
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < epoch.batchCount(); ++i)
            for (const Context& context : epoch.batch(i))
                found.push_back(context.items.size());
        std::ranges::sort(found);
        return found;
    };
    using Lengths = std::vector<std::size_t>;
    for (const Architecture architecture : {Architecture::Gpt, Architecture::Gru})
        QCOMPARE(lengths(architecture, Objective::Causal), (Lengths{3, 5, 5}));
    QCOMPARE(lengths(Architecture::Bert, Objective::Masked), (Lengths{1, 3, 4, 4}));
    QCOMPARE(lengths(Architecture::T5, Objective::Span), (Lengths{2, 4, 4, 4}));
    QCOMPARE(lengths(Architecture::T5, Objective::NextItem), (Lengths{3, 5, 5}));
    QCOMPARE(lengths(Architecture::Gpt, Objective::NextAction), (Lengths{3, 5, 5}));
    QCOMPARE(lengths(Architecture::Bert, Objective::NextAction), lengths(Architecture::Bert, Objective::NextItem));
    for (const Architecture architecture : {Architecture::Gpt, Architecture::Bert, Architecture::T5})
        QCOMPARE(lengths(architecture, Objective::Autoencoder), (Lengths{1, 3, 4, 4}));
}

void BatchesTest::distancesFallIntoTheBucketsOfT5()
{
    std::ifstream stream(SESSIONSMITH_SOURCE_DIR "/tests/engine/learning/reference/sequencemodels.json");
    const auto reference = nlohmann::json::parse(stream);
    const auto reach = reference.at("reach").get<std::int64_t>(); // from -reach to reach
    for (const bool bothWays : {true, false}) {
        const auto wanted = reference.at("buckets").at(bothWays ? "both_ways" : "causal").get<Numbers>();
        const auto found = distanceBuckets(reach + 1, bothWays, 32, 128);
        Numbers byDistance; // the last query looks back, the first one ahead
        for (std::int64_t key = 0; key <= reach; ++key)
            byDistance.push_back(found[std::size_t(reach * (reach + 1) + key)]);
        for (std::int64_t key = 1; key <= reach; ++key)
            byDistance.push_back(found[std::size_t(key)]);
        QCOMPARE(byDistance, wanted);
    }
}

QTEST_APPLESS_MAIN(BatchesTest)
#include "batches.moc"
