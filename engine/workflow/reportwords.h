// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/page/html.h"
#include "engine/store/records.h"

namespace sessionsmith::workflow {

/// The words of a report of runs in one language. Places are those of Message::fill(). A page is read without the
/// program, and written without its window, so its words are no translations of the window's.
struct ReportWords
{
    const char *titleOfOne, *titleOfMany, *made;
    const char *runs, *differs, *figures, *curves, *madeFrom, *specifications;
    const char *run, *kind, *status, *data, *started, *duration, *tags, *field;
    const char *group, *value, *difference, *interval, *p, *baseline, *seeds;
    const char *fidelity, *overall, *fidelityNote;
    const char *alike, *noFigures, *noCurves, *figuresNote, *curvesNote;
    const char *step, *ceiling, *model, *dataset, *beganFrom;
    const char *loss, *accuracy, *learningRate, *sampled;
    const char *training, *validation, *test;
    const char *kinds[5], *statuses[6]; ///< by store::RunKind and store::RunStatus
    const char *seconds, *minutes, *hours;
};
const ReportWords& reportWords(page::Language language);

/// A field of comparison::RunTable: what a run is in words, a key of its specification as it is written there.
std::string fieldWord(const std::string& field, const ReportWords& words);
/// "valid/ndcg@10" -> "NDCG@10, validation"; "loss" -> "Loss".
std::string metricWord(const std::string& metric, const ReportWords& words);
/// With the digits that a figure of this kind bears; a dash for none.
std::string figureText(const std::string& metric, double value);
/// "+0.0052", "−0.0100".
std::string differenceText(const std::string& metric, double value);
std::string durationText(double seconds, const ReportWords& words);

} // namespace sessionsmith::workflow
