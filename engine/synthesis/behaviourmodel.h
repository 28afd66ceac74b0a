// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/evidence.h"
#include "engine/synthesis/gaps.h"
#include "engine/synthesis/lengths.h"
#include "engine/synthesis/prices.h"
#include "engine/synthesis/revisits.h"
#include "engine/synthesis/visits.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::synthesis {

/// What held-out sessions said of the smoothing when it was estimated (estimateSmoothing()); an edit leaves it alone.
struct SmoothingEvidence
{
    /// Smoothings that are looked for: at these the data hardly differ from none and from all.
    static constexpr double least = 1e-3, most = 1e6;

    std::string source;                     ///< name of the data set
    double estimate = 0, low = 0, high = 0; ///< and its interval of 95 %
    std::size_t sessions = 0;               ///< that were held out
    std::size_t steps = 0;                  ///< in them, of those that are possible
    std::size_t impossibleSteps = 0;
    double perplexity = 0;             ///< of the next item at the estimate
    double perplexityOfItems = 0;      ///< with a smoothing of zero; infinite where an item was never followed so
    double perplexityByDefault = 0;    ///< with the smoothing that a model has by itself
    double perplexityOfCategories = 0; ///< with an infinite smoothing

    /// Whether what followed an item itself says anything: else the search went to its end.
    bool followsItems() const { return estimate < nearlyMost; }
    /// Whether the interval has no upper end: the search went to its own.
    bool isOpen() const { return high >= nearlyMost; }

private:
    static constexpr double nearlyMost = 0.999 * most; // the search ends a little before it
};

/// How often the next item comes to a visitor in another way than by following the last one: shares of the steps, whose
/// rest does follow it (ItemModel). What is not to be had follows it too.
struct ItemWays
{
    double backward = 0; ///< what came before that item: of a basket the order says little
    double related = 0;  ///< what stood beside something that stood beside it, as alike items do

    double sum() const { return backward + related; }
    bool operator==(const ItemWays&) const = default;
};

/// What held-out sessions said of the ways when they were estimated (estimateWays()); an edit leaves it alone.
struct WaysEvidence
{
    std::string source; ///< name of the data set
    std::size_t steps = 0;
    ItemWays estimate, low, high;     ///< and their intervals of 95 %
    double perplexity = 0;            ///< of the next item
    double perplexityOfFollowers = 0; ///< with the best smoothing and no other way
};

/// What a log said of an invented catalogue when it was estimated (estimateCatalogue()); an edit leaves it alone.
struct CatalogueEvidence
{
    std::string source;     ///< name of the data set
    std::size_t events = 0; ///< that were counted
    std::size_t items = 0, categories = 0;
    double zipfExponent = 0, low = 0, high = 0; ///< the likeliest, and its interval of 95 %
};

/// A transition between categories that a person set: P(to | from), whatever a log or the invention says.
struct CategoryTransition
{
    std::string from, to; ///< names of categories
    double probability = 0;
};

/// Where the items of synthetic sessions come from.
struct ItemSettings
{
    std::string
        source; ///< name of the data set whose catalogue and item-to-item transitions are followed; empty: invented
    std::string sourceHash;  ///< its content hash
    double smoothing = 8;    ///< weight, in events, of the category's transitions against an item's own
    int inventedItems = 200; ///< where there is no source: this many items, Zipf by rank ...
    int inventedCategories = 12;
    double zipfExponent = 1;        ///< ... with this exponent
    std::uint64_t inventedSeed = 1; ///< which of all such catalogues: of categories and what follows in them
    /// Those that were set; the others of a category share the rest in their own proportions.
    std::vector<CategoryTransition> transitions;
    ItemWays ways;        ///< of items that follow those of a source
    PriceSettings prices; ///< of invented items; those of a source cost what they cost there
    std::optional<SmoothingEvidence> smoothingEvidence;
    std::optional<WaysEvidence> waysEvidence;
    std::optional<CatalogueEvidence> catalogueEvidence;
    std::optional<PriceEvidence> pricesEvidence;

    static constexpr int mostInventedItems = 10'000'000, mostInventedCategories = 100'000;

    /// Errors: numbers out of range; ways, or the transitions of a category, that come to more than one; a transition
    /// that is set twice. Each says its key in the document.
    Result<> validate() const;
};

/// What the document of a model holds: the hidden Markov model and what lies beyond it.
struct BehaviourModel
{
    hmm::Model hmm;
    ItemSettings items;
    RevisitSettings revisits;
    VisitSettings visits;
    GapSettings gaps;
    LengthSettings lengths;
    /// What a log said of it when it was fitted, or nothing. Shared, for it never changes: a model is copied with every
    /// step of a drag.
    std::shared_ptr<const hmm::Evidence> evidence;
};

/// A model with the keys of its document that say nothing to this program ("comment", "items.colour"), in their order:
/// whoever takes a document in from outside must be told that they go no further.
struct ReadDocument
{
    BehaviourModel model;
    std::vector<std::string> unknownKeys;
};

/// A document is JSON as the command line fixes it ("format": "sessionsmith.model", "version": 1). One with the keys of
/// the plain model only is valid. Errors: see hmm::parseModel, each with `where` (a file name) and the key.
Result<ReadDocument> readDocument(std::string_view text, const std::string& where);
/// The same where the document is one's own.
Result<BehaviourModel> parseDocument(std::string_view text, const std::string& where);
std::string writeDocument(const BehaviourModel& model);
/// Of everything but the model's own name.
std::string contentHash(const BehaviourModel& model);

} // namespace sessionsmith::synthesis
