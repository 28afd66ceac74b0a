// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/hmm/baumwelch.h"
#include "engine/hmm/estimation.h"

namespace sessionsmith::hmm {

/// Between which values each estimated probability lies with a confidence of 95%. A prior counts as the events that it
/// stands for.
struct Intervals
{
    enum class Method {
        Counts,        ///< Wilson (1927) on what was counted
        Information,   ///< the observed information of the log-likelihood, on the logit scale
        ExpectedCounts ///< Wilson on expected counts: too narrow, for it takes the hidden states as known
    };
    static constexpr double confidence = 0.95;

    Method method = Method::Counts;
    CellValues low, high; ///< NaN for cells that were locked: they were given, not estimated
};

/// Of a model whose states were seen, where the counts are all there is to know; or (`method`) as if they had been.
Intervals countIntervals(const Model& model, const ExpectedCounts& counts, const Constraints& constraints,
                         const Prior& prior, Intervals::Method method = Intervals::Method::Counts);

/// More free parameters than this take their intervals from expected counts.
constexpr int mostInformationParameters = 400;

/// Of a model that Baum-Welch came to, by the observed information: the score, which is the expected complete score by
/// Fisher's identity (Louis 1982; Oakes 1999), is differentiated numerically, with two E steps for each free parameter.
/// Cells with less than one event, expected or by their information, lie at the border, where the curvature tells
/// nothing; they take Wilson's interval. By expected counts instead where there are too many parameters, where the
/// likelihood is flat or has no maximum there, and when stopped. `counts`: of `model`, on the same sequences.
Intervals fitIntervals(const Model& model, const Sequences& sequences, const ExpectedCounts& counts,
                       const BaumWelchSpec& spec, const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::hmm
