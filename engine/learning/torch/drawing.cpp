// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/drawing.h"

#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/translated.h"

#include <limits>
#include <numeric>

namespace sessionsmith::learning {

namespace {

/// Sessions that are drawn side by side. The last bits of a product may depend on how many rows it has, and so a
/// session is always drawn in the same company.
constexpr std::uint64_t blockSize = 256;

/// One index for each row of scores, by the inverse of the cumulative probabilities: (rows).
torch::Tensor drawnIndices(const torch::Tensor& scores, const std::vector<float>& uniforms)
{
    const auto sums = scores.softmax(1).cumsum(1);
    const auto at = torch::from_blob(const_cast<float*>(uniforms.data()), {scores.size(0), 1}, torch::kFloat)
                        .clone()
                        .to(scores.device());
    return torch::searchsorted(sums, at * sums.narrow(1, sums.size(1) - 1, 1), false, true)
        .clamp_max(scores.size(1) - 1)
        .squeeze(1);
}

torch::Tensor latentOf(std::vector<Philox>& streams, int size, torch::Device device)
{
    auto values = torch::empty({std::int64_t(streams.size()), size}, torch::kFloat);
    float* value = values.data_ptr<float>();
    for (Philox& stream : streams)
        for (int i = 0; i < size; ++i)
            *value++ = float(stream.normal());
    return values.to(device);
}

/// Sessions that grow.
struct Growing
{
    std::vector<std::vector<std::int64_t>> items, actions, gaps;

    explicit Growing(std::size_t rows) : items(rows), actions(rows), gaps(rows) {}
    SessionBatch batch(const EventSizes& sizes) const
    {
        std::size_t longest = 0;
        for (const auto& row : items)
            longest = std::max(longest, row.size());
        SessionBatch batch = SessionBatch::empty(std::int64_t(items.size()), std::int64_t(longest), sizes);
        for (std::size_t row = 0; row < items.size(); ++row) {
            batch.lengths[row] = std::int64_t(items[row].size());
            const auto begin = std::ptrdiff_t(row * longest);
            std::ranges::copy(items[row], batch.items.begin() + begin);
            std::ranges::copy(actions[row], batch.actions.begin() + begin);
            std::ranges::copy(gaps[row], batch.gaps.begin() + begin);
        }
        return batch;
    }
};

} // namespace

SessionBatch drawSessions(const EventNetwork& network, int latentSize, std::vector<Philox>& streams,
                          const DrawSpec& spec)
{
    const torch::NoGradGuard noGradients;
    const EventSizes& sizes = network.sizes();
    const int longest = spec.length > 0 ? spec.length : spec.maximumLength;
    constexpr float never = -std::numeric_limits<float>::infinity();
    auto latent = latentSize > 0 ? latentOf(streams, latentSize, network.device()) : torch::Tensor();
    auto state = network.start(std::int64_t(streams.size()), latent);
    Growing sessions(streams.size());
    std::vector<std::size_t> active(streams.size());
    std::iota(active.begin(), active.end(), 0);
    std::vector<bool> ends(streams.size(), true);

    for (int step = 0; !active.empty(); ++step) {
        std::vector<float> forAction, forItem, forGap;
        for (const std::size_t row : active)
            for (auto* uniforms : {&forAction, &forItem, &forGap})
                uniforms->push_back(float(streams[row]() >> 8) * 0x1.0p-24f);
        auto actionScores = network.actionScores(state);
        if (step == 0 || spec.length > 0) actionScores.narrow(1, sizes.end(), 1).fill_(never);
        if (step == longest) { // of a session as long as it may be nothing is drawn
            for (const std::size_t row : active)
                ends[row] = false;
            break;
        }
        const auto next = drawnIndices(actionScores, forAction);
        const auto goesOn = next.ne(sizes.end()).nonzero().squeeze(1);
        const auto rowsOn = goesOn.to(torch::kCPU);
        std::vector<std::size_t> still;
        std::vector<float> itemNumbers, gapNumbers;
        for (std::int64_t i = 0; i < rowsOn.size(0); ++i) {
            const auto at = std::size_t(rowsOn.data_ptr<std::int64_t>()[i]);
            still.push_back(active[at]);
            itemNumbers.push_back(forItem[at]);
            gapNumbers.push_back(forGap[at]);
        }
        active = std::move(still);
        if (active.empty()) break;
        state = state.index_select(0, goesOn);
        if (latent.defined()) latent = latent.index_select(0, goesOn);
        const auto actions = next.index_select(0, goesOn);
        const auto items = drawnIndices(network.itemScores(state, actions), itemNumbers);
        const auto gaps = step == 0 || !sizes.hasGaps() ? torch::zeros_like(items)
                                                        : drawnIndices(network.gapScores(state, actions), gapNumbers);
        const auto onCpu = torch::stack({items, actions, gaps}, 1).to(torch::kCPU).contiguous();
        const std::int64_t* event = onCpu.data_ptr<std::int64_t>();
        for (const std::size_t row : active) {
            sessions.items[row].push_back(*event++);
            sessions.actions[row].push_back(*event++);
            sessions.gaps[row].push_back(*event++);
        }
        state = network.follow(state, items, actions, gaps, latent);
    }
    SessionBatch batch = sessions.batch(sizes);
    batch.ends = std::move(ends);
    return batch;
}

NetworkGenerator::NetworkGenerator(GeneratorSpec spec, Catalogue catalogue, GapBins bins, bool hasTimes,
                                   Weights weights)
    : m_spec(std::move(spec)), m_catalogue(std::move(catalogue)), m_bins(std::move(bins)), m_hasTimes(hasTimes),
      m_weights(std::move(weights)),
      m_network(m_spec, {m_catalogue.items.size(), m_catalogue.actions.size(), m_bins.count()}, m_weights)
{}

void NetworkGenerator::drawBlock(const DrawSpec& spec, std::uint64_t begin, std::uint64_t first, std::uint64_t last,
                                 events::DrawnSessions& drawn) const
{
    std::vector<Philox> streams;
    for (std::uint64_t session = begin; session < begin + blockSize; ++session)
        streams.emplace_back(spec.seed, std::uint32_t(Purpose::Sessions), session);
    const SessionBatch batch =
        drawSessions(m_network, m_spec.kind == GeneratorKind::Vae ? m_spec.latent : 0, streams, spec);
    for (std::uint64_t session = first; session < last; ++session) {
        const auto row = std::size_t(session - begin);
        drawn.lengths.push_back(std::int32_t(batch.lengths[row]));
        for (std::int64_t i = 0; i < batch.lengths[row]; ++i) {
            const std::size_t cell = row * std::size_t(batch.length) + std::size_t(i);
            drawn.items.push_back(std::int32_t(batch.items[cell]));
            drawn.actions.push_back(std::int32_t(batch.actions[cell]));
            drawn.gaps.push_back(m_bins.drawn(batch.gaps[cell], streams[row].uniform()));
        }
    }
}

Result<events::DrawnSessions> NetworkGenerator::draw(const DrawSpec& spec, std::uint64_t first, std::uint64_t count,
                                                     const Control& control)
{
    return translated([&]() -> Result<events::DrawnSessions> {
        events::DrawnSessions drawn;
        const std::uint64_t end = first + count;
        for (std::uint64_t begin = first / blockSize * blockSize; begin < end; begin += blockSize) {
            if (!control.proceed()) return fail(Error::cancelled());
            drawBlock(spec, begin, std::max(first, begin), std::min(end, begin + blockSize), drawn);
        }
        return drawn;
    });
}

} // namespace sessionsmith::learning
