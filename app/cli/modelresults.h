// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"

#include "engine/hmm/mixture.h"
#include "engine/hmm/personas.h"

namespace sessionsmith::cli {

// What the verbs of models share.

/// JSON has no infinity: a log-likelihood of minus infinity becomes null.
Json finiteOrNull(double value);
Json finiteOrNull(const std::vector<double>& values);

/// The result of whatever saves a model.
Output saved(const store::ModelRecord& record);

/// Adds the personas of a model to what is told of it, where it is a mixture.
void addPersonas(const hmm::Model& model, Output& output);
/// The numbers of clusters that were tried; as text with the largest silhouette and the elbow marked.
Json countsDocument(const std::vector<hmm::ClusterCount>& counts);
std::string countsTable(const std::vector<hmm::ClusterCount>& counts);

/// --data or --sequences: exactly one of the two is given.
void addInput(CLI::App& command, std::string& data, std::string& sequences);

} // namespace sessionsmith::cli
