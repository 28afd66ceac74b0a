// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/augmenter.h"

#include "engine/augmentation/steps.h"

namespace sessionsmith::augmentation {

Result<Augmenter> Augmenter::create(const events::EventLog& log, Pipeline pipeline, unsigned threads,
                                    const ProgressSink& progress, const Control& control)
{
    if (auto valid = validate(pipeline); !valid) return tl::unexpected(valid.error());
    auto tables = StepTables::gather(log, pipeline, threads, progress, control);
    if (!tables) return tl::unexpected(tables.error());
    return Augmenter(std::move(pipeline), std::move(*tables));
}

Philox Augmenter::stream(std::uint64_t seed, std::uint64_t session)
{
    constexpr std::uint32_t purpose = 0x4155474d; // "AUGM"
    return {seed, purpose, session};
}

void Augmenter::augmentSession(Session& session, Philox& random) const
{
    for (const Step& step : m_pipeline)
        apply(step, m_tables, session, random);
}

Session sessionOf(const events::EventLog& log, std::size_t begin, std::size_t end)
{
    Session session;
    session.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i)
        session.push_back(
            {log.action[i], log.item[i], log.hasCategory() ? log.category[i] : -1, log.hasTime() ? log.time[i] : 0});
    return session;
}

} // namespace sessionsmith::augmentation
