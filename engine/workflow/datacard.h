// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"
#include "engine/page/html.h"
#include "engine/store/workspace.h"
#include "engine/workflow/fidelityreports.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// What goes with an exported data set to whoever gets it: what it is, how it was made, of what, and the figures of its
/// log. Folders of this machine are left out. `license`: of the source, in a person's own words; may be empty.
/// `fidelity`: what fidelityFigures() says of it; null where nobody compared it with anything.
nlohmann::json dataCard(const store::DatasetRecord& record, const std::vector<exchange::ExportedFile>& files,
                        const std::string& license, const nlohmann::json& fidelity);
/// The main figures of a report: beside which log, overall, and of each its value, interval and both yardsticks.
nlohmann::json fidelityFigures(const KeptReport& kept, const fidelity::Report& report);
/// Of the newest report of a data set's contents; null where there is none.
nlohmann::json fidelityOf(const store::Workspace& workspace, const store::DatasetRecord& record);

/// Where the cards of an export stand: of "log.csv" "log.csv.card.md" and "log.csv.card.json".
std::vector<std::filesystem::path> cardPaths(const std::filesystem::path& exported);
/// Writes both, whole and on the disk, but not under their names yet; the one that is read has the words of `voice`.
/// Errors: those of AtomicFile.
Result<std::vector<AtomicFile>> stageCards(const nlohmann::json& card, const std::vector<std::filesystem::path>& paths,
                                           const page::Voice& voice = {});

} // namespace sessionsmith::workflow
