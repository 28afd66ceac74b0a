// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"

namespace sessionsmith::synthesis {

/// What a catalogue comes to, to be looked at: that of a log or an invented one.
struct CatalogueFigures
{
    std::size_t items = 0;               ///< with those that no event counts of
    std::size_t categoryCount = 0;       ///< with one for the items without any, where there are such
    std::vector<double> popularity;      ///< events by the rank of their item, falling; none that is zero
    std::vector<double> prices;          ///< rising, of the items that have one
    std::vector<std::string> categories; ///< (C) the most frequent ones first; an empty name: items without any
    hmm::Matrix transitions;             ///< (C, C) how often one follows another
    hmm::Vector totals;                  ///< (C) how often any category follows each

    /// Of the probability of a transition between two of `categories`, by Wilson.
    hmm::Interval intervalOf(int from, int to) const;
};

/// `categories`: of more the most frequent ones.
CatalogueFigures catalogueFigures(const ItemModel& items, std::size_t categories);

/// The sum of r^-exponent over the ranks 1 ... n; from rank 1000 on by the Euler-Maclaurin formula, good to 12 digits.
double zipfNormaliser(double exponent, std::size_t ranks);

/// The exponent s under which the counts by rank are likeliest, P(rank r of N) in proportion to r^-s; the interval
/// takes events for independent, and the ranks, which come from the same counts, for known. Nothing without events.
std::optional<CatalogueEvidence> estimateCatalogue(const CatalogueFigures& figures);

} // namespace sessionsmith::synthesis
