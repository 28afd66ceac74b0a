// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/foreignweights.h"

#include "engine/learning/torch/weightcopy.h"
#include "engine/learning/torch/weightfile.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <set>

namespace sessionsmith::learning {

namespace {

using Json = nlohmann::json;

/// What belongs to the head, or what only we have, may be missing.
bool isOptional(const std::string& name)
{
    return name.starts_with("cls.") || name.starts_with("lm_head.") || name.starts_with("output.") ||
           name.starts_with("sessionsmith.");
}

std::set<std::string> namesWith(NormPlace norm, const SequenceModel& model)
{
    ModelSpec spec = model.spec();
    spec.norm = norm;
    std::set<std::string> names;
    for (const Parameter& parameter : networkOf(spec, model.sizes())->parameters())
        names.insert(parameter.name);
    return names;
}

/// Errors: the weights are of a model that normalises elsewhere. Only one that does so before its sublayers has a last
/// normalisation.
Result<> checkNorm(const WeightFile& file, const SequenceModel& model)
{
    const auto post = namesWith(NormPlace::Post, model);
    for (const std::string& name : namesWith(NormPlace::Pre, model)) {
        if (post.contains(name)) continue;
        const NormPlace norm = file.has(name) ? NormPlace::Pre : NormPlace::Post;
        if (norm != model.spec().norm)
            return fail(SS_TEXT("engine", "norm: these weights are of a model with the value {0}, not {1}"),
                        learning::name(norm), learning::name(model.spec().norm));
    }
    return {};
}

/// Errors: the configuration beside the file has another number of heads, which no shape shows.
Result<> checkHeads(const std::filesystem::path& file, const ModelSpec& spec)
{
    std::ifstream stream(std::filesystem::path(file).replace_filename("config.json"));
    const Json json = stream ? Json::parse(stream, nullptr, false) : Json();
    if (!json.is_object()) return {};
    for (const char* key : {"num_attention_heads", "n_head", "num_heads"}) {
        const auto heads = json.find(key);
        if (heads != json.end() && heads->is_number_integer() && *heads != spec.heads)
            return fail(SS_TEXT("engine", "heads: these weights are of a model with the value {0}, not {1}"),
                        heads->get<std::int64_t>(), spec.heads);
    }
    return {};
}

/// Takes one parameter after the other from a file.
class Beginning
{
public:
    Beginning(const WeightFile& file, const Catalogue& catalogue, std::optional<Catalogue> named)
        : m_file(file), m_catalogue(catalogue), m_named(std::move(named))
    {}

    Result<> take(const Parameter& parameter, torch::Tensor own)
    {
        if (isOptional(parameter.name) && !m_file.has(parameter.name)) {
            m_anew.push_back(parameter.name);
            return {};
        }
        const auto given = m_file.tensor(parameter.name, parameter.shape, parameter.rows != Rows::Fixed);
        if (!given) return tl::unexpected(given.error());
        return copy(parameter, given->to(own.device()), own);
    }

    std::vector<Message> notes() const
    {
        std::vector<Message> notes;
        if (m_foreignItems)
            notes.push_back(
                Message(SS_TEXT("engine", "The weights have {0} rows for items, without names, and the model "
                                          "{1}: only the body is taken over"),
                        *m_foreignItems, m_ownItems));
        if (m_knownItems)
            notes.push_back(Message(SS_TEXT("engine", "The weights know {0} of the {1} items by name"), *m_knownItems,
                                    m_catalogue.items.size()));
        if (!m_anew.empty())
            notes.push_back(Message(SS_TEXT("engine", "Not in the weights, and begun anew: {0}"),
                                    fmt::format("{}", fmt::join(m_anew, ", "))));
        return notes;
    }

private:
    Result<> copy(const Parameter& parameter, const torch::Tensor& given, torch::Tensor own)
    {
        if (parameter.rows == Rows::Positions) {
            if (given.size(0) < own.size(0))
                return fail(
                    SS_TEXT("engine", "max_length: the tensor \"{0}\" has {1} positions, and {2} are asked for"),
                    parameter.name, given.size(0), own.size(0));
            own.copy_(given.narrow(0, 0, own.size(0)));
            return {};
        }
        if (const auto* names = namesOf(parameter.rows, m_catalogue); names && m_named) {
            const auto known = copyRows(*namesOf(parameter.rows, *m_named), given, *names, own);
            if (parameter.rows == Rows::Items) m_knownItems = known;
        } else if (given.sizes() == own.sizes()) {
            own.copy_(given);
        } else if (parameter.rows == Rows::Items) {
            m_foreignItems = given.size(0);
            m_ownItems = own.size(0);
        } else {
            m_anew.push_back(parameter.name);
        }
        return {};
    }

    const WeightFile& m_file;
    const Catalogue& m_catalogue;
    std::optional<Catalogue> m_named; // whose the rows of the file are
    std::optional<std::int64_t> m_knownItems, m_foreignItems;
    std::int64_t m_ownItems = 0;
    std::vector<std::string> m_anew;
};

Result<std::vector<Message>> take(const WeightFile& file, const Catalogue& catalogue, SequenceModel& model)
{
    if (auto same = checkNorm(file, model); !same) return tl::unexpected(same.error());
    auto named = file.catalogue();
    if (!named) return tl::unexpected(named.error());
    const torch::NoGradGuard noGradients;
    Beginning beginning(file, catalogue, std::move(*named));
    for (const Parameter& parameter : model.network().parameters())
        if (auto taken = beginning.take(parameter, model.weights().at(parameter.name)); !taken)
            return tl::unexpected(taken.error());
    return beginning.notes();
}

} // namespace

Result<std::vector<Message>> beginFrom(const std::filesystem::path& path, const Catalogue& catalogue,
                                       SequenceModel& model)
{
    const auto file = WeightFile::open(path, model.network().bodyPrefix());
    if (!file) return tl::unexpected(file.error());
    auto notes = checkHeads(path, model.spec()).and_then([&] { return take(*file, catalogue, model); });
    if (!notes) return fail(Error(notes.error()).at(path.string()));
    return notes;
}

} // namespace sessionsmith::learning
