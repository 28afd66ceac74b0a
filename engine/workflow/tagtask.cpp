// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/tagtask.h"

#include "engine/base/atomicfile.h"
#include "engine/base/hash.h"
#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/base/random.h"
#include "engine/learning/specjson.h"
#include "engine/regression/features.h"
#include "engine/regression/regression.h"
#include "engine/workflow/itemtags.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runatonce.h"
#include "engine/workflow/runcomparison.h"
#include "engine/workflow/runrecorder.h"
#include "engine/workflow/tagfigures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;
using Cases = std::vector<std::size_t>;
using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

constexpr std::uint32_t partPurpose = 0x54414753; // "TAGS"

namespace limits {
constexpr Limits holdOut{0.01, 0.45}, leastItems{2, 1'000'000}, mostTags{1, 10'000}, l2{1e-9, 1e9};
}

/// Calls `visit(key, value)` for every plain value of the request: the one list of the keys.
template <typename Request, typename Visitor>
void forEachValue(Request& request, Visitor&& visit)
{
    visit(SS_TEXT("engine", "from"), request.from);
    visit(SS_TEXT("engine", "hold_out_items"), request.holdOut);
    visit(SS_TEXT("engine", "least_items"), request.leastItems);
    visit(SS_TEXT("engine", "most_tags"), request.mostTags);
    visit(SS_TEXT("engine", "regression_l2"), request.l2);
    visit(SS_TEXT("engine", "seed"), request.seed);
    visit(SS_TEXT("engine", "threads"), request.threads);
    visit(SS_TEXT("engine", "device"), request.device);
}

/// What of the catalogue is learnt from, chosen by and tested on, and what has no tags.
struct Parts
{
    Cases learnt, validation, test, untagged;

    Parts(const ItemTags& tags, double holdOut, std::uint64_t seed)
    {
        Cases tagged;
        for (std::size_t item = 0; item < tags.ofItem.size(); ++item)
            (tags.ofItem[item].empty() ? untagged : tagged).push_back(item);
        Philox random(seed, partPurpose, 0);
        for (std::size_t i = tagged.size(); i > 1; --i)
            std::swap(tagged[i - 1], tagged[random.below(std::uint32_t(i))]);
        const auto held = std::size_t(std::ceil(holdOut * double(tagged.size())));
        for (std::size_t i = 0; i < tagged.size(); ++i)
            (i < held ? test : i < 2 * held ? validation : learnt).push_back(tagged[i]);
    }

    Cases learntAnd(std::initializer_list<const Cases*> more) const
    {
        Cases all = learnt;
        for (const Cases* part : more)
            all.insert(all.end(), part->begin(), part->end());
        return all;
    }
};

/// The tags that are told: of those that enough of the items to learn from have the most frequent ones.
std::vector<int> toldTags(const ItemTags& tags, const Cases& learnt, const TagRequest& request)
{
    std::vector<int> counts(tags.names.size());
    for (const std::size_t item : learnt)
        for (const int tag : tags.ofItem[item])
            ++counts[std::size_t(tag)];
    std::vector<int> order;
    for (int tag = 0; tag < int(counts.size()); ++tag) // a tag that all have says nothing
        if (counts[std::size_t(tag)] >= request.leastItems && counts[std::size_t(tag)] < int(learnt.size()))
            order.push_back(tag);
    std::ranges::stable_sort(order, std::greater(), [&](int tag) { return counts[std::size_t(tag)]; });
    if (int(order.size()) > request.mostTags) order.resize(std::size_t(request.mostTags));
    return order;
}

/// The items of a run and what is to be told of them.
class Tagger
{
public:
    Tagger(const learning::Representation& model, const ItemTags& tags, std::vector<int> told,
           const TagRequest& request, ProgressSink progress, const Control& control)
        : m_tags(tags), m_told(std::move(told)), m_request(request), m_progress(std::move(progress)), m_control(control)
    {
        const auto& catalogue = model.catalogue();
        const auto items = std::size_t(catalogue.items.size()), width = model.width();
        const auto embeddings = model.itemEmbeddings();
        for (std::size_t d = 0; d < width; ++d) {
            regression::Column& column = m_columns.emplace_back();
            column.name = fmt::format("embedding {}", d + 1);
            for (std::size_t item = 0; item < items; ++item)
                column.numbers.push_back(embeddings[item * width + d]);
        }
        if (!catalogue.itemCategory.empty())
            m_columns.push_back({"category", {}, catalogue.categories.names(), catalogue.itemCategory});
    }

    /// Learns from some items and tells others: (others x tags).
    Result<MatrixXd> tell(const Cases& learnt, const Cases& others) const
    {
        const regression::FeatureEncoder encoder(m_columns, learnt);
        const MatrixXd x = encoder.encode(m_columns, learnt), asked = encoder.encode(m_columns, others);
        const MatrixXd answers = truth(learnt);
        MatrixXd told(asked.rows(), answers.cols());
        std::vector<Result<>> results(m_told.size());
        Phase phase(m_progress, m_control, Message(SS_TEXT("engine", "Learning tags")), m_told.size(),
                    Message(SS_TEXT("engine", "tags")));
        constexpr std::size_t together = 16;
        for (std::size_t first = 0; first < m_told.size(); first += together) {
            const std::size_t count = std::min(together, m_told.size() - first);
            parallelFor(count, 1, m_request.threads, [&](std::size_t begin, std::size_t end) {
                for (std::size_t tag = first + begin; tag < first + end; ++tag) {
                    const auto found =
                        regression::fitLogistic(x, answers.col(Index(tag)), {m_request.l2, 50, 1e-6}, m_control);
                    if (found)
                        told.col(Index(tag)) = regression::logistic(found->scores(asked));
                    else
                        results[tag] = tl::unexpected(found.error());
                }
            });
            if (!phase.advance(count)) return fail(Error::cancelled());
        }
        for (const Result<>& result : results)
            if (!result) return tl::unexpected(result.error());
        return told;
    }

    /// How frequent each tag is, whatever the item.
    MatrixXd tellFrequencies(const Cases& learnt, const Cases& others) const
    {
        return truth(learnt).colwise().mean().replicate(Index(others.size()), 1);
    }

    MatrixXd truth(const Cases& items) const
    {
        MatrixXd truth(Index(items.size()), Index(m_told.size()));
        for (std::size_t i = 0; i < items.size(); ++i)
            for (std::size_t tag = 0; tag < m_told.size(); ++tag)
                truth(Index(i), Index(tag)) = m_tags.has(items[i], m_told[tag]);
        return truth;
    }

private:
    const ItemTags& m_tags;
    std::vector<int> m_told;
    const TagRequest& m_request;
    ProgressSink m_progress;
    const Control& m_control;
    std::vector<regression::Column> m_columns;
};

std::string quoted(const std::string& field)
{
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string text = "\"";
    for (const char c : field)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

/// Writes what is above the threshold, the most probable first for each item; how many pairs those are.
Result<std::size_t> writeProposals(const std::filesystem::path& path, const events::Vocabulary& items,
                                   const Cases& untagged, const std::vector<std::string>& tags, const MatrixXd& told,
                                   double threshold)
{
    std::size_t pairs = 0;
    std::string text = "item,tag,probability\n";
    for (std::size_t i = 0; i < untagged.size(); ++i) {
        std::vector<std::size_t> above;
        for (std::size_t tag = 0; tag < tags.size(); ++tag)
            if (told(Index(i), Index(tag)) >= threshold) above.push_back(tag);
        std::ranges::stable_sort(above, std::greater(), [&](std::size_t tag) { return told(Index(i), Index(tag)); });
        for (const std::size_t tag : above)
            text += fmt::format("{},{},{:.4f}\n", quoted(items[std::int32_t(untagged[i])]), quoted(tags[tag]),
                                told(Index(i), Index(tag)));
        pairs += above.size();
    }
    if (path.empty()) return pairs;
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return file->write(text).and_then([&] { return file->commit(); }).map([&] { return pairs; });
}

/// By names, so that runs on other models of the same items have the same.
std::string nameOfQuestions(const events::Vocabulary& items, const Cases& asked, const std::vector<std::string>& tags,
                            const MatrixXd& truth)
{
    ContentHash hash;
    for (const std::string& tag : tags)
        hash.add(tag);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        hash.add(items[std::int32_t(asked[i])]);
        const VectorXd has = truth.row(Index(i)).transpose();
        hash.add(std::span<const double>(has.data(), std::size_t(has.size())));
    }
    return hash.hex() + std::string(tagQuestions);
}

store::CaseResults casesOf(const TagAnswers& test, std::string questions)
{
    const auto precisions = test.ofItems("precision@1"), losses = test.ofItems("log_loss");
    return {std::move(questions), {precisions.begin(), precisions.end()}, {losses.begin(), losses.end()}};
}

Result<store::RunMetrics> tagRun(store::Workspace& workspace, const TagRequest& request, RunRecorder& recorder,
                                 RunObserver& observer, const Control& control)
{
    const auto progress = [&](const Progress& value) { observer.onProgress(value); };
    const auto from = workspace.run(request.from);
    if (!from) return tl::unexpected(from.error());
    const auto model = openRepresentation(workspace, *from, request.device);
    if (!model) return tl::unexpected(model.error());
    const events::Vocabulary& items = (*model)->catalogue().items;
    const auto tags = readItemTags(request.tags, items, progress, control);
    if (!tags) return tl::unexpected(tags.error());
    const Parts parts(*tags, request.holdOut, request.seed);
    const auto told = toldTags(*tags, parts.learnt, request);
    if (told.empty() || parts.test.empty() || parts.validation.empty())
        return fail(
            Error(SS_TEXT("engine", "least_items: of the items to learn from no tag has {0} or more, yet not all"),
                  request.leastItems)
                .at(request.tags.string())
                .advise(SS_TEXT("engine", "Choose a smaller number, or a file with more items")));
    const Tagger tagger(**model, *tags, told, request, progress, control);

    auto validated = tagger.tell(parts.learnt, parts.validation);
    if (!validated) return tl::unexpected(validated.error());
    const TagAnswers validation{std::move(*validated), tagger.truth(parts.validation)};
    const double threshold = validation.bestThreshold();
    const Cases earlier = parts.learntAnd({&parts.validation});
    auto tested = tagger.tell(earlier, parts.test);
    if (!tested) return tl::unexpected(tested.error());
    const TagAnswers test{std::move(*tested), tagger.truth(parts.test)},
        base{tagger.tellFrequencies(earlier, parts.test), test.truth};

    const TagAnswers baseValidation{tagger.tellFrequencies(parts.learnt, parts.validation), validation.truth};
    store::RunMetrics metrics{{"valid", validation.figures(threshold)},
                              {"test", test.figures(threshold)},
                              {"base_rate", base.figures(baseValidation.bestThreshold())}};
    for (const auto& [name, interval] : test.intervals(threshold)) {
        metrics["test_low"][name] = interval.low;
        metrics["test_high"][name] = interval.high;
    }

    std::vector<std::string> names;
    for (const int tag : told)
        names.push_back(tags->names[std::size_t(tag)]);
    recorder.keepCases(casesOf(test, nameOfQuestions(items, parts.test, names, test.truth)));
    MatrixXd proposed(0, Index(told.size()));
    if (!parts.untagged.empty()) {
        auto found = tagger.tell(parts.learntAnd({&parts.validation, &parts.test}), parts.untagged);
        if (!found) return tl::unexpected(found.error());
        proposed = std::move(*found);
    }
    const auto pairs = writeProposals(request.to, items, parts.untagged, names, proposed, threshold);
    if (!pairs) return tl::unexpected(pairs.error());
    metrics["proposals"] = {{"threshold", threshold},
                            {"pairs", double(*pairs)},
                            {"items", double(parts.untagged.size())},
                            {"tags", double(told.size())},
                            {"tagged_items", double(items.size()) - double(parts.untagged.size())},
                            {"unknown_items", double(tags->unknownItems)}};
    return metrics;
}

AtOnce workOf(store::Workspace& workspace, const TagRequest& request)
{
    return [&workspace, request](RunRecorder& recorder, RunObserver& observer, const Control& control) {
        return tagRun(workspace, request, recorder, observer, control);
    };
}

} // namespace

Result<> TagRequest::validate() const
{
    using learning::specjson::within;
    if (from.empty())
        return fail(Error(SS_TEXT("engine", "from: a run is needed whose embeddings are taken"))
                        .advise(SS_TEXT("engine", "Choose a pre-training or a fine-tuning")));
    if (tags.empty()) return fail(SS_TEXT("engine", "tags: a file of items and their tags is needed"));
    return within("hold_out_items", holdOut, limits::holdOut)
        .and_then([&] { return within("least_items", leastItems, limits::leastItems); })
        .and_then([&] { return within("most_tags", mostTags, limits::mostTags); })
        .and_then([&] { return within("regression_l2", l2, limits::l2); })
        .and_then([&] { return within("threads", threads, learning::limits::threads); })
        .and_then([&] { return learning::checkDevice(device); });
}

Json toJson(const TagRequest& request)
{
    Json json{{SS_TEXT("engine", "task"), "tags"},
              {SS_TEXT("engine", "tags"), request.tags.string()},
              {SS_TEXT("engine", "to"), request.to.string()}};
    forEachValue(request, [&](const char* key, const auto& value) { json[key] = value; });
    return json;
}

Result<TagRequest> tagRequestFromJson(const Json& json)
{
    if (!json.is_object()) return fail(SS_TEXT("engine", "The specification of a training is no JSON object"));
    TagRequest request;
    std::string tags, to;
    Result<> result = learning::specjson::readText(json, "tags", tags).and_then([&] {
        return learning::specjson::readText(json, "to", to);
    });
    forEachValue(request, [&](const char* key, auto& value) {
        const auto found = json.find(key);
        if (!result || found == json.end() || learning::specjson::read(*found, value)) return;
        result = fail(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message(key), found->dump());
    });
    request.tags = tags;
    request.to = to;
    return result.and_then([&] { return request.validate(); }).map([&] { return request; });
}

Result<store::RunRecord> tellTags(store::Workspace& workspace, const TagRequest& request, RunObserver& observer,
                                  const Control& control)
{
    if (auto valid = request.validate(); !valid) return tl::unexpected(valid.error());
    const auto from = workspace.run(request.from);
    if (!from) return tl::unexpected(from.error());
    const auto data =
        from->dataset ? workspace.dataset(*from->dataset)
                      : Result<store::DatasetRecord>(tl::unexpect, Error(SS_TEXT("engine", "The run has no data set")));
    if (!data) return tl::unexpected(data.error());
    if (auto there = checkReadable("tags", request.tags); !there) return tl::unexpected(there.error());
    const std::string name = request.name.empty() ? from->name + " tags" : request.name;
    return runAtOnce(workspace, {store::RunKind::Finetune, name, data->name, request.from, toJson(request)},
                     workOf(workspace, request), observer, control);
}

Result<store::RunRecord> tellTagsAgain(store::Workspace& workspace, const store::RunRecord& run, RunObserver& observer,
                                       const Control& control)
{
    const auto request = tagRequestFromJson(Json::parse(run.spec, nullptr, false));
    const AtOnce work = request ? workOf(workspace, *request)
                                : [error = request.error()](auto&, auto&, const Control&) -> Result<store::RunMetrics> {
        return fail(error);
    };
    return runAtOnce(workspace, run, work, observer, control);
}

} // namespace sessionsmith::workflow
