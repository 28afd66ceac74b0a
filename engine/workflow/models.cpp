// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/inputfile.h"
#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

namespace {

/// The action indices of each session, unchanged.
hmm::Sequences sessionActions(const events::EventLog& log)
{
    hmm::Sequences sequences;
    sequences.symbols.assign(log.action.begin(), log.action.end());
    sequences.offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    return sequences;
}

} // namespace

Result<hmm::Sequences> actionSequences(const events::EventLog& log, const std::vector<std::string>& actions)
{
    const events::Vocabulary known(actions);
    std::vector<std::int32_t> index(std::size_t(log.actions.size()));
    for (std::int32_t i = 0; i < log.actions.size(); ++i) {
        index[std::size_t(i)] = known.find(log.actions[i]);
        if (index[std::size_t(i)] < 0)
            return fail(
                Error(SS_TEXT("engine", "The model knows no action \"{0}\", which is in the log"), log.actions[i])
                    .advise(SS_TEXT("engine", "Fit a model to this log, or rename the model's actions")));
    }
    hmm::Sequences sequences = sessionActions(log);
    for (std::int32_t& symbol : sequences.symbols)
        symbol = index[std::size_t(symbol)];
    return sequences;
}

namespace {

/// A name that is none, as it may be printed: without control characters, and not without end.
std::string shown(const std::string& name)
{
    constexpr std::size_t longest = 60; // bytes
    const std::string quoted = jsonText(name.size() <= longest ? name : name.substr(0, longest) + "...");
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

Result<store::ModelRecord> saveModel(store::Workspace& workspace, const std::string& name,
                                     const synthesis::BehaviourModel& model, int edits)
{
    if (auto valid = model.hmm.validate(); !valid) return tl::unexpected(valid.error());
    // Here and not when a model is read: those that are stored already still open.
    for (const auto* names : {&model.hmm.states, &model.hmm.actions})
        for (const std::string& own : *names)
            if (auto good = checkName(own); !good) return fail(good.error().at(name + ", \"" + shown(own) + "\""));
    synthesis::BehaviourModel named = model;
    named.hmm.name = name;
    const std::string document = synthesis::writeDocument(named);
    // What lies beyond the hidden Markov model may be wrong too; nothing is saved that could not be loaded.
    if (auto readable = synthesis::parseDocument(document, name); !readable) return tl::unexpected(readable.error());
    return workspace.saveModel(name, document, synthesis::contentHash(named), edits);
}

Result<synthesis::BehaviourModel> loadModel(const store::Workspace& workspace, const std::string& name)
{
    const auto record = workspace.model(name);
    if (!record) return tl::unexpected(record.error());
    return synthesis::parseDocument(record->document, record->name);
}

Result<synthesis::ReadDocument> readModelFile(const std::filesystem::path& path, const Control& control)
{
    constexpr std::size_t largest = 64u << 20; // a model of 256 x 256 takes 3 MB
    const auto file = InputFile::openOrSpool(path, {}, control);
    if (!file) return tl::unexpected(file.error());
    if (file->size() == 0 || file->size() > largest)
        return fail(Error(SS_TEXT("engine", "The file is empty, or far too large for a model")).at(path.string()));
    std::string text(file->size(), '\0');
    const auto count = file->read(0, text);
    if (!count) return tl::unexpected(count.error());
    text.resize(*count);
    return synthesis::readDocument(text, path.string());
}

} // namespace sessionsmith::workflow
